/** What the rules about requests that differ from limits share. */
import type { Container } from '../../facts/kubernetes/types.ts';
import { at, isUnknown, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { addEntryFix } from '../edits/yaml.ts';
import type { Fix, FixContext, Outcome, RuleContext } from '../rule.ts';
import { met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { quantityOf } from './quantity.ts';
import { isSetElsewhere, nounOf } from './resources.ts';
import type { Resource } from './resources.ts';

/** Whether request and limit are one amount; a request follows from a limit where it is not set. */
export function mismatchOutcome(container: Container, resource: Resource, context: RuleContext): Outcome {
  const { node, role, workload } = container;
  const request = at(node, 'resources', 'requests', resource);
  const limit = at(node, 'resources', 'limits', resource);
  if (role === 'ephemeral') return notApplicable;
  if (isUnknown(request) || isUnknown(limit)) return unknown;
  if (request === undefined) return limit === undefined ? notApplicable : met;
  const requested = quantityOf(request);
  const place = { start: request.start, end: request.end };
  const noun = nounOf(resource);
  if (limit === undefined) {
    // No limit on local disk is a rule of its own.
    if (resource === 'ephemeral-storage') return notApplicable;
    if (workload.object.fragment || isSetElsewhere(container, 'limits', context)) return unknown;
    return unmet({ ...place, message: say`${describeContainer(container)} has a ${noun} request, and no limit to equal it.` });
  }
  const limited = quantityOf(limit);
  if (requested === undefined || limited === undefined) return unknown;
  if (requested === limited) return met;
  return unmet({
    ...place,
    message: say`${describeContainer(container)} requests ${textOf(request) ?? ''} of ${noun}, and its limit is ${textOf(limit) ?? ''}.`,
  });
}

/** Raises the request to the limit: the Pod may then use no less than before. */
export function mismatchFix({ node }: Container, resource: Resource, context: FixContext): Fix | undefined {
  const request = at(node, 'resources', 'requests', resource);
  const limit = at(node, 'resources', 'limits', resource);
  if (request?.kind !== 'scalar') return undefined;
  const noun = nounOf(resource);
  if (limit?.kind === 'scalar') {
    const text = context.text.slice(limit.start, limit.end);
    const raises = (quantityOf(request) ?? 0) < (quantityOf(limit) ?? 0);
    return {
      title: say`Set the ${noun} request to the limit`,
      safety: raises ? 'safe' : 'review',
      edits: [{ start: request.start, end: request.end, text }],
    };
  }
  return addEntryFix(context, node, {
    title: say`Set a ${noun} limit that equals the request`,
    safety: 'review',
    path: ['resources', 'limits', resource],
    value: typeof request.value === 'number' ? request.value : request.text,
  });
}
