import type { Step } from '../../facts/pipeline/types.ts';
import { child, entryOf, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable, unknown } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { isTrue, outcomeOf, problemAt } from './parts.ts';

/** Permissions that no repository has a part in, by the `action.yml` of create-github-app-token. */
const ofOrganisation = /^permission-(?:members$|organization-|(?:enterprise-)?custom-properties-for-organizations$)/;

export const appTokenBroad = defineRule({
  id: 'app-token-broad',
  title: 'Token of a GitHub App that may too much',
  family: 'pipeline',
  practice: 'technology/security-and-policy/2/source-and-automation-access',
  category: 'security',
  default: 'optional',
  subject: 'pipeline',
  crossFile: false,
  severity: 'warning',
  check({ steps }) {
    const asking = steps.filter(({ action }) => action === 'actions/create-github-app-token');
    if (asking.length === 0) return notApplicable;
    const unsure = asking.some(({ inputs }) => isUnknown(inputs) || (inputs?.kind === 'map' && inputs.open));
    return outcomeOf(asking.flatMap(problemsOf), unsure ? unknown : undefined);
  },
  fixSafety: null,
  rationale:
    'A token of a GitHub App has every permission that the App was installed with, unless the step names those that it needs. With `owner` and without `repositories` it opens all repositories of that owner, and with `skip-token-revoke` it outlives the job. Whatever runs in the job can use it for all of that.',
  how: [
    'Name what the job needs: `permission-contents: write`, `permission-pull-requests: write`.',
    'Name the `repositories` wherever `owner` is set.',
    'Leave `skip-token-revoke` out, so that the token ends with the job.',
  ],
  example: {
    language: 'yaml',
    bad: 'on: push\njobs:\n  sync:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/create-github-app-token@v2\n        with:\n          app-id: ${{ vars.APP_ID }}\n          private-key: ${{ secrets.APP_KEY }}\n          owner: example\n',
    good: 'on: push\njobs:\n  sync:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/create-github-app-token@v2\n        with:\n          app-id: ${{ vars.APP_ID }}\n          private-key: ${{ secrets.APP_KEY }}\n          owner: example\n          repositories: deployments\n          permission-contents: write\n',
  },
  hoverOn: ['jobs.steps.with.owner', 'jobs.steps.with.skip-token-revoke'],
  equivalents: { zizmor: ['github-app'] },
});

function problemsOf({ use, inputs }: Step): readonly Problem[] {
  const found: Problem[] = [];
  const kept = child(inputs, 'skip-token-revoke');
  if (kept?.kind === 'scalar' && isTrue(kept))
    found.push(problemAt(kept, say`This token stays valid after the job, as it is not taken back.`));
  // Anything may come out of one expression for all inputs.
  if (!use || (inputs !== undefined && (inputs.kind !== 'map' || inputs.open))) return found;
  const permissions = (inputs?.entries ?? []).map(({ key }) => key.text).filter((name) => name.startsWith('permission-'));
  if (permissions.length === 0)
    found.push(problemAt(use.node, say`This token has every permission of its App, as the step names none that it needs.`));
  const owner = inputs && entryOf(inputs, 'owner');
  const apart = permissions.length > 0 && permissions.every((name) => ofOrganisation.test(name));
  if (owner && child(inputs, 'repositories') === undefined && !apart)
    found.push(problemAt(owner.key, say`This token opens every repository of the owner that the App is installed in, as none is named.`));
  return found;
}
