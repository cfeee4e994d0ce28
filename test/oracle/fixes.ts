/**
 * `node --import tsx test/oracle/fixes.ts [--rule <id>] [--files <count>] [--styles] <folder>…`: every fix of every finding in real files, each file by itself.
 * A fix clears its finding, loses no comment and no value, leaves a document that parses and fits the schema of its kind, and all fixes of a rule together
 * come to an end; with LF and with CRLF, and with `--styles` indented otherwise, too.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseAllDocuments, visit } from 'yaml';
import { discover } from '../../server/src/files/discover.ts';
import { nodeFiles } from '../../server/src/files/node-files.ts';
import { allRules } from '../../server/src/rules/index.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import { assertCommentsKept, assertDataKept } from '../support/damage.ts';
import { apply, place } from '../support/edits.ts';
import { fixAll } from '../support/fix-all.ts';
import { assertValidKubernetes } from '../support/schema.ts';
import { pathOf, workspaceOf } from '../support/workspace.ts';
import type { Files } from '../support/workspace.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rule: { type: 'string' }, files: { type: 'string', default: '1000' }, styles: { type: 'boolean', default: false } },
});
const rules = allRules.filter((rule) => rule.fix !== undefined && (values.rule === undefined || rule.id === values.rule));
const counts = { files: 0, fixes: 0 };
const broken = new Map<string, number>();

for (const folder of positionals) {
  const { files } = await discover(nodeFiles, pathToFileURL(folder).href, { exclude: [], maxFiles: Number(values.files) });
  for (const { uri } of files) {
    const text = readFileSync(fileURLToPath(uri), 'utf8');
    if (text.includes('{{') || text.length > 200_000) continue;
    const name = uri.slice(uri.lastIndexOf('/') + 1);
    const lf = text.replaceAll('\r\n', '\n');
    const styles = values.styles ? restyled(lf) : [lf, lf.replaceAll('\n', '\r\n')];
    for (const one of styles) await checkFile({ [name]: one }, uri);
  }
}
console.log(`${String(counts.fixes)} fixes in ${String(counts.files)} files tried, in all their forms.`);
for (const [what, count] of [...broken].sort(([, a], [, b]) => b - a)) console.log(`${String(count).padStart(5)}  ${what}`);
process.exitCode = broken.size === 0 ? 0 : 1;

async function checkFile(files: Files, uri: string): Promise<void> {
  const before = await workspaceOf(files, rules);
  const findings = before.findings();
  if (findings.length === 0) return;
  counts.files++;
  const valid = await isValid(files);
  for (const rule of new Set(findings.map(({ finding }) => finding.rule)))
    await guarded(rule, uri, async () => {
      await fixAll(rule, files);
    });
  for (const placed of findings) {
    const { rule, problem } = placed.finding;
    await guarded(rule, uri, async () => {
      const fix = before.fixOf(placed);
      if (!fix) return;
      counts.fixes++;
      const edits = place(pathOf(placed.uri), placed.unitStart, fix.edits);
      const after = apply(files, edits);
      const same = (of: typeof before): number =>
        of.findings(rule.id).filter(({ finding }) => finding.problem.message === problem.message).length;
      const now = await workspaceOf(after, [rule]);
      assert.ok(same(now) < same(await workspaceOf(files, [rule])), 'the finding stays');
      for (const [path, old] of Object.entries(files)) {
        assertCommentsKept(old, after[path] ?? '');
        if (/[^\r]\n/.test(after[path] ?? '') !== /[^\r]\n/.test(old)) throw new Error('mixed line ends');
      }
      assertDataKept(files, after, edits);
      assert.equal(damaged(now), damaged(before), 'the result does not parse');
      if (valid) for (const result of Object.values(after)) await assertValidKubernetes(result);
    });
  }
}

/** The same with steps of four and two spaces, with lists indented and not, within brackets, and the lines of Windows for one. */
function restyled(text: string): readonly string[] {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return [];
  const written = (indent: number, indentSeq: boolean, flow: boolean): string =>
    documents
      .map((document) => {
        const copy = document.clone();
        if (flow) visit(copy, { Seq: (_, node) => void (node.flow = true) });
        return copy.toString({ indent, indentSeq, lineWidth: 0 });
      })
      .join('')
      .replaceAll(/^---\n(?=---\n)/gm, '');
  return [written(4, true, false), written(2, false, false).replaceAll('\n', '\r\n'), written(2, true, true)];
}

function damaged({ workspace }: Awaited<ReturnType<typeof workspaceOf>>): number {
  return [...workspace.files.values()].flatMap(({ units }) => units.filter(({ unit }) => unit.damaged)).length;
}

/** Some examples in the wild do not fit their schema to begin with. */
async function isValid(files: Files): Promise<boolean> {
  try {
    for (const text of Object.values(files)) await assertValidKubernetes(text);
    return true;
  } catch (error) {
    if (error instanceof assert.AssertionError || error instanceof Error) return false;
    throw error;
  }
}

async function guarded(rule: Rule, uri: string, check: () => Promise<void>): Promise<void> {
  try {
    await check();
  } catch (error) {
    const what = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    const key = `${rule.id}: ${what.slice(0, 110)}  e.g. ${decodeURI(uri).split('/').slice(-3).join('/')}`;
    const known = [...broken.keys()].find((one) => one.startsWith(`${rule.id}: ${what.slice(0, 40)}`)) ?? key;
    broken.set(known, (broken.get(known) ?? 0) + 1);
  }
}
