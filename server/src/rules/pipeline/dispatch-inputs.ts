import { child } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable } from '../rule.ts';
import { entriesOf, outcomeOf, problemAt } from './parts.ts';

export const dispatchInputs = defineRule({
  id: 'dispatch-inputs',
  title: 'Build steered by free input',
  family: 'pipeline',
  practice: 'technology/security-and-policy/5/slsa-build-3',
  category: 'supply-chain',
  default: 'optional',
  subject: 'workflow',
  crossFile: false,
  severity: 'warning',
  check({ node }) {
    const dispatch = child(child(node, 'on'), 'workflow_dispatch');
    if (dispatch?.kind !== 'map') return notApplicable;
    return outcomeOf(
      entriesOf(child(dispatch, 'inputs')).map(({ key }) =>
        problemAt(key, say`Whoever starts this by hand sets "${key.text}", so the sources alone do not decide what is built.`),
      ),
      met,
    );
  },
  fixSafety: null,
  rationale:
    'SLSA wants a build that follows from its sources and its definition. An input that somebody types in when starting the workflow can change the result, and is in no commit. The rule is optional, as such inputs do no harm in workflows that build nothing.',
  how: ['Take the value from a file or a tag instead.', 'Keep workflows with inputs apart from those that build releases.'],
  example: {
    language: 'yaml',
    bad: 'on:\n  workflow_dispatch:\n    inputs:\n      flags:\n        type: string\njobs:\n  build:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make\n',
    good: 'on:\n  workflow_dispatch:\njobs:\n  build:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make\n',
  },
  hoverOn: ['on.workflow_dispatch.inputs'],
  equivalents: { checkov: ['CKV_GHA_7'] },
});
