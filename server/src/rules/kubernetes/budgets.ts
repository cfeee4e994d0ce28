/** What the rules about Pod disruption budgets share. */
import type { KubernetesObject, Workload } from '../../facts/kubernetes/types.ts';
import { at, child, entryOf, itemsOf, stringMapOf } from '../../syntax/tree.ts';
import type { Entry, Lookup } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { matchSelector } from '../../workspace/selectors.ts';
import type { Located } from '../../workspace/view.ts';
import { editOf } from '../edits/edit.ts';
import { judge } from '../edits/value.ts';
import type { Fix, FixContext, RuleContext } from '../rule.ts';

/** The core group never had one: where the group was forgotten, one of these is still meant. */
export function isBudget({ group, kind }: KubernetesObject): boolean {
  return kind === 'PodDisruptionBudget' && (group === 'policy' || group === '');
}

/** A number of Pods or a share of them. */
export interface Amount {
  readonly unit: 'Pods' | 'percent';
  readonly value: number;
}

export function amountOf(node: Lookup): Amount | undefined {
  if (node?.kind !== 'scalar') return undefined;
  if (typeof node.value === 'number') return { unit: 'Pods', value: node.value };
  const percent = /^(\d+)%$/.exec(node.text)?.[1];
  return percent === undefined ? undefined : { unit: 'percent', value: Number(percent) };
}

/** The Pods that an amount of a total comes to; shares are rounded up, as Kubernetes does. */
export function podsIn({ unit, value }: Amount, total: number): number {
  return unit === 'Pods' ? value : Math.ceil((total * value) / 100);
}

/** The workloads that a budget selects; undefined when these are not known for certain. */
export function workloadsOf(object: KubernetesObject, { workspace, uri }: RuleContext): readonly Located<Workload>[] | undefined {
  const selector = at(object.node, 'spec', 'selector');
  const pairs = stringMapOf(child(selector, 'matchLabels'));
  const expressions = itemsOf(child(selector, 'matchExpressions'));
  if (!pairs || !expressions.complete || (pairs.size === 0 && expressions.items.length === 0)) return undefined;
  const { certain, possible } = workspace.workloadsMatching(pairs, object, uri);
  if (possible || [...pairs.keys()].some((key) => workspace.labelIsSetElsewhere(key))) return undefined;
  const { directory } = workspace.scopeOf(uri);
  const here = certain.filter((located) => workspace.scopeOf(located.uri).directory === directory);
  return here.length === certain.length ? here.filter(({ subject }) => matchSelector(selector, subject.podLabels) === 'yes') : undefined;
}

/** Replaces what a budget states by `maxUnavailable: 1`. */
export function allowOne(object: KubernetesObject, field: string, { text }: FixContext): Fix | undefined {
  const spec = child(object.node, 'spec');
  const entry: Entry | undefined = spec?.kind === 'map' ? entryOf(spec, field) : undefined;
  if (entry?.value.kind !== 'scalar') return undefined;
  const key = entry.key.style === 'double' ? '"maxUnavailable"' : 'maxUnavailable';
  return {
    title: say`Let one Pod go at a time`,
    safety: 'review',
    edits: [editOf(text, entry.key.start, entry.value.end, [`${key}: `, judge(1)])],
  };
}
