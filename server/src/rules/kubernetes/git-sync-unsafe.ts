import type { Container } from '../../facts/kubernetes/types.ts';
import { child, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import type { SyntaxNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeContainer } from './describe.ts';

export const gitSyncUnsafe = defineRule({
  id: 'git-sync-unsafe',
  title: 'Git binary of git-sync replaced',
  family: 'kubernetes',
  practice: 'process/security/1/early-repair',
  category: 'security',
  default: 'on',
  subject: 'container',
  crossFile: false,
  severity: 'warning',
  check(container) {
    const env = child(container.node, 'env');
    const args = child(container.node, 'args');
    const problems = [
      ...itemsOf(env).items.flatMap(variableProblem),
      ...(isGitSync(container) ? itemsOf(args).items.flatMap(argumentProblem) : []),
    ].map(({ start, end }) => ({ start, end, message: say`${describeContainer(container)} tells git-sync which program to run as git.` }));
    const [first, ...rest] = problems;
    if (first) return unmet(first, ...rest);
    if (!isGitSync(container)) return notApplicable;
    return isUnknown(env) || isUnknown(args) || !itemsOf(env).complete || !itemsOf(args).complete ? unknown : met;
  },
  fixSafety: null,
  rationale:
    'git-sync starts whatever `GITSYNC_GIT` (or `--git`) names. Together with a volume that others can write to, or with the right to change one variable of the Pod, this runs any code under the service account of git-sync, and no reviewer expects it in a sidecar that fetches files. The variable is of use only to those who test git-sync.',
  how: [
    'Remove the variable; git-sync finds its own git.',
    'Keep the right to edit such workloads small: reviewers of the manifest are the only guard.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.k8s.io/git-sync/git-sync:v4.5.0
      env:
        - name: GITSYNC_GIT
          value: /tmp/run.sh
`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.k8s.io/git-sync/git-sync:v4.5.0
      env:
        - name: GITSYNC_REPO
          value: https://git.example.com/site.git
`,
  },
  hoverOn: ['env', 'args'],
  equivalents: { checkov: ['CKV_K8S_159'] },
});

function isGitSync({ node }: Container): boolean {
  return textOf(child(node, 'image'))?.includes('git-sync') === true;
}

/** `git` is what it runs anyway. */
function variableProblem(variable: SyntaxNode): readonly SyntaxNode[] {
  if (variable.kind !== 'map' || textOf(child(variable, 'name')) !== 'GITSYNC_GIT') return [];
  const value = child(variable, 'value') ?? child(variable, 'valueFrom');
  return value === undefined || textOf(value) === 'git' || textOf(value) === '' ? [] : [child(variable, 'name') ?? value];
}

function argumentProblem(argument: SyntaxNode): readonly SyntaxNode[] {
  return argument.kind === 'scalar' && /^--?git(?:=(?!git$)|$)/.test(argument.text) ? [argument] : [];
}
