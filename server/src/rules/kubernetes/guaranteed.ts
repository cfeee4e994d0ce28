/** What keeps a Pod out of the Guaranteed class, and how it gets in. */
import type { Container } from '../../facts/kubernetes/types.ts';
import { at, child, isUnknown } from '../../syntax/tree.ts';
import type { Lookup, ScalarNode, Span } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import type { Edit, Fix, FixContext, Problem } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { placeFor } from './pods.ts';
import { quantityOf } from './quantity.ts';
import { neighbours, nounOf } from './resources.ts';

const resources = ['cpu', 'memory'] as const;

interface Gap {
  /** What is lacking, as half a sentence. */
  readonly lack: string;
  /** The request that differs; absent when a limit is missing. */
  readonly request?: ScalarNode;
}

/** What keeps the `resources` of a container or a Pod from guaranteeing; undefined when nothing does. */
export function gapOf(holder: Lookup): Gap | 'unknown' | undefined {
  let unknown = false;
  for (const resource of resources) {
    const limit = at(holder, 'resources', 'limits', resource);
    const request = at(holder, 'resources', 'requests', resource);
    if (limit === undefined) return { lack: say`there is no ${nounOf(resource)} limit` };
    const limited = quantityOf(limit);
    if (limited === undefined || isUnknown(request)) unknown = true;
    else if (request?.kind === 'scalar' && quantityOf(request) !== limited)
      return { lack: say`the ${nounOf(resource)} request differs from the limit`, request };
  }
  return unknown ? 'unknown' : undefined;
}

export function problemOf(container: Container, { lack, request }: Gap): Problem {
  const place = request ? spanOf(request) : placeFor(container, 'resources', 'limits');
  return { ...place, message: say`${describeContainer(container)} keeps its Pod out of the Guaranteed class: ${lack}.` };
}

export function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** Undefined where more than one thing is to be judged within what is already there. */
export function guaranteeFix({ node }: Container, context: FixContext): Fix | undefined {
  const title = say`Make requests and limits equal`;
  const safety = 'review';
  if (child(node, 'resources') === undefined) {
    const both = { cpu: judge('500m'), memory: judge('256Mi') };
    return addEntryFix(context, node, { title, safety, path: ['resources'], value: { requests: both, limits: both }, after: neighbours });
  }
  const limits = resources.map((resource) => at(node, 'resources', 'limits', resource));
  const missing = resources.filter((_, index) => limits[index] === undefined);
  const edits = resources.flatMap((resource, index) => requestEdit(node, resource, limits[index], context));
  const [first, ...rest] = edits.toSorted((a, b) => a.start - b.start);
  if (missing.length === 0) return first && { title, safety, edits: [first, ...rest] };
  const [resource] = missing;
  const request = resource && at(node, 'resources', 'requests', resource);
  if (first || missing.length > 1 || !resource || request?.kind !== 'scalar') return undefined;
  const value = typeof request.value === 'number' ? request.value : request.text;
  return addEntryFix(context, node, { title, safety, path: ['resources', 'limits', resource], value });
}

function requestEdit(node: Lookup, resource: (typeof resources)[number], limit: Lookup, { text }: FixContext): readonly Edit[] {
  const request = at(node, 'resources', 'requests', resource);
  if (limit?.kind !== 'scalar' || request?.kind !== 'scalar' || quantityOf(request) === quantityOf(limit)) return [];
  return [{ start: request.start, end: request.end, text: text.slice(limit.start, limit.end) }];
}
