import { at } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { addToList } from '../edits/append.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { capabilitiesOf, dropsAll, removeAddedFix } from './capabilities.ts';
import { describeContainer } from './describe.ts';
import { examplePod } from './examples.ts';
import { isWindows, placeFor } from './pods.ts';
import { isTrue } from './settings.ts';

export const capabilitiesDropNetRawMissing = defineRule({
  id: 'capabilities-drop-net-raw-missing',
  title: 'Raw sockets allowed',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/least-privilege-containers',
  category: 'security',
  default: 'optional',
  subject: 'container',
  crossFile: true,
  severity: 'warning',
  check(container, { workspace }) {
    const { object } = container.workload;
    if (isWindows(container.workload) || isTrue(at(container.node, 'securityContext', 'privileged'))) return notApplicable;
    const added = capabilitiesOf(container, 'add').listed.find(({ name }) => name === 'NET_RAW');
    if (added) {
      const { start, end } = added.node;
      return unmet({ start, end, message: say`${describeContainer(container)} adds NET_RAW, the right to open raw sockets.` });
    }
    const dropped = capabilitiesOf(container, 'drop');
    if (dropsAll(dropped) || dropped.listed.some(({ name }) => name === 'NET_RAW')) return met;
    if (!dropped.complete || object.fragment || workspace.patchMentions(object, 'capabilities')) return unknown;
    const message = say`${describeContainer(container)} drops neither NET_RAW nor all capabilities.`;
    return unmet({ ...placeFor(container, 'securityContext', 'capabilities', 'drop'), message });
  },
  fixSafety: 'safe',
  fix(container, problem, context) {
    if (capabilitiesOf(container, 'add').listed.some(({ node }) => node.start === problem.start))
      return removeAddedFix(container, problem, context);
    const title = say`Drop NET_RAW`;
    const path = ['securityContext', 'capabilities', 'drop'] as const;
    const added = addEntryFix(context, container.node, { title, safety: 'safe', path, value: ['NET_RAW'] });
    if (added) return added;
    const edits = addToList(context, container.node, [...path], 'NET_RAW');
    return edits && { title, safety: 'safe', edits };
  },
  rationale:
    'With `NET_RAW`, which runtimes grant by default, a process can forge packets: it can pretend to be another Pod, or answer its DNS queries. Hardly anything but `ping` needs it. The rule is the small sibling of the one that asks for all capabilities to be dropped; use it where that is out of reach.',
  how: [
    'Drop `NET_RAW`, or better `ALL`, in the security context of each container.',
    'For `ping`, let the Pod set the sysctl `net.ipv4.ping_group_range` instead.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({}),
    good: examplePod({ container: 'securityContext:\n  capabilities:\n    drop: [NET_RAW]' }),
  },
  hoverOn: ['securityContext.capabilities', 'securityContext.capabilities.drop'],
  equivalents: {
    'kube-linter': ['drop-net-raw-capability'],
    kyverno: ['require-drop-cap-net-raw'],
    checkov: ['CKV_K8S_28'],
    trivy: ['KSV-0119'],
    kubescape: ['C-0211'],
    datree: ['CIS_MISSING_VALUE_DROP_NET_RAW'],
  },
});
