/** What rules about pipelines have in common. */
import type { Job, Pipeline, Step } from '../../facts/pipeline/types.ts';
import type { Script } from '../../facts/pipeline/script.ts';
import { placeIn } from '../../facts/pipeline/script.ts';
import { textStart } from '../../facts/pipeline/read.ts';
import type { Entry, Lookup, MapNode, ScalarNode, Span } from '../../syntax/tree.ts';
import { child, itemsOf, resolve, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { met, unmet } from '../rule.ts';
import type { Outcome, Problem } from '../rule.ts';

/** Unmet where there are problems, in the order of their places. */
export function outcomeOf(problems: readonly Problem[], otherwise: Outcome = met): Outcome {
  const [first, ...rest] = problems.toSorted((a, b) => a.start - b.start);
  return first ? unmet(first, ...rest) : otherwise;
}

export function problemAt({ start, end }: { readonly start: number; readonly end: number }, message: string): Problem {
  return { start, end, message };
}

/** A problem for each match of a global pattern in what a script runs. */
export function matchesIn(script: Script, pattern: RegExp, messageOf: (match: RegExpMatchArray) => string | undefined): readonly Problem[] {
  return [...script.code.matchAll(pattern)].flatMap((match) => {
    const message = messageOf(match);
    if (message === undefined) return [];
    const lead = /^[\s;&|(]*/.exec(match[0])?.[0].length ?? 0;
    return [problemAt(placeIn(script, match.index + lead, match.index + match[0].trimEnd().length), message)];
  });
}

/** The place in the file of a part of a scalar's text; of the whole scalar where it cannot be told. */
export function placeWithin({ scripts }: Pipeline, scalar: ScalarNode, start: number, end: number): Span {
  const script = scripts.find(({ node }) => node === scalar);
  if (script) return placeIn(script, start, end);
  const from = textStart(scalar);
  return from === undefined ? { start: scalar.start, end: scalar.end } : { start: from + start, end: from + end };
}

/** An `env` (or `variables`) map and what it belongs to. */
export interface Environment {
  readonly holder: MapNode;
  readonly key: string;
  readonly map: MapNode;
  readonly job: Job | undefined;
  readonly step: Step | undefined;
}

export function environmentsOf({ node, workflow, steps, system }: Pipeline): readonly Environment[] {
  const found: Environment[] = [];
  const add = (holder: Lookup, key: string, job?: Job, step?: Step): void => {
    const map = holder?.kind === 'map' ? child(holder, key) : undefined;
    if (holder?.kind === 'map' && map?.kind === 'map') found.push({ holder, key, map, job, step });
  };
  if (system === 'gitlab') {
    add(node, 'variables');
    for (const { value } of node.entries) add(resolve(value), 'variables');
  }
  if (system === 'azure') add(node, 'variables');
  if (system !== 'github') return found;
  add(node, 'env');
  for (const job of workflow?.jobs ?? []) {
    add(job.node, 'env', job);
    for (const { holder } of containersOf(job)) add(holder, 'env', job);
  }
  for (const step of steps) add(step.node, 'env', step.job, step);
  return found;
}

/** The maps that describe the containers that a job runs in and beside. */
export function containersOf({ node }: Job): readonly { readonly name: string; readonly holder: MapNode }[] {
  const services = child(node, 'services');
  const container = child(node, 'container');
  const beside = services?.kind === 'map' ? services.entries.map(({ key, value }) => ({ name: key.text, holder: resolve(value) })) : [];
  const all = container ? [{ name: 'container', holder: container }, ...beside] : beside;
  return all.flatMap(({ name, holder }) => (holder.kind === 'map' ? [{ name, holder }] : []));
}

export function entriesOf(node: Lookup): readonly Entry[] {
  return node?.kind === 'map' ? node.entries : [];
}

/** Whether a scalar says yes, as a value or as a text. */
export function isTrue(node: Lookup): boolean {
  return node?.kind === 'scalar' && (node.value === true || /^(?:true|1)$/i.test(node.text));
}

/** All scalars below a node, keys left out. */
export function scalarsIn(node: Lookup): readonly ScalarNode[] {
  if (node?.kind === 'scalar') return [node];
  if (node?.kind === 'sequence') return itemsOf(node).items.flatMap((item) => scalarsIn(item));
  return node?.kind === 'map' ? node.entries.flatMap(({ value }) => (value.kind === 'alias' ? [] : scalarsIn(resolve(value)))) : [];
}

/** How messages name a job. */
export function jobName({ job }: { readonly job: Job | undefined }): string {
  return job ? say`job "${job.id}"` : say`this action`;
}

export function inputOf({ inputs }: Step, name: string): string | undefined {
  return textOf(child(inputs, name));
}

/** Whether `if` keeps a step or its job from ever running. */
export function neverRuns({ node, job }: Pick<Step, 'node' | 'job'>): boolean {
  return [node, job?.node].some((holder) => /^(?:\$\{\{\s*)?false(?:\s*\}\})?$/i.test(textOf(child(holder, 'if'))?.trim() ?? ''));
}
