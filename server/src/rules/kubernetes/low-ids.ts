/** What the rules about low user and group ids share. */
import type { Container } from '../../facts/kubernetes/types.ts';
import { say } from '../../texts/texts.ts';
import { editOf } from '../edits/edit.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Fix, FixContext, Outcome, Problem, RuleContext } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { isWindows, placeFor, securityValue } from './pods.ts';

export type IdField = 'runAsUser' | 'runAsGroup';

export const minimumOption = {
  minimum: { default: 10000, minimum: 1, description: 'The lowest id that is high enough.' },
} as const;

export function lowIdOutcome(container: Container, field: IdField, minimum: number, { workspace }: RuleContext): Outcome {
  const { object } = container.workload;
  if (isWindows(container.workload)) return notApplicable;
  const value = securityValue(container, field);
  if (value?.kind === 'scalar') {
    if (typeof value.value !== 'number' || value.value >= minimum) return met;
    const who = describeContainer(container);
    const message =
      field === 'runAsUser'
        ? say`${who} runs as user ${value.text}, which is below ${minimum}.`
        : say`${who} runs as group ${value.text}, which is below ${minimum}.`;
    return unmet({ start: value.start, end: value.end, message });
  }
  // OpenShift gives every Pod a high user id of its own.
  if (value !== undefined || object.fragment || object.group === 'apps.openshift.io') return unknown;
  if (workspace.patchMentions(object, field)) return unknown;
  const message = say`${describeContainer(container)} does not set ${field} to ${String(minimum)} or more.`;
  return unmet({ ...placeFor(container, 'securityContext'), message });
}

export function lowIdFix(container: Container, field: IdField, minimum: number, problem: Problem, context: FixContext): Fix | undefined {
  const title = field === 'runAsUser' ? say`Run as a user with a high id` : say`Run as a group with a high id`;
  const id = judge(minimum + 1);
  if (securityValue(container, field)?.kind === 'scalar')
    return { title, safety: 'review', edits: [editOf(context.text, problem.start, problem.end, [id])] };
  return addEntryFix(context, container.node, { title, safety: 'review', path: ['securityContext', field], value: id });
}
