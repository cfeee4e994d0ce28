import { child } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { examplePod } from './examples.ts';
import { isNodeAgent } from './settings.ts';
import { outcomeOf, problemAt, replaceFix } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';
import { mountsOf } from './volumes.ts';

export const mountPropagationBidirectional = defineRule({
  id: 'mount-propagation-bidirectional',
  title: 'Mounts passed on to the node',
  family: 'kubernetes',
  practice: 'technology/platforms-and-infrastructure/1/access-foundations',
  category: 'security',
  default: 'on',
  subject: 'container',
  crossFile: false,
  severity: 'warning',
  check(container) {
    if (isNodeAgent(container.workload)) return notApplicable;
    return outcomeOf(
      mountsOf(container).flatMap((mount): readonly Verdict[] => {
        const propagation = child(mount, 'mountPropagation');
        if (propagation === undefined) return [];
        if (propagation.kind !== 'scalar') return ['unknown'];
        if (propagation.text !== 'Bidirectional') return ['met'];
        return [problemAt(propagation, say`${describeContainer(container)} passes on what it mounts to its node and to other Pods.`)];
      }),
    );
  },
  fixSafety: 'review',
  fix(_container, problem) {
    return replaceFix(say`Take mounts over from the node only`, problem, 'HostToContainer');
  },
  rationale:
    'With `Bidirectional` propagation a container mounts file systems into its node, where they stay when it dies and where every other Pod that has the folder sees them. Kubernetes lets only privileged containers do that. Storage drivers, which run as a DaemonSet, need it and are not asked.',
  how: [
    'Use `HostToContainer` where the container must see new mounts of the node, else remove the field.',
    'Leave mounting to a CSI driver.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({ container: 'volumeMounts:\n  - name: data\n    mountPath: /data\n    mountPropagation: Bidirectional' }),
    good: examplePod({ container: 'volumeMounts:\n  - name: data\n    mountPath: /data\n    mountPropagation: HostToContainer' }),
  },
  hoverOn: ['volumeMounts', 'volumeMounts.mountPropagation'],
  equivalents: { monokle: ['KBP115'] },
});
