import { at } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { addToList } from '../edits/append.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { capabilitiesOf, dropsAll } from './capabilities.ts';
import { describeContainer } from './describe.ts';
import { examplePod } from './examples.ts';
import { isWindows, placeFor } from './pods.ts';
import { isTrue } from './settings.ts';

export const capabilitiesDropAllMissing = defineRule({
  id: 'capabilities-drop-all-missing',
  title: 'Capabilities not dropped',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/least-privilege-containers',
  category: 'security',
  default: 'on',
  subject: 'container',
  crossFile: true,
  severity: 'warning',
  check(container, { workspace }) {
    const { object } = container.workload;
    if (isWindows(container.workload) || isTrue(at(container.node, 'securityContext', 'privileged'))) return notApplicable;
    const dropped = capabilitiesOf(container, 'drop');
    if (dropsAll(dropped)) return met;
    if (!dropped.complete || object.fragment || workspace.patchMentions(object, 'capabilities')) return unknown;
    const message = say`${describeContainer(container)} does not drop all capabilities.`;
    return unmet({ ...placeFor(container, 'securityContext', 'capabilities', 'drop'), message });
  },
  fixSafety: 'review',
  fix({ node }, _problem, context) {
    const title = say`Drop all capabilities`;
    const path = ['securityContext', 'capabilities', 'drop'] as const;
    const added = addEntryFix(context, node, { title, safety: 'review', path, value: ['ALL'] });
    if (added) return added;
    const edits = addToList(context, node, [...path], 'ALL');
    return edits && { title, safety: 'review', edits };
  },
  rationale:
    'A container starts with some fourteen kernel rights, among them changing the owner of any file and opening raw sockets. A web server uses none of them. Dropping all and adding back the one that is missed makes the list of what a process may do short and readable. Images that change owners or users at start need some back. Privileged containers, which have all of them anyway, are a finding of their own.',
  how: [
    'Set `capabilities.drop: [ALL]` in the security context of each container; the Pod has no such setting.',
    'Start it; if something is refused, add the one capability that it names.',
    'Prefer a port above 1023 to `NET_BIND_SERVICE`.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({}),
    good: examplePod({ container: 'securityContext:\n  capabilities:\n    drop: [ALL]' }),
  },
  hoverOn: ['securityContext.capabilities', 'securityContext.capabilities.drop'],
  equivalents: {
    polaris: ['insecureCapabilities'],
    monokle: ['KBP103', 'KSV003'],
    kyverno: ['require-drop-all', 'disallow-capabilities-strict'],
    checkov: ['CKV_K8S_37'],
    trivy: ['KSV-0003', 'KSV-0004', 'KSV-0106'],
  },
});
