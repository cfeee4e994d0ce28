/** Whether the conditions of a clause hold. A value that the text does not give proves nothing, neither way. */
import { resolve } from '../syntax/tree.ts';
import type { MapNode, SyntaxNode } from '../syntax/tree.ts';
import type { Condition, Step, Test } from './clause.ts';
import { reach } from './values.ts';
import type { Reached, ValueNode } from './values.ts';

/** What a clause speaks of: its source, and its tree where it has one. */
export interface Tested {
  text(): string;
  root(): SyntaxNode | undefined;
  /** All keys of the tree, where it is made anyway; without them they are looked for in the text. */
  readonly keys?: ReadonlySet<string>;
  /** What is matched in place of a value that the tree does not give; without it such a value matches nothing. */
  readonly sourceOf?: (node: SyntaxNode) => string;
  /** Whether a template may leave a value out: what may not be there shows nothing. */
  readonly mayBeLeftOut?: (node: SyntaxNode) => boolean;
}

export function allHold(conditions: readonly Condition[], tested: Tested): boolean {
  if (conditions.length === 0) return true;
  const { patterns, keys, groups } = inOrderOfCost(conditions);
  for (const pattern of patterns) if (!pattern.test(tested.text())) return false;
  if (groups.length === 0) return true;
  for (const key of keys) if (!(tested.keys ? tested.keys.has(key) : tested.text().includes(key))) return false;
  const root = tested.root();
  return root !== undefined && groups.every((group) => groupHolds(group, root, tested));
}

/** The conditions of a clause, the cheapest to find wanting first. */
interface Ordered {
  readonly patterns: readonly RegExp[];
  /** They must be there: that is looked for before the tree is walked, or even made. */
  readonly keys: readonly string[];
  readonly groups: readonly (readonly Located[])[];
}

interface Located {
  readonly path: readonly Step[];
  readonly test: Test;
}

const ordered = new WeakMap<readonly Condition[], Ordered>();

function inOrderOfCost(conditions: readonly Condition[]): Ordered {
  const known = ordered.get(conditions);
  if (known) return known;
  const located = conditions.flatMap(({ path, test }): readonly Located[] => (path === 'text' ? [] : [{ path, test }]));
  const made: Ordered = {
    patterns: conditions.flatMap(({ path, test }) => (path === 'text' && test.kind === 'matches' ? [test.pattern] : [])),
    keys: [...new Set(located.flatMap(keysNeededBy))],
    groups: grouped(located),
  };
  ordered.set(conditions, made);
  return made;
}

function keysNeededBy({ path, test }: Located): readonly string[] {
  if (test.kind === 'absent' || test.kind === 'differs' || (test.kind === 'one-of' && test.orAbsent)) return [];
  return path.flatMap((step) => (typeof step === 'object' && 'key' in step ? [step.key] : []));
}

function wildcard(path: readonly Step[]): number {
  return path.findIndex((step) => step === 'any-item' || step === 'any-key');
}

/** Conditions that start at the same wildcard speak of the same item. */
function grouped(conditions: readonly Located[]): readonly (readonly Located[])[] {
  const groups = new Map<string, Located[]>();
  conditions.forEach((condition, index) => {
    const end = wildcard(condition.path);
    const key = end < 0 ? String(index) : JSON.stringify(condition.path.slice(0, end + 1));
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(condition);
  });
  return [...groups.values()];
}

function groupHolds(group: readonly Located[], root: SyntaxNode, tested: Tested): boolean {
  const [first] = group;
  if (!first) return true;
  if (group.length === 1) return holds(first, reach(root, first.path), tested);
  const shared = wildcard(first.path) + 1;
  return reach(root, first.path.slice(0, shared)).nodes.some((item) =>
    group.every((condition) => holds(condition, reach(item, condition.path.slice(shared)), tested)),
  );
}

function holds({ path, test }: Located, { nodes: all, certain }: Reached, tested: Tested): boolean {
  if (test.kind === 'absent') return all.length === 0 && certain;
  if (test.kind === 'differs') return certain && all.every((node) => node.kind !== 'unknown' && !equals(node, test.value));
  const { mayBeLeftOut } = tested;
  const nodes = mayBeLeftOut ? all.filter((node) => !mayBeLeftOut(node)) : all;
  switch (test.kind) {
    case 'exists':
      return nodes.length > 0;
    case 'equals':
      return nodes.some((node) => equals(node, test.value));
    case 'includes':
      return nodes.some((node) =>
        node.kind === 'sequence' ? node.items.map(resolve).some((item) => equals(item, test.value)) : equals(node, test.value),
      );
    case 'at-least':
      return nodes.some((node) => node.kind === 'scalar' && node.text !== '' && Number(node.text) >= test.value);
    case 'one-of':
      return (test.orAbsent && certain && all.length === 0) || nodes.some((node) => test.values.some((value) => equals(node, value)));
    case 'matches':
      return nodes.some((node) => test.pattern.test(isKeyed(path) && node.kind === 'map' ? keysOf(node) : plainText(node, tested)));
  }
}

function equals(node: ValueNode, value: string): boolean {
  if (node.kind === 'scalar') return node.text === value;
  return value === '{}' && node.kind === 'map' && node.entries.length === 0 && !node.open;
}

/** Labels and annotations are asked for by their keys: what stands in their values is anybody's word. */
function isKeyed(path: readonly Step[]): boolean {
  const last = path.at(-1);
  return typeof last === 'object' && 'key' in last && (last.key === 'labels' || last.key === 'annotations');
}

function keysOf({ entries }: MapNode): string {
  return entries.map(({ key }) => key.text).join('\n');
}

/** A scalar's text; of maps and lists what they hold, one `key: value` a line. */
function plainText(node: ValueNode, tested: Tested): string {
  if (node.kind === 'scalar') return node.text;
  if (node.kind === 'unknown') return tested.sourceOf?.(node) ?? '';
  if (node.kind === 'sequence') return node.items.map((item) => plainText(resolve(item), tested)).join('\n');
  return node.entries.map(({ key, value }) => `${key.text}: ${plainText(resolve(value), tested)}`).join('\n');
}
