/**
 * What the rules find in charts as we render them, held against what they find in what Helm prints. By hand:
 * node --import tsx test/oracle/helm-findings.ts --helm <binary> [--show <count>] [--released] <folder of charts>…
 * A finding is the same when rule, template, kind and container are. With `--released` a `helm_release` says name and namespace of the release.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readFile } from '../../server/src/facts/read.ts';
import type { FileFacts } from '../../server/src/facts/types.ts';
import { formatOf } from '../../server/src/files/kind.ts';
import { Engine } from '../../server/src/rules/engine.ts';
import type { UnitResult } from '../../server/src/rules/finding.ts';
import { allRules } from '../../server/src/rules/index.ts';
import { labelOf } from '../../server/src/rules/subjects.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import type { ChartSource } from '../../server/src/compose/helm/chart.ts';
import { hclParser } from '../support/workspace.ts';
import { chartFolders, chartIn, helmTemplate, release } from './helm-chart.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { helm: { type: 'string' }, show: { type: 'string', default: '20' }, released: { type: 'boolean', default: false } },
});
const { helm } = options;
if (helm === undefined || positionals.length === 0) throw new Error('usage: helm-findings.ts --helm <binary> <folder>…');

const hcl = await hclParser();

/** They look at how files are written, which what is rendered is not. */
const ofWriting: ReadonlySet<string> = new Set(['keys-unsorted']);
const rules = allRules.filter(({ id }) => !ofWriting.has(id));

/** How often each finding is made, by its key. */
type Findings = Map<string, number>;

interface Count {
  both: number;
  ours: number;
  theirs: number;
}

const perRule = new Map<string, Count>();
const notes: string[] = [];
let charts = 0;

for (const folder of positionals.flatMap((root) => chartFolders(resolve(root)))) {
  const output = helmTemplate(helm, folder);
  if ('refusal' in output) continue;
  charts++;
  compare(folder, ofChart(chartIn(folder)), ofHelm(output.text));
}

report();

/** Findings in what the product composes of a chart, its release not known. */
function ofChart(source: ChartSource): Findings {
  const workspace = new Workspace();
  const templates: { readonly uri: string; readonly name: string }[] = [];
  const add = (chart: ChartSource, name: string): void => {
    for (const path of chart.paths) {
      const text = chart.file(path);
      const uri = `${chart.directory}/${path}`;
      const format = path.endsWith('.tpl') ? 'template' : formatOf(uri);
      if (text === undefined || !format) continue;
      workspace.update(readFile({ uri, format, text, hcl: undefined }));
      if (path.startsWith('templates/')) templates.push({ uri, name: `${name}/${path}` });
    }
    for (const sub of chart.subcharts) add(sub, `${name}/charts/${sub.directory.slice(sub.directory.lastIndexOf('/') + 1)}`);
  };
  add(source, '');
  if (options.released) {
    const uri = `${source.directory.slice(0, source.directory.lastIndexOf('/'))}/released/main.tf`;
    const chart = `../${source.directory.slice(source.directory.lastIndexOf('/') + 1)}`;
    const text = `resource "helm_release" "r" {\n  name      = "${release.name}"\n  namespace = "${release.namespace}"\n  chart     = "\${path.module}/${chart}"\n}\n`;
    workspace.update(readFile({ uri, format: 'hcl', text, hcl }));
  }
  const engine = new Engine(workspace, rules);
  const findings: Findings = new Map();
  for (const { uri, name } of templates) {
    for (const file of workspace.compositions.countedWith(uri))
      collect(file.facts, name, (unit) => engine.resultOf(file.uri, unit), findings);
  }
  return findings;
}

/** Findings in what Helm prints. */
function ofHelm(text: string): Findings {
  const workspace = new Workspace();
  const bySource = new Map<string, string>();
  for (const document of text.split(/^---\n# Source: /m).slice(1)) {
    const end = document.indexOf('\n');
    const source = document.slice(document.indexOf('/'), end);
    bySource.set(source, `${bySource.get(source) ?? ''}---\n${document.slice(end + 1)}\n`);
  }
  const all = [...bySource].map(([name, content]) => {
    // All in one folder: they are applied together.
    const uri = `file:///rendered/${encodeURIComponent(name)}`;
    workspace.update(readFile({ uri, format: 'yaml', text: content, hcl: undefined }));
    return { uri, name };
  });
  const engine = new Engine(workspace, rules);
  const findings: Findings = new Map();
  for (const { uri, name } of all) {
    const facts = workspace.files.get(uri);
    if (facts) collect(facts, name, (unit) => engine.resultOf(uri, unit), findings);
  }
  return findings;
}

function collect(
  facts: FileFacts,
  name: string,
  resultOf: (unit: FileFacts['units'][number]['unit']) => UnitResult,
  findings: Findings,
): void {
  for (const { unit } of facts.units) {
    for (const { rule, subject, suppression } of resultOf(unit).findings) {
      if (suppression) continue;
      const { kind, container } = labelOf(rule.subject, subject);
      // A name made from that of the release is not known in ours.
      const known = container?.includes(release.name) === true ? '' : (container ?? '');
      const key = [rule.id, name, kind, known].join(' ');
      findings.set(key, (findings.get(key) ?? 0) + 1);
    }
  }
}

function compare(folder: string, ours: Findings, theirs: Findings): void {
  for (const key of new Set([...ours.keys(), ...theirs.keys()])) {
    const rule = key.slice(0, key.indexOf(' '));
    const count = perRule.get(rule) ?? { both: 0, ours: 0, theirs: 0 };
    perRule.set(rule, count);
    const [mine = 0, other = 0] = [ours.get(key), theirs.get(key)];
    count.both += Math.min(mine, other);
    count.ours += Math.max(0, mine - other);
    count.theirs += Math.max(0, other - mine);
    if (mine !== other) notes.push(`${mine > other ? 'only ours' : 'only in Helm’s'}: ${folder} ${key}`);
  }
}

function report(): void {
  const total: Count = { both: 0, ours: 0, theirs: 0 };
  for (const [rule, count] of [...perRule].sort()) {
    total.both += count.both;
    total.ours += count.ours;
    total.theirs += count.theirs;
    console.log(`${rule.padEnd(40)} ${line(count)}`);
  }
  for (const note of notes.sort().slice(0, Number(options.show))) console.log(note);
  console.log(`${String(charts)} charts: ${line(total)}`);
}

function line({ both, ours, theirs }: Count): string {
  const share = (rest: number): string => (both + rest === 0 ? '-' : (both / (both + rest)).toFixed(3));
  return `both ${String(both)}, only ours ${String(ours)}, only Helm’s ${String(theirs)}; precision ${share(ours)}, recall ${share(theirs)}`;
}
