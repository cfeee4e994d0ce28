import type { Workload } from '../../facts/kubernetes/types.ts';
import { at, child, itemsOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { keyPlace } from './places.ts';

export const backupScheduleMissing = defineRule({
  id: 'backup-schedule-missing',
  title: 'State without a backup',
  practice: 'technology/platforms-and-infrastructure/2/available-and-recoverable',
  family: 'kubernetes',
  category: 'reliability',
  default: 'optional',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check(workload, { workspace }) {
    const { object } = workload;
    if (object.fragment || !keepsState(workload)) return notApplicable;
    if (backupKinds.some((kind) => workspace.objectsOf(kind).length > 0)) return met;
    if (bringers.some((kind) => workspace.objectsOf(kind).length > 0)) return unknown;
    return unmet({
      ...keyPlace(object, 'spec', 'volumeClaimTemplates'),
      message: say`${describeObject(object)} keeps data, and nothing in this workspace backs it up.`,
    });
  },
  fixSafety: null,
  rationale:
    'A volume survives its Pod, not a mistake: a deleted namespace, a broken migration, an encrypted disk. Backups on a schedule, kept elsewhere, do. Schedules of Velero, policies of Kasten, VolSync, K8up, Stash, Longhorn and snapshots count, wherever they stand in the workspace.',
  how: ['Add a `Schedule` of Velero, or the like, for the namespace.', 'Restore from it once, and then regularly, into another namespace.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: store
spec:
  serviceName: store
  selector:
    matchLabels:
      app: store
  template:
    metadata:
      labels:
        app: store
    spec:
      containers:
        - name: store
          image: registry.example.com/store:1.4.2
  volumeClaimTemplates:
    - metadata:
        name: data
      spec:
        accessModes: [ReadWriteOnce]
`,
    good: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: store
spec:
  serviceName: store
  selector:
    matchLabels:
      app: store
  template:
    metadata:
      labels:
        app: store
    spec:
      containers:
        - name: store
          image: registry.example.com/store:1.4.2
  volumeClaimTemplates:
    - metadata:
        name: data
      spec:
        accessModes: [ReadWriteOnce]
---
apiVersion: velero.io/v1
kind: Schedule
metadata:
  name: daily
spec:
  schedule: 0 3 * * *
`,
  },
  hoverOn: ['spec.volumeClaimTemplates'],
  equivalents: {},
});

const backupKinds: readonly string[] = [
  'velero.io/Schedule',
  'config.kio.kasten.io/Policy',
  'volsync.backube/ReplicationSource',
  'k8up.io/Schedule',
  'longhorn.io/RecurringJob',
  'snapshot.storage.k8s.io/VolumeSnapshot',
  'snapscheduler.backube/SnapshotSchedule',
  'stash.appscode.com/BackupConfiguration',
  'core.kubestash.com/BackupConfiguration',
];

const bringers: readonly string[] = ['argoproj.io/Application', 'argoproj.io/ApplicationSet', 'helm.toolkit.fluxcd.io/HelmRelease'];

function keepsState({ object }: Workload): boolean {
  return (
    object.kind === 'StatefulSet' &&
    itemsOf(at(object.node, 'spec', 'volumeClaimTemplates')).items.some((claim) => child(claim, 'spec') !== undefined)
  );
}
