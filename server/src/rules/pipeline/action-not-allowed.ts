import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { imitated } from './known-actions.ts';

export const actionNotAllowed = defineRule({
  id: 'action-not-allowed',
  title: 'Action that is not allowed, or that imitates another',
  family: 'pipeline',
  practice: 'technology/application-release-and-operations/3/origin-controlled',
  category: 'supply-chain',
  default: 'optional',
  subject: 'action-use',
  crossFile: false,
  severity: 'warning',
  options: {
    allowed: {
      default: [],
      description: 'Actions that may be used: `actions/*`, `docker/login-action`. Empty: all that are not denied.',
    },
    denied: {
      default: [],
      description: 'Actions that may not be used, even where `allowed` lists them: `example/*`.',
    },
  },
  check({ kind, text, node }, { options }) {
    if (kind === 'unknown') return unknown;
    if (kind !== 'repository') return notApplicable;
    const allowed: readonly string[] = options.allowed;
    const denied: readonly string[] = options.denied;
    const name = (text.split('@')[0] ?? '').toLowerCase();
    const place = { start: node.start, end: node.end };
    const model = imitated(name);
    if (model !== undefined)
      return unmet({ ...place, message: say`Action "${name}" is nearly called "${model}": a slip, or somebody who hopes for one.` });
    if (denied.some((entry) => matches(name, entry)))
      return unmet({ ...place, message: say`Action "${name}" is on the list of those not to be used.` });
    if (allowed.length > 0 && !allowed.some((entry) => matches(name, entry)))
      return unmet({ ...place, message: say`Action "${name}" is not on the list of those that may be used.` });
    return met;
  },
  fixSafety: null,
  rationale:
    'Each action is a program of somebody else that runs with the token and the secrets of the job. A list of the owners that your organisation trusts keeps the number of these strangers small. Names that differ in one letter from a widely used action are reported with and without a list, as such names are registered to catch slips.',
  how: [
    'Set `allowed` to the owners and actions that somebody has looked at.',
    'Set the same list in the settings of the organisation, under Actions, so that GitHub enforces it.',
    'Check the spelling of the owner where an imitation is reported.',
  ],
  example: {
    language: 'yaml',
    bad: 'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: action/checkout@11bd71901bbe5b1630ceea73d27597364c9af683\n',
    good: 'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683\n',
  },
  hoverOn: ['uses'],
  equivalents: { zizmor: ['typosquat-uses', 'forbidden-uses'], poutine: ['github_action_from_unverified_creator_used'] },
});

/** `*` stands for any part; an entry stands for what is below it as well. */
function matches(name: string, entry: string): boolean {
  const pattern = entry
    .toLowerCase()
    .replace(/@.*$/, '')
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '[^/]*');
  return new RegExp(`^${pattern}(?:/|$)`).test(name);
}
