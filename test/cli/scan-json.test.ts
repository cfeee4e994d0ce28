import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { fromRoot } from '../../scripts/lib/paths.ts';
import type { ReportedFinding, ScanReport } from '../../server/src/cli/report-types.ts';
import { model } from '../../server/src/model/model.ts';
import { cli, Folder, privilegedPod, privilegedRule, scanJson } from './support.ts';

const schema = closed(JSON.parse(readFileSync(fromRoot('docs/scan.schema.json'), 'utf8')));
const validate = new Ajv({ allErrors: true }).compile(schema as object);

/** The same schema, in which fields that it does not name are mistakes. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const inner = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  return inner['type'] === 'object' ? { ...inner, additionalProperties: false } : inner;
}

function assertValid(report: unknown): void {
  assert.ok(validate(report), JSON.stringify(validate.errors, null, 2));
}

function only(report: ScanReport, rule: string): ReportedFinding {
  const found = report.findings.filter((finding) => finding.rule === rule);
  assert.equal(found.length, 1, `${rule} in ${JSON.stringify(report.findings)}`);
  const [finding] = found;
  assert.ok(finding);
  return finding;
}

describe('scan --format json', () => {
  let folder: Folder;

  beforeEach(() => {
    folder = new Folder();
  });

  afterEach(() => {
    folder.remove();
  });

  it('knows of files that it does not read, and applies patches in JSON', async () => {
    folder.write(
      'app/kustomization.yaml',
      'resources: [crds.yaml, web.yaml]\npatches:\n  - path: patch.json\n    target: {kind: Deployment}\n',
    );
    folder.write('app/crds.yaml', `kind: CustomResourceDefinition # ${'x'.repeat(1_100_000)}\n`);
    folder.write('app/web.yaml', 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  revisionHistoryLimit: 5\n');
    folder.write('app/patch.json', '[{"op": "replace", "path": "/spec/revisionHistoryLimit", "value": 0}]');
    const report = await scanJson(['app'], { cwd: folder.path });
    assert.deepEqual(
      report.findings.filter(({ rule }) => rule === 'kustomize-missing-resource'),
      [],
    );
    assert.equal(only(report, 'revision-history-disabled').file, 'patch.json');
    assert.deepEqual(
      report.files.skipped.map(({ file }) => file),
      ['crds.yaml'],
    );
  });

  it('validates against the schema, on the sample', async () => {
    const report = await scanJson([], { cwd: fromRoot('samples/shop') });
    assertValid(report);
    assert.ok(report.findings.length > 20);
    assert.ok(
      report.findings.some(({ file }) => file === 'infra/main.tf'),
      'Terraform is read',
    );
    assert.equal(report.assessment.sections.length, model.dimensions.flatMap(({ sections }) => sections).length);
  });

  it('says what the documentation shows', async () => {
    const page = readFileSync(fromRoot('docs/json.md'), 'utf8');
    const manifest = /```yaml\n([^`]*)```/.exec(page)?.[1] ?? '';
    const example = JSON.parse(/```json\n([^`]*)```/.exec(page)?.[1] ?? '') as ScanReport;
    assertValid(example);
    folder.write('deploy/probe.yaml', manifest);
    const report = await scanJson([folder.path], { cwd: '/' });
    assert.deepEqual({ ...example.tool, version: '' }, { ...report.tool, version: '' });
    assert.equal(example.findings.length, 1);
    assert.deepEqual(only(report, privilegedRule), example.findings[0]);
    assert.deepEqual(report.files, example.files);
    assert.deepEqual(rounded(report.scopes), example.scopes);
    const { overall, dimensions, nextSteps, questions, coverage } = example.assessment;
    const { assessment } = report;
    assert.deepEqual(rounded([assessment.overall, assessment.questions, assessment.coverage]), [overall, questions, coverage]);
    for (const shown of dimensions) assert.deepEqual(rounded(assessment.dimensions.find(({ id }) => id === shown.id)), shown);
    for (const shown of nextSteps)
      assert.deepEqual(rounded(assessment.nextSteps.find(({ practice }) => practice === shown.practice)), shown);
    for (const section of example.assessment.sections) {
      const real = report.assessment.sections.find(({ id }) => id === section.id);
      assert.ok(real);
      assert.equal(rounded(real.progress), section.progress);
      for (const practice of section.practices) assert.ok(real.practices.some((one) => JSON.stringify(one) === JSON.stringify(practice)));
    }
  });

  it('documents every field of a finding', () => {
    const page = readFileSync(fromRoot('docs/json.md'), 'utf8');
    const definitions = (schema as { definitions: Record<string, { properties?: Record<string, unknown> }> }).definitions;
    for (const field of Object.keys(definitions['finding']?.properties ?? {}))
      assert.ok(page.includes(`| \`${field}\``), `docs/json.md does not explain ${field}`);
  });

  it('is the same however the folder is named', async () => {
    folder.write('a/pod.yaml', privilegedPod);
    folder.write('Dockerfile', 'FROM node\n');
    const here = await scanJson([], { cwd: folder.path });
    assert.deepEqual(await scanJson(['.'], { cwd: folder.path }), here);
    assert.deepEqual(await scanJson([folder.path], { cwd: '/' }), here);
    assert.deepEqual(await scanJson(['.', './a/..'], { cwd: folder.path }), here);
  });

  it('counts file names from the working directory where several paths or a file are given', async () => {
    folder.write('a/pod.yaml', privilegedPod);
    folder.write('b/other.yaml', privilegedPod);
    const files = async (args: readonly string[], cwd: string): Promise<readonly string[]> => [
      ...new Set((await scanJson(args, { cwd })).findings.map(({ file }) => file)),
    ];
    assert.deepEqual(await files(['a'], folder.path), ['pod.yaml']);
    assert.deepEqual(await files(['b', 'a'], folder.path), ['a/pod.yaml', 'b/other.yaml']);
    assert.deepEqual(await files(['a/pod.yaml'], folder.path), ['a/pod.yaml']);
    assert.deepEqual(await files(['pod.yaml', '../b'], join(folder.path, 'a')), ['../b/other.yaml', 'pod.yaml']);
  });

  it('reads what two paths share once', async () => {
    folder.write('a/pod.yaml', privilegedPod);
    const report = await scanJson(['a', 'a/pod.yaml', '.'], { cwd: folder.path });
    assert.equal(report.files.scanned, 1);
    only(report, privilegedRule);
  });

  it('orders findings by file, place and rule', async () => {
    for (const name of ['z.yaml', 'a b.yaml', 'ä.yaml', 'a/x.yaml']) folder.write(name, `${privilegedPod}---\n${privilegedPod}`);
    const { findings } = await scanJson([], { cwd: folder.path });
    const keys = findings.map(
      ({ file, range: { start, end }, rule }) => [file, start.line, start.character, end.line, end.character, rule] as const,
    );
    const sorted = [...keys].sort((a, b) => {
      const at = a.findIndex((value, index) => value !== b[index]);
      return at < 0 ? 0 : (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1;
    });
    assert.deepEqual(keys, sorted);
    assert.deepEqual([...new Set(keys.map(([file]) => file))], ['a b.yaml', 'a/x.yaml', 'z.yaml', 'ä.yaml']);
  });

  it('gives the same places with CRLF, a byte order mark and wide characters', async () => {
    folder.write('lf.yaml', privilegedPod);
    folder.write('crlf.yaml', privilegedPod.replaceAll('\n', '\r\n'));
    folder.write('bom.yaml', `\ufeff${privilegedPod}`);
    folder.write('second.yaml', `# \u{1f40b} 漢字\n---\n${privilegedPod}`);
    const { findings } = await scanJson([], { cwd: folder.path });
    const range = (file: string): ReportedFinding['range'] | undefined =>
      findings.find((finding) => finding.file === file && finding.rule === privilegedRule)?.range;
    const expected = { start: { line: 10, character: 20 }, end: { line: 10, character: 24 } };
    assert.deepEqual(range('lf.yaml'), expected);
    assert.deepEqual(range('crlf.yaml'), expected);
    assert.deepEqual(range('bom.yaml'), expected);
    assert.deepEqual(range('second.yaml'), { start: { line: 12, character: 20 }, end: { line: 12, character: 24 } });
  });

  it('marks accepted findings and gives the reason', async () => {
    folder.write(
      'a.yaml',
      privilegedPod.replace(
        '        privileged',
        `        # cnmaturity-ignore: ${privilegedRule} reads the node's counters\n        privileged`,
      ),
    );
    folder.write('b.yaml', privilegedPod.replace('true', `true # cnmaturity-ignore: ${privilegedRule}`));
    const report = await scanJson([], { cwd: folder.path });
    assertValid(report);
    const found = report.findings.filter(({ rule }) => rule === privilegedRule);
    assert.deepEqual(
      found.map(({ file, suppressed, reason }) => ({ file, suppressed, reason })),
      [
        { file: 'a.yaml', suppressed: true, reason: "reads the node's counters" },
        { file: 'b.yaml', suppressed: true, reason: '' },
      ],
    );
    const practice = report.assessment.sections.flatMap(({ practices }) => practices).find(({ id }) => id === found[0]?.practice);
    assert.equal(practice?.accepted, 2);
    assert.equal(practice.unmet, 0);
  });

  it('gives a fix only where this very place has one', async () => {
    folder.write('Dockerfile', 'FROM node\n');
    folder.write('pod.yaml', privilegedPod);
    const { findings } = await scanJson([], { cwd: folder.path });
    const kinds = new Map(findings.map(({ rule, fix }) => [rule, fix]));
    assert.equal(kinds.get(privilegedRule), 'safe');
    assert.equal(kinds.get('from-tag-missing'), 'review');
    assert.equal(kinds.get('naked-pod'), null);
  });

  it('sets the severity by the target level', async () => {
    folder.write('pod.yaml', privilegedPod);
    for (const [target, expected] of [
      [1, { 1: 'warning', 2: 'hint', 3: 'none' }],
      [2, { 1: 'warning', 2: 'warning', 3: 'hint' }],
      [5, { 1: 'warning', 2: 'warning', 3: 'warning' }],
    ] as const) {
      const { findings } = await scanJson(['--target-level', String(target)], { cwd: folder.path });
      assert.ok(findings.some(({ level }) => level === 1) && findings.some(({ level }) => level === 2));
      for (const { level, severity } of findings)
        if (level <= 3 && severity !== 'error') assert.equal(severity, expected[level as 1 | 2 | 3]);
    }
  });

  it('stands at Level 1 where nothing was judged', async () => {
    folder.write('notes.txt', 'nothing');
    const report = await scanJson([], { cwd: folder.path });
    assertValid(report);
    assert.deepEqual(report.findings, []);
    assert.deepEqual(report.files, { scanned: 0, skipped: [] });
    assert.deepEqual(report.assessment.overall, { level: 1, name: 'Build', progress: 0 });
    assert.ok(report.assessment.sections.every(({ level }) => level === null));
  });

  it('names what it could not read, and what it read in part', async () => {
    folder.write('binary.yaml', Uint8Array.from([0x61, 0, 0x62]));
    folder.write('latin.yaml', Uint8Array.from([0x61, 0x3a, 0x20, 0xe4, 0x0a]));
    folder.write('large.yaml', '# '.padEnd(1024 * 1024 + 1, 'x'));
    folder.write('half.yaml', `${privilegedPod}---\na: "b\n`);
    folder.write('half.tf', 'module "a" {\n  source =\n');
    folder.write('data.json', '{ "a": 1 }');
    const report = await scanJson([], { cwd: folder.path });
    assertValid(report);
    assert.deepEqual(
      report.files.skipped.map(({ file }) => file),
      ['binary.yaml', 'half.tf', 'half.yaml', 'large.yaml', 'latin.yaml'],
    );
    assert.match(report.files.skipped.find(({ file }) => file === 'half.yaml')?.reason ?? '', /line 12/);
    assert.equal(report.files.scanned, 2);
    only(report, privilegedRule);
  });

  it('leaves out what .gitignore names, but not what is asked for by name', async () => {
    folder.write('.gitignore', 'build/\n');
    folder.write('build/pod.yaml', privilegedPod);
    folder.write('node_modules/pod.yaml', privilegedPod);
    assert.deepEqual((await scanJson([], { cwd: folder.path })).findings, []);
    only(await scanJson(['build/pod.yaml'], { cwd: folder.path }), privilegedRule);
    only(await scanJson(['build'], { cwd: folder.path }), privilegedRule);
  });

  it('says of a named file that is none of ours that it was left out', async () => {
    folder.write('README.md', '# a\n');
    folder.write('data.json', '{}');
    const { files } = await scanJson(['README.md', 'data.json'], { cwd: folder.path });
    assert.equal(files.scanned, 0);
    assert.deepEqual(
      files.skipped.map(({ file }) => file),
      ['README.md', 'data.json'],
    );
  });

  it('judges across files and across paths', async () => {
    folder.write('a/deployment.yaml', privilegedPod.replace('name: probe', 'name: probe\n  labels: { app: probe }'));
    folder.write(
      'b/service.yaml',
      'apiVersion: v1\nkind: Service\nmetadata: { name: probe, namespace: tools }\nspec:\n  selector: { app: probe }\n  ports: [{ port: 80 }]\n',
    );
    const rulesOf = async (args: readonly string[]): Promise<readonly string[]> =>
      (await scanJson(args, { cwd: folder.path })).findings.map(({ rule }) => rule);
    assert.ok(!(await rulesOf(['a', 'b'])).includes('service-dangling'));
    folder.write('b/kustomization.yaml', 'resources: [service.yaml, other.yaml]\n');
    folder.write('b/other.yaml', privilegedPod.replace('name: probe', 'name: other\n  labels: { app: other }'));
    assert.ok((await rulesOf(['b'])).includes('service-dangling'));
  });

  it('starts the HCL parser only for HCL', async () => {
    const asked: string[] = [];
    const loadAsset = (name: string): Promise<Uint8Array> => {
      asked.push(name);
      return Promise.reject(new Error('No assets here.'));
    };
    folder.write('pod.yaml', privilegedPod);
    only(await scanJson([], { cwd: folder.path, loadAsset }), privilegedRule);
    assert.deepEqual(asked, []);
  });

  it('prints nothing but JSON', async () => {
    folder.write('pod.yaml', privilegedPod);
    const { out, err } = await cli(['scan', '--format', 'json'], { cwd: folder.path, env: { FORCE_COLOR: '1' }, columns: 40 });
    assertValid(JSON.parse(out));
    assert.equal(err, '');
  });
});

/** As the documentation shows shares. */
function rounded(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, inner: unknown) => (typeof inner === 'number' ? Math.round(inner * 1000) / 1000 : inner));
}
