import { isTemplated } from '../../facts/pipeline/expressions.ts';
import { credentialIn } from '../../facts/secrets.ts';
import { child } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import type { Problem } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { containersOf, entriesOf, environmentsOf, outcomeOf, problemAt, scalarsIn } from './parts.ts';

/** A database of the job itself: by its name there, or on this machine. */
const ownService = /:\/\/[^@\s]*@(?:localhost|127\.0\.0\.1|[\w-]+)(?::\d+)?(?:[/?]|$)/;

export const secretHardcoded = defineRule({
  id: 'secret-hardcoded',
  title: 'Credential written in the pipeline',
  family: 'pipeline',
  practice: 'policy/policy-creation/1/minimum-for-production',
  category: 'security',
  default: 'on',
  subject: 'pipeline',
  crossFile: false,
  severity: 'warning',
  check(pipeline) {
    const logins = (pipeline.workflow?.jobs ?? []).flatMap((job) =>
      containersOf(job).flatMap(({ name, holder }): readonly Problem[] => {
        const password = child(child(holder, 'credentials'), 'password');
        if (password?.kind !== 'scalar' || isTemplated(password.text)) return [];
        return [
          problemAt(
            password,
            say`The registry password of ${name === 'container' ? say`the container of job "${job.id}"` : say`service "${name}"`} stands in the workflow.`,
          ),
        ];
      }),
    );
    const maps = [...environmentsOf(pipeline).map(({ map }) => map), ...pipeline.steps.map(({ inputs }) => inputs)];
    const shaped = maps.flatMap((map) =>
      entriesOf(map).flatMap(({ key, value }) =>
        scalarsIn(value.kind === 'alias' ? undefined : value).flatMap((scalar): readonly Problem[] => {
          const what = isTemplated(scalar.text) || ownService.test(scalar.text) ? undefined : credentialIn(scalar.text);
          return what === undefined ? [] : [problemAt(scalar, say`Value "${key.text}" holds ${what} in plain text.`)];
        }),
      ),
    );
    return outcomeOf([...logins, ...shaped]);
  },
  fixSafety: null,
  rationale:
    'A credential in a pipeline file is in every clone and in the history for good, and log masking does not know it. Passwords of throw-away services, such as the database of a test job, are left alone; passwords for registries and values shaped like real keys are not.',
  how: [
    'Revoke the credential: it has been seen.',
    'Store the new one as a secret of the pipeline system, and refer to it: `${{ secrets.REGISTRY_PASSWORD }}`.',
    'Better, log in with the identity of the run, where the registry or cloud takes it.',
  ],
  example: {
    language: 'yaml',
    bad: 'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    container:\n      image: registry.example.com/builder:1.4\n      credentials:\n        username: ci\n        password: hunter2\n    steps:\n      - run: make test\n',
    good: 'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    container:\n      image: registry.example.com/builder:1.4\n      credentials:\n        username: ci\n        password: ${{ secrets.REGISTRY_PASSWORD }}\n    steps:\n      - run: make test\n',
  },
  hoverOn: ['jobs.container.credentials.password', 'env', 'jobs.env'],
  equivalents: { zizmor: ['hardcoded-container-credentials'], actionlint: ['credentials'] },
});
