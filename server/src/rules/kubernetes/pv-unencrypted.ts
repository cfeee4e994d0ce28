import { child, isUnknown, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { keyPlace, spanOf } from './places.ts';

export const pvUnencrypted = defineRule({
  id: 'pv-unencrypted',
  title: 'Storage class without encryption',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/storage-encrypted',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(object, { workspace }) {
    if (object.group !== 'storage.k8s.io' || object.kind !== 'StorageClass' || object.fragment) return notApplicable;
    const provisioner = child(object.node, 'provisioner');
    if (isUnknown(provisioner)) return unknown;
    const key = parameters.get(textOf(provisioner) ?? '');
    if (key === undefined) return notApplicable;
    const value = child(child(object.node, 'parameters'), key);
    if (isUnknown(value)) return unknown;
    if (value !== undefined && textOf(value) === 'true') return met;
    if (workspace.patchMentions(object, key)) return unknown;
    const message = say`${describeObject(object)} makes volumes that are not encrypted: ${key} is not "true".`;
    return unmet({ ...(value ? spanOf(value) : keyPlace(object, 'parameters')), message });
  },
  fixSafety: 'review',
  fix(object, problem, context) {
    const key = parameters.get(textOf(child(object.node, 'provisioner')) ?? '');
    if (key === undefined) return undefined;
    const title = say`Encrypt its volumes`;
    const value = child(child(object.node, 'parameters'), key);
    if (value) return { title, safety: 'review', edits: [{ start: problem.start, end: problem.end, text: '"true"' }] };
    return addEntryFix(context, object.node, { title, safety: 'review', path: ['parameters', key], value: 'true', after: ['provisioner'] });
  },
  rationale:
    'Disks are moved, copied into snapshots and handed back to the provider; what is not encrypted can be read there. Looked at are drivers that encrypt only when told to: EBS of AWS, Ceph RBD, Alibaba Cloud and Portworx. Disks of Google and Azure are always encrypted. An AWS account may encrypt all disks by itself, which files do not show; writing it down keeps it so when the account changes.',
  how: [
    'Set the parameter in a new StorageClass: parameters of one that exists cannot be changed.',
    'Name a key of your own (`kmsKeyId`) where the rules ask for it.',
    'Move the data of existing claims by a snapshot.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  name: fast
provisioner: ebs.csi.aws.com
parameters:
  type: gp3
`,
    good: `apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  name: fast
provisioner: ebs.csi.aws.com
parameters:
  type: gp3
  encrypted: "true"
`,
  },
  hoverOn: ['parameters'],
  equivalents: { kubescape: ['C-0264'] },
});

/** The parameter by which a driver is told to encrypt. */
const parameters: ReadonlyMap<string, string> = new Map([
  ['ebs.csi.aws.com', 'encrypted'],
  ['kubernetes.io/aws-ebs', 'encrypted'],
  ['rbd.csi.ceph.com', 'encrypted'],
  ['rook-ceph.rbd.csi.ceph.com', 'encrypted'],
  ['diskplugin.csi.alibabacloud.com', 'encrypted'],
  ['pxd.portworx.com', 'secure'],
  ['kubernetes.io/portworx-volume', 'secure'],
]);
