import { at } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { spanOf } from './places.ts';

export const pvHostPath = defineRule({
  id: 'pv-host-path',
  title: 'Volume on a directory of one node',
  family: 'kubernetes',
  practice: 'technology/platforms-and-infrastructure/2/storage-chosen',
  category: 'reliability',
  default: 'on',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  options: { allowed: { default: [], description: 'Directories of nodes below which volumes may lie.' } },
  check(object, { options: { allowed } }) {
    if (object.group !== '' || object.kind !== 'PersistentVolume') return notApplicable;
    const path = at(object.node, 'spec', 'hostPath', 'path');
    if (path === undefined) return met;
    if (path.kind !== 'scalar') return unknown;
    if (allowed.some((directory) => isWithin(path.text, directory))) return met;
    return unmet({
      ...spanOf(path),
      message: say`${describeObject(object)} lies in ${path.text}, a directory of whichever node its Pod runs on.`,
    });
  },
  fixSafety: null,
  rationale:
    'A volume on a `hostPath` is a directory of the node: when the Pod moves, it finds another one, empty, and when the node goes, the data goes with it. Nothing limits its size, and the Pod can reach what else lies there. It is meant for trying things out on one node. Directories that are allowed can be listed.',
  how: [
    'Use a storage class, which makes volumes when they are claimed.',
    'For fast local disks use a `local` volume with node affinity, so that the Pod follows its data.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: PersistentVolume
metadata:
  name: data
spec:
  capacity:
    storage: 10Gi
  accessModes: [ReadWriteOnce]
  hostPath:
    path: /srv/data
`,
    good: `apiVersion: v1
kind: PersistentVolume
metadata:
  name: data
spec:
  capacity:
    storage: 10Gi
  accessModes: [ReadWriteOnce]
  csi:
    driver: ebs.csi.aws.com
    volumeHandle: vol-0123456789abcdef0
`,
  },
  hoverOn: ['spec.hostPath'],
  equivalents: { kyverno: ['limit-hostpath-type-pv'] },
});

function isWithin(path: string, directory: string): boolean {
  const base = directory.replace(/\/+$/, '');
  return (path === base || path.startsWith(`${base}/`)) && !path.split('/').includes('..');
}
