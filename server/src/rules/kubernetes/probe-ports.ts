/** What the rules about the ports of probes share. */
import type { Container } from '../../facts/kubernetes/types.ts';
import { child, isUnknown, itemsOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { appendItems } from '../edits/append.ts';
import { editOf } from '../edits/edit.ts';
import { judge } from '../edits/value.ts';
import type { Fix, FixContext, Outcome, Problem, RuleContext, RuleOptions } from '../rule.ts';
import { met, notApplicable, unknown, unmet } from '../rule.ts';
import { portsOf } from './pods.ts';
import { describeProbe, handlerOf } from './probe-fields.ts';
import type { ProbeField } from './probe-fields.ts';

export const probePortOptions = {
  numbers: {
    default: false,
    description:
      'Also ask that a port number of a probe is among the declared ports. Nothing is broken where it is not, as declared ports are for readers only.',
  },
} as const satisfies RuleOptions;

/** Whether the container declares the port that its probe asks. */
export function probePortOutcome(container: Container, field: ProbeField, numbers: boolean, { workspace }: RuleContext): Outcome {
  const probe = child(container.node, field);
  if (probe === undefined || isUnknown(probe)) return probe ? unknown : notApplicable;
  const handler = handlerOf(probe);
  if (!handler) return unknown;
  const port = child(handler.node, 'port');
  if (port?.kind !== 'scalar' || child(handler.node, 'host') !== undefined) return isUnknown(port) ? unknown : notApplicable;
  const ports = portsOf(container);
  const { object } = container.workload;
  if (ports?.some(({ name, number }) => port.value === (typeof port.value === 'number' ? number : name)) === true) return met;
  if (!ports || hidesNames(container) || object.fragment || workspace.patchMentions(object, 'ports')) return unknown;
  // Ports are open whether or not they are declared, but a name means nothing until it is; text of digits is malformed.
  if (typeof port.value === 'number' ? !numbers || ports.length === 0 : /^\d*$/.test(port.text)) return notApplicable;
  const what =
    typeof port.value === 'number'
      ? say`port ${port.text}, which the container does not declare`
      : say`a port named "${port.text}", and the container has none`;
  return unmet({ start: port.start, end: port.end, message: say`${describeProbe(container, field)} asks for ${what}.` });
}

function hidesNames({ node }: Container): boolean {
  const { items, complete } = itemsOf(child(node, 'ports'));
  return !complete || items.some((item) => isUnknown(child(item, 'name')) || isUnknown(child(item, 'containerPort')));
}

/** Names a declared port in place of one that there is not, or declares the number. */
export function probePortFix(container: Container, field: ProbeField, problem: Problem, context: FixContext): Fix | undefined {
  const port = child(handlerOf(child(container.node, field))?.node, 'port');
  if (port?.kind !== 'scalar') return undefined;
  if (typeof port.value === 'number') {
    const list = child(container.node, 'ports');
    const edit = list?.kind === 'sequence' ? appendItems(context, list, [{ containerPort: port.value }]) : undefined;
    return edit && { title: say`Declare port ${port.text}`, safety: 'review', edits: [edit] };
  }
  const declared = portsOf(container)?.find(({ udp, name, number }) => !udp && (name ?? number) !== undefined);
  if (!declared) return undefined;
  const quote = port.style === 'double' ? '"' : port.style === 'single' ? "'" : '';
  const pieces = declared.name === undefined ? [judge(declared.number ?? 0)] : [quote, judge(declared.name), quote];
  return { title: say`Name a declared port`, safety: 'review', edits: [editOf(context.text, problem.start, problem.end, pieces)] };
}
