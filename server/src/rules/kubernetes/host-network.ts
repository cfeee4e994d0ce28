import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { examplePod } from './examples.ts';
import { flagOutcome } from './host-namespaces.ts';
import { podFields } from './hover-paths.ts';
import { isNodeAgent } from './settings.ts';
import { replaceFix } from './verdicts.ts';

export const hostNetwork = defineRule({
  id: 'host-network',
  title: 'Network of the node shared',
  family: 'kubernetes',
  practice: 'technology/platforms-and-infrastructure/1/access-foundations',
  category: 'security',
  default: 'on',
  subject: 'workload',
  crossFile: false,
  severity: 'warning',
  check(workload) {
    if (isNodeAgent(workload)) return notApplicable;
    return flagOutcome(workload, 'hostNetwork', say`uses the network of its node`);
  },
  fixSafety: 'review',
  fix(_workload, problem) {
    return replaceFix(say`Set hostNetwork to false`, problem, 'false');
  },
  rationale:
    'A Pod on the network of its node sees the traffic there, reaches services that listen on localhost only, such as the kubelet, and is out of reach of network policies. DaemonSets are not asked: agents of the node are often meant to be on its network.',
  how: [
    'Remove `hostNetwork: true` and expose the port through a Service, an Ingress or a Gateway.',
    'Where the address of the client matters, use `externalTrafficPolicy: Local` or the proxy protocol.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({ pod: 'hostNetwork: true' }),
    good: examplePod({}),
  },
  hoverOn: podFields('hostNetwork'),
  equivalents: {
    'kube-linter': ['host-network'],
    polaris: ['hostNetworkSet'],
    monokle: ['PSS102', 'KSV009'],
    kubescape: ['C-0041'],
    kyverno: ['disallow-host-namespaces'],
    checkov: ['CKV_K8S_19'],
    trivy: ['KSV-0009'],
    datree: ['CONTAINERS_INCORRECT_HOSTNETWORK_VALUE_TRUE'],
  },
});
