import type { Entry } from '../../syntax/tree.ts';
import { entryOf, isUnknown, resolve } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Edit } from '../rule.ts';
import { readsOnly } from './token-use.ts';

export const permissionsMissing = defineRule({
  id: 'permissions-missing',
  title: 'Token permissions not stated',
  family: 'pipeline',
  practice: 'technology/security-and-policy/2/source-and-automation-access',
  category: 'security',
  default: 'on',
  subject: 'workflow',
  crossFile: false,
  severity: 'warning',
  check(workflow, { unit }) {
    const { permissions, jobs, jobsComplete, triggers, anchor } = workflow;
    if (isUnknown(permissions) || triggers === undefined) return unknown;
    if (permissions !== undefined) return met;
    // A called workflow gets at most what its caller grants.
    if (triggers.length > 0 && triggers.every((trigger) => trigger === 'workflow_call')) return notApplicable;
    const bare = jobs.filter((job) => job.permissions === undefined);
    if (bare.length === 0) {
      if (!jobsComplete || jobs.some((job) => isUnknown(job.permissions))) return unknown;
      return jobs.length === 0 ? notApplicable : met;
    }
    if (unit.damaged) return unknown;
    const name = workflow.name === undefined || workflow.name === '' ? say`This workflow` : say`Workflow "${workflow.name}"`;
    const ids = bare.map(({ id }) => say`"${id}"`).join(', ');
    const whose = bare.length === jobs.length ? say`its jobs get` : bare.length === 1 ? say`job ${ids} gets` : say`jobs ${ids} get`;
    return unmet({
      start: anchor.start,
      end: anchor.end,
      message: say`${name} does not limit its token, so ${whose} whatever the repository grants by default.`,
    });
  },
  fixSafety: 'safe',
  fix(workflow, _problem, { text }) {
    const jobs = entryOf(workflow.node, 'jobs');
    if (!jobs) return undefined;
    const old = entryOf(workflow.node, 'permissions');
    const edit = workflow.node.flow ? (old ? undefined : flowEdit(jobs, text)) : old ? fillEmpty(old, jobs, text) : blockEdit(jobs, text);
    const safety = readsOnly(workflow) ? 'safe' : 'review';
    const entry = {
      parent: { start: workflow.node.start, end: workflow.node.end },
      key: 'permissions',
      snippet: 'permissions:\n  contents: ${1:read}',
    };
    return edit && { title: say`Limit the token to reading the repository`, safety, edits: [edit], ...(old ? {} : { entry }) };
  },
  rationale:
    'Without `permissions`, a job gets the token that the repository or organisation grants by default, which in many of them may still write to everything. Any action or script in the job can use it. Stating what the workflow needs keeps a compromised step from pushing code, publishing packages or changing releases.',
  how: [
    'Put `permissions:` with `contents: read` at the top of the workflow.',
    'Give single jobs more under their own `permissions`, for instance `packages: write` to the one that publishes.',
    'A workflow that is only called by others takes its rights from the caller: state them there.',
  ],
  example: {
    language: 'yaml',
    bad: 'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make test\n',
    good: 'on: push\npermissions:\n  contents: read\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make test\n',
  },
  hoverOn: ['permissions', 'jobs.permissions'],
  equivalents: { zizmor: ['excessive-permissions'], scorecard: ['Token-Permissions'], poutine: ['default_permissions_on_risky_events'] },
});

/** A key with nothing behind it gets its value. */
function fillEmpty(old: Entry, jobs: Entry, text: string): Edit | undefined {
  const value = resolve(old.value);
  if (value.kind !== 'scalar' || value.end > value.start) return undefined;
  const found = /\r?\n|$/.exec(text.slice(old.key.end));
  const end = old.key.end + (found?.index ?? 0);
  const head = `${lineBreakOf(text)}${stepOf(jobs, text)}contents: `;
  return { start: end, end, text: `${head}read`, snippet: `${head}\${1:read}` };
}

function flowEdit({ key }: Entry, text: string): Edit {
  const quote = text[key.start] === '"' ? '"' : '';
  const pad = text.includes('{ ') ? ' ' : '';
  const head = `${quote}permissions${quote}: {${pad}${quote}contents${quote}: ${quote}`;
  const tail = `${quote}${pad}}, `;
  return { start: key.start, end: key.start, text: `${head}read${tail}`, snippet: `${head}\${1:read}${tail.replace('}', '\\}')}` };
}

/** Above `jobs` and the comment that belongs to it. */
function blockEdit(jobs: Entry, text: string): Edit | undefined {
  const lineBreak = lineBreakOf(text);
  let start = lineStart(text, jobs.key.start);
  if (start !== jobs.key.start) return undefined;
  while (start > 0 && text.slice(lineStart(text, start - 1), start).startsWith('#')) start = lineStart(text, start - 1);
  const above = text.slice(lineStart(text, Math.max(start - 1, 0)), start);
  const gap = start > 0 && above.trim() === '' ? lineBreak : '';
  const head = `permissions:${lineBreak}${stepOf(jobs, text)}contents: `;
  const tail = lineBreak + gap;
  return { start, end: start, text: `${head}read${tail}`, snippet: `${head}\${1:read}${tail}` };
}

/** The indentation step of the file, as the first job has it. */
function stepOf(jobs: Entry, text: string): string {
  const value = resolve(jobs.value);
  const first = value.kind === 'map' && !value.flow ? value.entries[0]?.key.start : undefined;
  const indent = first === undefined ? '' : text.slice(lineStart(text, first), first);
  return /^ +$/.test(indent) ? indent : '  ';
}

function lineBreakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}
