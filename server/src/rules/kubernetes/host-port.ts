import type { MapNode } from '../../syntax/tree.ts';
import { child, itemsOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { removeAt } from '../edits/remove.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { examplePod } from './examples.ts';
import { isNodeAgent, isTrue } from './settings.ts';
import { outcomeOf, problemAt } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

export const hostPort = defineRule({
  id: 'host-port',
  title: 'Port of the node taken',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/exposure-limited',
  category: 'security',
  default: 'on',
  subject: 'container',
  crossFile: false,
  severity: 'warning',
  check(container) {
    const { podSpec } = container.workload;
    // On the network of the node every port is one of the node.
    if (isNodeAgent(container.workload) || isTrue(child(podSpec, 'hostNetwork'))) return notApplicable;
    return outcomeOf(
      portsIn(container.node).flatMap((port): readonly Verdict[] => {
        const value = child(port, 'hostPort');
        if (value === undefined) return [];
        if (value.kind !== 'scalar') return ['unknown'];
        if (value.value === 0) return ['met'];
        return [problemAt(value, say`${describeContainer(container)} takes port ${value.text} of whichever node it runs on.`)];
      }),
    );
  },
  fixSafety: 'review',
  fix({ node }, problem, { text }) {
    const port = portsIn(node).find((candidate) => child(candidate, 'hostPort')?.start === problem.start);
    const edit = port && removeAt(text, port, ['hostPort']);
    return edit && { title: say`Remove the host port`, safety: 'review', edits: [edit] };
  },
  rationale:
    'A host port opens the container on every address of its node, past load balancers and often past network policies. It also ties the Pod to nodes where that port is free, so that a rolling update can get stuck. Agents that run as a DaemonSet, and Pods on the network of the node, are not asked.',
  how: [
    'Remove `hostPort` and put a Service in front of the Pod.',
    'To be reached from outside, add an Ingress, a Gateway route or a Service of type `LoadBalancer`.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({ container: 'ports:\n  - containerPort: 8080\n    hostPort: 8080' }),
    good: examplePod({ container: 'ports:\n  - containerPort: 8080' }),
  },
  hoverOn: ['ports', 'ports.hostPort'],
  equivalents: {
    polaris: ['hostPortSet'],
    monokle: ['PSS106', 'KSV024'],
    kubescape: ['C-0044'],
    kyverno: ['disallow-host-ports', 'disallow-host-ports-range'],
    checkov: ['CKV_K8S_26'],
    trivy: ['KSV-0024'],
    datree: ['CONTAINERS_INCORRECT_KEY_HOSTPORT'],
  },
});

function portsIn(container: MapNode): readonly MapNode[] {
  return itemsOf(child(container, 'ports')).items.filter((item) => item.kind === 'map');
}
