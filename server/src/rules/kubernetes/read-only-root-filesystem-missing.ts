import { at, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { examplePod } from './examples.ts';
import { isWindows, placeFor } from './pods.ts';

export const readOnlyRootFilesystemMissing = defineRule({
  id: 'read-only-root-filesystem-missing',
  title: 'Root file system writable',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/least-privilege-containers',
  category: 'security',
  default: 'on',
  subject: 'container',
  crossFile: true,
  severity: 'warning',
  check(container, { workspace }) {
    const { object } = container.workload;
    if (isWindows(container.workload) || container.role === 'ephemeral') return notApplicable;
    const readOnly = at(container.node, 'securityContext', 'readOnlyRootFilesystem');
    if (isUnknown(readOnly)) return unknown;
    if (readOnly?.kind === 'scalar') {
      if (readOnly.value !== false) return met;
      const message = say`${describeContainer(container)} is allowed to write to its root file system.`;
      return unmet({ start: readOnly.start, end: readOnly.end, message });
    }
    if (object.fragment || workspace.patchMentions(object, 'readOnlyRootFilesystem')) return unknown;
    const message = say`${describeContainer(container)} does not set readOnlyRootFilesystem to true.`;
    return unmet({ ...placeFor(container, 'securityContext'), message });
  },
  fixSafety: 'review',
  fix(container, problem, context) {
    const title = say`Make the root file system read-only`;
    if (at(container.node, 'securityContext', 'readOnlyRootFilesystem')?.kind === 'scalar')
      return { title, safety: 'review', edits: [{ start: problem.start, end: problem.end, text: 'true' }] };
    const path = ['securityContext', 'readOnlyRootFilesystem'] as const;
    return addEntryFix(context, container.node, { title, safety: 'review', path, value: true });
  },
  rationale:
    'What can write to the root file system can replace the program that runs, or put a tool beside it, and nobody who looks at the image will see it. With a read-only root a container stays what was built and scanned. Programs that write temporary files need a volume for them, so try it before production. Debug containers and Windows are not asked.',
  how: [
    'Set `readOnlyRootFilesystem: true` and start the container; the first failed write names the folder.',
    'Mount an `emptyDir` with a `sizeLimit` on each folder that must be writable, such as `/tmp`.',
    'Move data that must survive to a persistent volume.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({}),
    good: examplePod({ container: 'securityContext:\n  readOnlyRootFilesystem: true' }),
  },
  hoverOn: ['securityContext.readOnlyRootFilesystem'],
  equivalents: {
    'kube-linter': ['no-read-only-root-fs'],
    'kube-score': ['container-security-context-readonlyrootfilesystem'],
    polaris: ['notReadOnlyRootFilesystem'],
    monokle: ['KBP102', 'KSV014'],
    kubescape: ['C-0017'],
    kyverno: ['require-ro-rootfs'],
    checkov: ['CKV_K8S_22'],
    trivy: ['KSV-0014'],
    datree: ['CONTAINERS_INCORRECT_READONLYROOTFILESYSTEM_VALUE'],
  },
});
