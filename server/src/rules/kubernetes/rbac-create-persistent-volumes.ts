import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { exampleRole } from './examples.ts';
import { grantOutcome } from './grants.ts';

export const rbacCreatePersistentVolumes = defineRule({
  id: 'rbac-create-persistent-volumes',
  title: 'Role that may create persistent volumes',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/3/benchmarks-adopted',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(role, context) {
    const grant = {
      groups: [''],
      resources: ['persistentvolumes'],
      verbs: ['create'],
      lets: say`create volumes on any path of a node`,
    };
    return grantOutcome(role, grant, context);
  },
  fixSafety: null,
  rationale:
    'A PersistentVolume can be a folder of the node, and the Pod security standards do not look through a claim at what is behind it. So this right is a way to the disk of any node. People ask for storage with claims and classes; a provisioner makes the volumes. Asked are roles that people hold or that nobody is seen to hold.',
  how: [
    'Grant `persistentvolumeclaims` to people, and leave volumes to the provisioner.',
    'Keep hand-made volumes in the repository of the platform.',
  ],
  example: {
    language: 'yaml',
    bad: exampleRole(`- apiGroups: ['']
  resources: [persistentvolumes]
  verbs: [create, get]`),
    good: exampleRole(`- apiGroups: ['']
  resources: [persistentvolumeclaims]
  verbs: [create, get]`),
  },
  hoverOn: ['rules', 'rules.resources'],
  equivalents: {
    kubescape: ['C-0278'],
  },
});
