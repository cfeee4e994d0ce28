/** Components of the control plane as static Pods start them. */
import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, itemsOf } from '../../syntax/tree.ts';
import type { ScalarNode, SequenceNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import type { Problem } from '../rule.ts';
import { expectations } from './control-plane-flags.ts';
import type { FlagExpectation } from './control-plane-flags.ts';

interface Given {
  readonly node: ScalarNode;
  readonly value: string;
}

/** A component as a static Pod starts it. */
export interface Program {
  readonly name: string;
  readonly anchor: ScalarNode;
  readonly list: SequenceNode;
  readonly flags: ReadonlyMap<string, Given>;
  readonly complete: boolean;
}

export interface Fault {
  readonly expectation: FlagExpectation;
  readonly given: Given | undefined;
  readonly problem: Problem;
}

/** The component that an object starts, if it is one. */
export function programOf(object: KubernetesObject): Program | undefined {
  if (object.group !== '' || object.kind !== 'Pod' || !isControlPlane(object)) return undefined;
  for (const container of itemsOf(at(object.node, 'spec', 'containers')).items) {
    const [command, args] = [child(container, 'command'), child(container, 'args')];
    const list = command ?? args;
    const anchor = list?.kind === 'sequence' ? itemsOf(list).items[0] : undefined;
    if (list?.kind !== 'sequence' || anchor?.kind !== 'scalar') continue;
    const name = anchor.text.slice(anchor.text.lastIndexOf('/') + 1);
    if (!Object.hasOwn(expectations, name)) continue;
    const lists = command && args ? [command, args] : [list];
    const items = lists.flatMap((one) => itemsOf(one).items);
    const complete = lists.every((one) => itemsOf(one).complete) && items.every((item) => item.kind === 'scalar');
    return { name, anchor, list, flags: flagsIn(items.flatMap((item) => (item.kind === 'scalar' ? [item] : []))), complete };
  }
  return undefined;
}

function isControlPlane({ namespace, labels }: KubernetesObject): boolean {
  return (namespace.state === 'known' && namespace.value === 'kube-system') || labels?.get('tier') === 'control-plane';
}

function flagsIn(items: readonly ScalarNode[]): ReadonlyMap<string, Given> {
  const flags = new Map<string, Given>();
  items.forEach((node, index) => {
    const [, flag, value] = /^--([a-z0-9-]+)(?:=([\s\S]*))?$/.exec(node.text) ?? [];
    const next = items[index + 1]?.text;
    if (flag !== undefined) flags.set(flag, { node, value: value ?? (next === undefined || next.startsWith('-') ? 'true' : next) });
  });
  return flags;
}

/** What its flags miss. */
export function faultsOf(program: Program): readonly Fault[] {
  const { name, anchor, flags, complete } = program;
  return (expectations[name] ?? []).flatMap((expectation) => {
    const { flag, accepts, needed, beside, unless = [], expected } = expectation;
    const given = flags.get(flag);
    const other = unless.some((instead) => flags.has(instead)) || (beside !== undefined && !flags.has(beside));
    if (given ? accepts(given.value) || /[${}]/.test(given.value) : !needed || other || !complete) return [];
    const { start, end } = given?.node ?? anchor;
    const message = given
      ? say`The flag --${flag} of ${name} should ${expected()}, says the CIS benchmark.`
      : say`${capital(name)} lacks the flag --${flag}, which should ${expected()}, says the CIS benchmark.`;
    return [{ expectation, given, problem: { start, end, message } }];
  });
}

function capital(name: string): string {
  return name === 'etcd' ? say`The etcd server` : say`The component ${name}`;
}
