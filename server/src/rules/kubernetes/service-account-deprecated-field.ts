import { child, entryOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { removeAt } from '../edits/remove.ts';
import { defineRule, notApplicable, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { examplePod } from './examples.ts';
import { podFields } from './hover-paths.ts';

export const serviceAccountDeprecatedField = defineRule({
  id: 'service-account-deprecated-field',
  title: 'Deprecated serviceAccount field',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/1/accounts-declared',
  category: 'correctness',
  default: 'on',
  subject: 'workload',
  crossFile: false,
  severity: 'warning',
  check({ object, podSpec }) {
    const entry = podSpec?.kind === 'map' ? entryOf(podSpec, 'serviceAccount') : undefined;
    if (!entry) return notApplicable;
    const { start, end } = entry.key;
    return unmet({ start, end, message: say`${describeObject(object)} names its service account in the deprecated field serviceAccount.` });
  },
  fixSafety: 'safe',
  fix({ podSpec }, problem, { text }) {
    const title = say`Use serviceAccountName`;
    if (podSpec?.kind !== 'map') return undefined;
    if (child(podSpec, 'serviceAccountName') !== undefined) {
      const edit = removeAt(text, podSpec, ['serviceAccount']);
      return edit && { title, safety: 'safe', edits: [edit] };
    }
    const end = entryOf(podSpec, 'serviceAccount')?.value.start ?? problem.end;
    const renamed = text.slice(problem.start, end).replace('serviceAccount', 'serviceAccountName');
    return { title, safety: 'safe', edits: [{ start: problem.start, end, text: renamed }] };
  },
  rationale:
    '`serviceAccount` is an old name of `serviceAccountName`. The API server still copies one to the other, but policies, tools and people look at the new field and overlook the old one, and where both stand in a file and differ it is easy to read the wrong one.',
  how: ['Rename the field to `serviceAccountName`, or remove it where that is there too.'],
  example: {
    language: 'yaml',
    bad: examplePod({ pod: 'serviceAccount: web' }),
    good: examplePod({ pod: 'serviceAccountName: web' }),
  },
  hoverOn: podFields('serviceAccount'),
  equivalents: {
    'kube-linter': ['deprecated-service-account-field'],
    kubescape: ['C-0294'],
  },
});
