/** What the rules about Linux capabilities share. */
import type { Container } from '../../facts/kubernetes/types.ts';
import { at, isUnknown, itemsOf } from '../../syntax/tree.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import { english, say } from '../../texts/texts.ts';
import { removeAt } from '../edits/remove.ts';
import type { Fix, FixContext, Problem } from '../rule.ts';

/** What container runtimes grant by default. */
const granted: readonly string[] = [
  ...['AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE', 'NET_RAW'],
  ...['SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT'],
];

/** What the baseline Pod security standard lets a container add: the default grant without raw sockets. */
export const baseline: ReadonlySet<string> = new Set(granted.filter((name) => name !== 'NET_RAW'));

/** Each of these comes near to being privileged: what it means. */
export const dangerous: ReadonlyMap<string, string> = new Map([
  ['ALL', english`every capability there is`],
  ['SYS_ADMIN', english`which is nearly root on the node`],
  ['NET_ADMIN', english`the right to change the network around it`],
  ['SYS_MODULE', english`the right to load code into the kernel`],
]);

export interface Capabilities {
  readonly listed: readonly Capability[];
  /** False when there may be more than those. */
  readonly complete: boolean;
}

export interface Capability {
  readonly node: ScalarNode;
  /** In capitals, without `CAP_`. */
  readonly name: string;
}

/** The capabilities that a container adds or drops. */
export function capabilitiesOf({ node }: Container, side: 'add' | 'drop'): Capabilities {
  const list = at(node, 'securityContext', 'capabilities', side);
  const { items, complete } = itemsOf(list);
  const listed = items.flatMap((item) => (item.kind === 'scalar' ? [{ node: item, name: nameOf(item.text) }] : []));
  return { listed, complete: !isUnknown(list) && complete && listed.length === items.length };
}

function nameOf(text: string): string {
  return text.toUpperCase().replace(/^CAP_/, '');
}

/** Whether everything that a runtime grants is dropped, at once or one by one. */
export function dropsAll({ listed }: Capabilities): boolean {
  const names = new Set(listed.map(({ name }) => name));
  return names.has('ALL') || granted.every((name) => names.has(name));
}

/** Takes the capability of the problem out of what the container adds. */
export function removeAddedFix({ node }: Container, problem: Problem, { text }: FixContext): Fix | undefined {
  const list = at(node, 'securityContext', 'capabilities', 'add');
  const item = itemsOf(list).items.find(({ start }) => start === problem.start);
  const edit = item && removeAt(text, node, ['securityContext', 'capabilities', 'add'], item);
  return edit && { title: say`Do not add ${text.slice(problem.start, problem.end)}`, safety: 'review', edits: [edit] };
}
