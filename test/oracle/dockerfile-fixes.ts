/**
 * `node --import tsx test/oracle/dockerfile-fixes.ts [--files <count>] [--optional] <folder>…`: every fix of every finding in real Dockerfiles.
 * A fix clears its finding, leaves the other instructions in place, keeps line ends, and all safe fixes together come to an end; with LF and with CRLF.
 * Also says what rules find how often and in what share of the files, so that noise shows; `--find` does only that.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isDockerfileName } from '../../server/src/facts/dockerfile/names.ts';
import { readDockerfile } from '../../server/src/facts/dockerfile/read.ts';
import { dockerfileRules } from '../../server/src/rules/dockerfile/index.ts';
import { assertCommentsKept } from '../support/damage.ts';
import { apply, place } from '../support/edits.ts';
import { fixAll } from '../support/fix-all.ts';
import { pathOf, workspaceOf } from '../support/workspace.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    files: { type: 'string', default: '100' },
    find: { type: 'boolean', default: false },
    optional: { type: 'boolean', default: false },
    show: { type: 'string' },
  },
});
const rules = dockerfileRules.filter((rule) => values.optional || rule.default === 'on');
const found = new Map<string, { findings: number; readonly files: Set<string> }>();
const broken = new Map<string, number>();
const counts = { files: 0, fixes: 0 };

const paths = positionals.flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isDockerfileName(entry.name))
    .map((entry) => join(entry.parentPath, entry.name)),
);
for (const path of paths.toSorted().slice(0, Number(values.files))) {
  const lf = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  counts.files++;
  await checkFile(lf, path, true);
  if (!values.find) await checkFile(lf.replaceAll('\n', '\r\n'), path, false);
}
console.log(`${String(counts.fixes)} fixes in ${String(counts.files)} files tried, each with both line ends.`);
for (const [what, { findings, files }] of [...found].sort(([, a], [, b]) => b.files.size - a.files.size)) {
  const share = `${String(Math.round((100 * files.size) / counts.files))} %`;
  console.log(`${share.padStart(5)} of files, ${String(findings).padStart(5)} findings  ${what}`);
}
for (const [what, count] of [...broken].sort(([, a], [, b]) => b - a)) console.log(`broken ${String(count).padStart(5)}  ${what}`);
process.exitCode = broken.size === 0 ? 0 : 1;

async function checkFile(text: string, path: string, count: boolean): Promise<void> {
  const files = { Dockerfile: text };
  const before = await workspaceOf(files, rules);
  for (const placed of before.findings()) {
    const { rule, problem } = placed.finding;
    if (count) {
      const known = found.get(rule.id) ?? { findings: 0, files: new Set<string>() };
      found.set(rule.id, known);
      known.findings++;
      known.files.add(path);
    }
    if (rule.id === values.show && count)
      console.log(`${path}:${String(text.slice(0, problem.start).split('\n').length)} ${problem.message}`);
    if (values.find) continue;
    await guarded(rule.id, path, async () => {
      const fix = before.fixOf(placed);
      if (!fix) return;
      counts.fixes++;
      const after = apply(files, place(pathOf(placed.uri), placed.unitStart, fix.edits));
      const result = after['Dockerfile'] ?? '';
      const same = (of: typeof before): number =>
        of.findings(rule.id).filter(({ finding }) => finding.problem.message === problem.message).length;
      assert.ok(same(await workspaceOf(after, [rule])) < same(before), 'the finding stays');
      assertCommentsKept(text, result);
      assert.equal(/[^\r]\n/.test(result), /[^\r]\n/.test(text), 'mixed line ends');
      assertInstructionsKept(text, result);
    });
  }
  if (values.find) return;
  for (const rule of rules.filter(({ fixSafety }) => fixSafety === 'safe'))
    await guarded(rule.id, path, async () => {
      await fixAll(rule, files);
    });
}

/** But for at most three, the instructions are the ones from before, in their order. */
function assertInstructionsKept(before: string, after: string): void {
  const old = readDockerfile(before, '').instructions.map(({ keyword }) => keyword);
  const now = readDockerfile(after, '').instructions.map(({ keyword }) => keyword);
  let head = 0;
  while (head < Math.min(old.length, now.length) && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  assert.ok(Math.max(old.length, now.length) - head - tail <= 3, 'instructions were torn apart');
}

async function guarded(rule: string, path: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const what = `${rule}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`;
    if (!broken.has(what)) console.log(`${path}: ${what}`);
    broken.set(what, (broken.get(what) ?? 0) + 1);
  }
}
