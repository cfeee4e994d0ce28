import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { editOf } from '../edits/edit.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { examplePod } from './examples.ts';
import { securityFields } from './hover-paths.ts';
import { isWindows } from './pods.ts';
import { settingsOf } from './settings.ts';
import { outcomeOf, problemAt } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

export const runAsUserRoot = defineRule({
  id: 'run-as-user-root',
  title: 'User 0 asked for',
  family: 'kubernetes',
  practice: 'technology/platforms-and-infrastructure/1/access-foundations',
  category: 'security',
  default: 'on',
  subject: 'workload',
  crossFile: false,
  severity: 'warning',
  check(workload) {
    if (isWindows(workload)) return notApplicable;
    return outcomeOf(
      settingsOf(workload, 'runAsUser').map(({ value, whom }): Verdict => {
        if (value.kind !== 'scalar') return 'unknown';
        return value.value === 0 ? problemAt(value, say`${whom} asks for user 0, which is root.`) : 'met';
      }),
    );
  },
  fixSafety: 'review',
  fix(_workload, problem, { text }) {
    return { title: say`Run as another user`, safety: 'review', edits: [editOf(text, problem.start, problem.end, [judge(10001)])] };
  },
  rationale:
    'An image may run as root because nobody thought of it; `runAsUser: 0` says that somebody wanted it. Root in the container is root to the kernel, so any hole in the runtime or any mounted host folder leads to the node. A container that says nothing of its user is left to another rule.',
  how: [
    'Find out what needs root: often it is a low port, a folder owned by root, or a package installed at start.',
    'Mend that in the image (`USER 10001`, `chown` at build time, a port above 1023).',
    'Set `runAsUser` to that user, or remove it and set `runAsNonRoot: true`.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({ container: 'securityContext:\n  runAsUser: 0' }),
    good: examplePod({ container: 'securityContext:\n  runAsUser: 10001' }),
  },
  hoverOn: securityFields('runAsUser'),
  equivalents: {
    'kube-linter': ['run-as-non-root'],
    polaris: ['runAsRootAllowed'],
    monokle: ['PSS204'],
    kubescape: ['C-0013'],
    kyverno: ['require-run-as-non-root-user', 'require-run-as-nonroot'],
    checkov: ['CKV_K8S_23'],
    trivy: ['KSV-0105', 'KSV-0012'],
  },
});
