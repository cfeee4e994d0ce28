import { expressionsIn } from '../../facts/pipeline/expressions.ts';
import { child } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { outcomeOf, problemAt, scalarsIn } from './parts.ts';

export const secretsInherit = defineRule({
  id: 'secrets-inherit',
  title: 'All secrets handed on',
  family: 'pipeline',
  practice: 'technology/security-and-policy/2/secret-management',
  category: 'security',
  default: 'on',
  subject: 'pipeline',
  crossFile: false,
  severity: 'warning',
  check(pipeline) {
    if (!pipeline.workflow) return notApplicable;
    const inherited = pipeline.workflow.jobs.flatMap(({ id, node }) => {
      const secrets = child(node, 'secrets');
      return secrets?.kind === 'scalar' && secrets.text === 'inherit'
        ? [problemAt(secrets, say`Job "${id}" hands every secret of the repository to the workflow that it calls.`)]
        : [];
    });
    const dumped = scalarsIn(pipeline.node)
      .filter(({ text }) =>
        expressionsIn(text).some(
          (expression) => /\bsecrets\b(?!\s*[.[])/i.test(expression.text) || /\bsecrets\s*\[(?!\s*')/i.test(expression.text),
        ),
      )
      .map((scalar) => problemAt(scalar, say`This expression needs every secret of the repository, not one by its name.`));
    return outcomeOf([...inherited, ...dumped]);
  },
  fixSafety: null,
  rationale:
    '`secrets: inherit` and expressions over the whole `secrets` context put every secret within reach of the job, those of other applications and environments included. A flaw in one script or action then costs all of them. Secrets named one by one keep the damage to what the job needed.',
  how: [
    'Name each secret that the called workflow needs: `secrets:` with `REGISTRY_TOKEN: ${{ secrets.REGISTRY_TOKEN }}`.',
    'Replace `toJSON(secrets)` and `secrets[…]` by the secrets that the step uses.',
  ],
  example: {
    language: 'yaml',
    bad: 'on: push\njobs:\n  release:\n    uses: ./.github/workflows/release.yaml\n    secrets: inherit\n',
    good: 'on: push\njobs:\n  release:\n    uses: ./.github/workflows/release.yaml\n    secrets:\n      REGISTRY_TOKEN: ${{ secrets.REGISTRY_TOKEN }}\n',
  },
  hoverOn: ['jobs.secrets'],
  equivalents: { zizmor: ['secrets-inherit', 'overprovisioned-secrets'], poutine: ['job_all_secrets'] },
});
