import type { Workflow } from '../../facts/pipeline/types.ts';
import { resolve, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { entriesOf, outcomeOf, problemAt } from './parts.ts';

export const permissionsUndocumented = defineRule({
  id: 'permissions-undocumented',
  title: 'Permission without a reason',
  family: 'pipeline',
  practice: 'people/upskilling/4/docs-beside-code',
  category: 'operability',
  default: 'optional',
  subject: 'workflow',
  crossFile: false,
  severity: 'warning',
  check(workflow) {
    const rights = rightsOf(workflow);
    if (rights.length === 0) return notApplicable;
    return outcomeOf(
      rights
        .filter(({ key }) => !workflow.commented.has(key))
        .map(({ key, value }) => problemAt(key, say`No comment says what \`${key.text}: ${textOf(resolve(value)) ?? ''}\` is needed for.`)),
    );
  },
  fixSafety: null,
  rationale:
    'Rights of the token are given once and rarely taken away, because nobody dares to: what needs them is written nowhere. A comment behind each right tells the next reader what breaks without it. `contents: read` and rights that are taken away explain themselves.',
  how: ['Write what needs the right behind it: `packages: write # pushes the image`.'],
  example: {
    language: 'yaml',
    bad: 'on: push\njobs:\n  publish:\n    runs-on: ubuntu-24.04\n    permissions:\n      packages: write\n    steps:\n      - run: make push\n',
    good: 'on: push\njobs:\n  publish:\n    runs-on: ubuntu-24.04\n    permissions:\n      packages: write # pushes the image\n    steps:\n      - run: make push\n',
  },
  hoverOn: ['permissions', 'jobs.permissions'],
  equivalents: { zizmor: ['undocumented-permissions'] },
});

function rightsOf({ permissions, jobs }: Workflow): ReturnType<typeof entriesOf> {
  return [permissions, ...jobs.map((job) => job.permissions)]
    .flatMap((holder) => entriesOf(holder))
    .filter(({ key, value }) => {
      const right = textOf(resolve(value));
      return right !== undefined && right !== 'none' && !(key.text === 'contents' && right === 'read');
    });
}
