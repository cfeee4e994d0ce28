import { expressionsIn } from '../../facts/pipeline/expressions.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { outcomeOf, problemAt, scalarsIn } from './parts.ts';

export const secretUnredacted = defineRule({
  id: 'secret-unredacted',
  title: 'Part of a secret that logs do not mask',
  family: 'pipeline',
  practice: 'technology/security-and-policy/2/secret-management',
  category: 'security',
  default: 'on',
  subject: 'pipeline',
  crossFile: false,
  severity: 'warning',
  check({ system, node }) {
    if (system !== 'github') return notApplicable;
    return outcomeOf(
      scalarsIn(node).flatMap((scalar) =>
        expressionsIn(scalar.text).flatMap(({ text }) => {
          const name = /\bfromJSON\s*\(\s*secrets\.([\w-]+)\s*\)/i.exec(text)?.[1];
          return name === undefined
            ? []
            : [problemAt(scalar, say`Logs mask secret "${name}" as a whole, but not the parts that this takes out of it.`)];
        }),
      ),
    );
  },
  fixSafety: null,
  rationale:
    'GitHub masks a secret in logs by looking for its exact value. Once a JSON document stored as one secret is taken apart, its passwords and keys are new texts that nothing masks, and the first debug output shows them.',
  how: [
    'Store each value as a secret of its own.',
    'Where one document is needed, write it to a file from an environment variable and read it there, or register each part with `::add-mask::` first.',
  ],
  example: {
    language: 'yaml',
    bad: 'on: push\njobs:\n  deploy:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: ./login.sh\n        env:\n          PASSWORD: ${{ fromJSON(secrets.CREDENTIALS).password }}\n',
    good: 'on: push\njobs:\n  deploy:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: ./login.sh\n        env:\n          PASSWORD: ${{ secrets.PASSWORD }}\n',
  },
  hoverOn: ['env', 'jobs.env', 'jobs.steps.env'],
  equivalents: { zizmor: ['unredacted-secrets'] },
});
