import { child } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { removeAt } from '../edits/remove.ts';
import { defineRule } from '../rule.ts';
import { examplePod } from './examples.ts';
import { securityFields } from './hover-paths.ts';
import { settingsOf } from './settings.ts';
import { outcomeOf, problemAt } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

const options = ['type', 'user', 'role'] as const;

/** What the baseline Pod security standard allows as a type. */
const allowedTypes: ReadonlySet<string> = new Set(['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t']);

export const selinuxCustom = defineRule({
  id: 'selinux-custom',
  title: 'SELinux options of its own',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/3/benchmarks-adopted',
  category: 'security',
  default: 'on',
  subject: 'workload',
  crossFile: false,
  severity: 'warning',
  check(workload) {
    return outcomeOf(
      settingsOf(workload, 'seLinuxOptions').flatMap(({ value: map, whom }): readonly Verdict[] => {
        if (map.kind !== 'map') return ['unknown'];
        return options.flatMap((option): readonly Verdict[] => {
          const value = child(map, option);
          if (value === undefined) return [];
          if (value.kind !== 'scalar') return ['unknown'];
          if (value.text === '' || (option === 'type' && allowedTypes.has(value.text))) return ['met'];
          return [problemAt(value, say`${whom} sets the SELinux ${option} ${value.text}, which the baseline Pod profile refuses.`)];
        });
      }),
    );
  },
  fixSafety: 'review',
  fix(workload, problem, { text }) {
    for (const { value, holder } of settingsOf(workload, 'seLinuxOptions')) {
      const option = options.find((name) => child(value, name)?.start === problem.start);
      const edit = option && removeAt(text, holder, ['securityContext', 'seLinuxOptions', option]);
      if (edit) return { title: say`Leave the SELinux ${option} to the runtime`, safety: 'review', edits: [edit] };
    }
    return undefined;
  },
  rationale:
    'SELinux keeps containers off the files and processes of the node by the type that the runtime gives them. A type of its own can be one that reaches everything: `spc_t`, for a start, is not confined at all. The baseline Pod security standard allows the container types and leaves user and role alone; a `level` is fine.',
  how: [
    'Remove `type`, `user` and `role`.',
    'For a volume with the wrong label, let Kubernetes relabel it, or set a `level`.',
    'Where a program needs more, generate a policy for it with udica or the Security Profiles Operator.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({ pod: 'securityContext:\n  seLinuxOptions:\n    type: spc_t' }),
    good: examplePod({ pod: "securityContext:\n  seLinuxOptions:\n    level: 's0:c123,c456'" }),
  },
  hoverOn: securityFields('seLinuxOptions'),
  equivalents: {
    monokle: ['PSS108', 'KSV025'],
    kubescape: ['C-0211'],
    kyverno: ['disallow-selinux'],
    trivy: ['KSV-0025'],
    datree: ['EKS_INVALID_SELINUXOPTIONS_TYPE_VALUE', 'EKS_INVALID_SELINUXOPTIONS_USER_VALUE', 'EKS_INVALID_SELINUXOPTIONS_ROLE_VALUE'],
  },
});
