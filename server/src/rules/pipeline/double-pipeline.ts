import { child, itemsOf, resolve, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable, unknown } from '../rule.ts';
import { outcomeOf, problemAt, scalarsIn } from './parts.ts';

const mergeRequest = /\$CI_PIPELINE_SOURCE\s*==\s*["']merge_request_event["']|\$CI_MERGE_REQUEST_I?ID\b(?!\s*[!=]=\s*null)/;
const branch = /\$CI_PIPELINE_SOURCE\s*==\s*["']push["']|\$CI_COMMIT_BRANCH\s*(?:$|&&|\|\|)/;

export const doublePipeline = defineRule({
  id: 'double-pipeline',
  title: 'Two pipelines for one change',
  family: 'pipeline',
  practice: 'process/software-integration-and-release/2/structured-pipeline',
  category: 'efficiency',
  default: 'on',
  subject: 'pipeline',
  crossFile: false,
  severity: 'warning',
  check({ system, node }) {
    if (system !== 'gitlab') return notApplicable;
    // Rules of the whole pipeline, or included ones, decide first.
    if (child(node, 'workflow') !== undefined) return notApplicable;
    const problems = node.entries.flatMap(({ key, value }) => {
      const rules = child(resolve(value), 'rules');
      if (key.text.startsWith('.') || rules?.kind !== 'sequence') return [];
      const conditions = itemsOf(rules).items.flatMap((item) => {
        const condition = child(item, 'if');
        return condition?.kind === 'scalar' && textOf(child(item, 'when')) !== 'never' ? [condition] : [];
      });
      const first = conditions.find(({ text }) => mergeRequest.test(text));
      const second = conditions.find(({ text }) => branch.test(text) && !/CI_OPEN_MERGE_REQUESTS|CI_DEFAULT_BRANCH/.test(text));
      const guarded = scalarsIn(rules).some(({ text }) => text.includes('CI_OPEN_MERGE_REQUESTS'));
      return first && second && !guarded
        ? [
            problemAt(
              second,
              say`Job "${key.text}" runs twice for a push to a branch with a merge request: once for the branch, once for the request.`,
            ),
          ]
        : [];
    });
    return outcomeOf(problems, child(node, 'include') === undefined ? undefined : unknown);
  },
  fixSafety: null,
  rationale:
    'Rules that let a job run both for pushes and for merge requests start two pipelines for each push to a branch under review. Both take runners and time, and reviewers see two results for one commit. `workflow: rules` decides once for the whole file.',
  how: [
    'Add `workflow: rules:` that skip the branch pipeline while a merge request is open: `if: $CI_COMMIT_BRANCH && $CI_OPEN_MERGE_REQUESTS` with `when: never`.',
    'Or include the template `Workflows/MergeRequest-Pipelines.gitlab-ci.yml`.',
  ],
  example: {
    file: '.gitlab-ci.yml',
    language: 'yaml',
    bad: 'test:\n  script: make test\n  rules:\n    - if: $CI_PIPELINE_SOURCE == "merge_request_event"\n    - if: $CI_PIPELINE_SOURCE == "push"\n',
    good: 'test:\n  script: make test\n  rules:\n    - if: $CI_PIPELINE_SOURCE == "merge_request_event"\n    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\n',
  },
  hoverOn: ['workflow', 'workflow.rules'],
  equivalents: { checkov: ['CKV_GITLABCI_2'] },
});
