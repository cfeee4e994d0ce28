import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { describeObject } from './describe.ts';
import { examplePod } from './examples.ts';
import { podFields } from './hover-paths.ts';
import { isNodeAgent } from './settings.ts';
import { outcomeOf, problemAt } from './verdicts.ts';
import { hostPathsOf } from './volumes.ts';

export const hostPathVolume = defineRule({
  id: 'host-path-volume',
  title: 'Volume from the node',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/least-privilege-containers',
  category: 'security',
  default: 'on',
  subject: 'workload',
  crossFile: false,
  severity: 'warning',
  check(workload) {
    if (isNodeAgent(workload)) return notApplicable;
    return outcomeOf(
      hostPathsOf(workload).map(({ entry, path, name }) => {
        const what = path === undefined ? say`files` : path.text;
        const volume = name === undefined ? '' : say` as the volume "${name}"`;
        return problemAt(entry.key, say`${describeObject(workload.object)} mounts ${what} of its node${volume}.`);
      }),
    );
  },
  fixSafety: null,
  rationale:
    'A `hostPath` volume ties a Pod to the files of one node. They are not there when it is started elsewhere, nobody backs them up or limits their size, and with them a container can see or change what belongs to the machine. Agents that run as a DaemonSet are made for that and are not asked.',
  how: [
    'For data that must last, use a PersistentVolumeClaim; for local disks a `local` persistent volume, which the scheduler knows.',
    'For scratch space use an `emptyDir` with a `sizeLimit`.',
    'For files that every node must have, use a DaemonSet or the image.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({ pod: 'volumes:\n  - name: data\n    hostPath:\n      path: /srv/web' }),
    good: examplePod({ pod: 'volumes:\n  - name: data\n    persistentVolumeClaim:\n      claimName: web' }),
  },
  hoverOn: podFields('volumes', 'volumes.hostPath'),
  equivalents: {
    polaris: ['hostPathSet'],
    monokle: ['PSS105', 'KSV023'],
    kubescape: ['C-0048'],
    kyverno: ['disallow-host-path', 'limit-hostpath-vols', 'remove-hostpath-volumes'],
    trivy: ['KSV-0023'],
    datree: ['CONTAINERS_INCORRECT_KEY_HOSTPATH'],
  },
});
