import { entryOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { describeObject } from './describe.ts';
import { examplePod } from './examples.ts';
import { podFields } from './hover-paths.ts';
import { outcomeOf, problemAt } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';
import { volumesOf } from './volumes.ts';

/** What the restricted Pod security standard leaves out; `hostPath` is a finding of its own. */
const refused: readonly string[] = [
  ...['awsElasticBlockStore', 'azureDisk', 'azureFile', 'cephfs', 'cephFS', 'cinder', 'fc', 'flexVolume', 'flocker', 'gcePersistentDisk'],
  ...['gitRepo', 'glusterfs', 'iscsi', 'nfs', 'photonPersistentDisk', 'portworxVolume', 'quobyte', 'rbd', 'scaleIO', 'storageos'],
  'vsphereVolume',
];

export const volumeTypeNotAllowed = defineRule({
  id: 'volume-type-not-allowed',
  title: 'Volume type outside the restricted profile',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/3/benchmarks-adopted',
  category: 'security',
  default: 'on',
  subject: 'workload',
  crossFile: false,
  severity: 'warning',
  check(workload) {
    const { listed, complete } = volumesOf(workload);
    const verdicts = listed.map((volume): Verdict => {
      const type = refused.map((name) => entryOf(volume, name)).find((entry) => entry !== undefined);
      if (!type) return 'met';
      const message = say`${describeObject(workload.object)} mounts a volume of the type ${type.key.text}, which the restricted Pod profile refuses.`;
      return problemAt(type.key, message);
    });
    return outcomeOf(complete ? verdicts : [...verdicts, 'unknown']);
  },
  fixSafety: null,
  rationale:
    'The restricted Pod security standard lists the volume types that are harmless: those that Kubernetes fills itself, claims and CSI. A Pod that names an NFS server or a disk of the cloud directly decides by itself what it may read, past storage classes and quotas, and most of these types have no driver any more. Host paths are a finding of their own.',
  how: [
    'Define the storage once as a PersistentVolume or a StorageClass with a CSI driver.',
    'Let the Pod mount a PersistentVolumeClaim.',
    'In the place of `gitRepo`, clone in an init container into an `emptyDir`.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({ pod: 'volumes:\n  - name: data\n    nfs:\n      server: nfs.example.com\n      path: /data' }),
    good: examplePod({ pod: 'volumes:\n  - name: data\n    persistentVolumeClaim:\n      claimName: data' }),
  },
  hoverOn: podFields('volumes'),
  equivalents: {
    monokle: ['PSS201', 'KSV028'],
    kyverno: ['restrict-volume-types'],
    trivy: ['KSV-0028'],
  },
});
