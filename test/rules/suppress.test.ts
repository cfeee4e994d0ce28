import assert from 'node:assert/strict';
import type { Suppression } from '../../server/src/facts/suppressions.ts';
import { allRules } from '../../server/src/rules/index.ts';
import { defaultRuleSettings } from '../../server/src/rules/options.ts';
import type { RuleSettings } from '../../server/src/rules/options.ts';
import { workspaceOf } from '../support/workspace.ts';
import type { Files } from '../support/workspace.ts';

const pod = `apiVersion: v1
kind: Pod
metadata:
  name: probe
spec:
  containers:
    - name: ping
      image: registry.example.com/ping:latest
      securityContext:
        privileged: true
    - name: pong
      image: registry.example.com/pong:latest
      securityContext:
        privileged: true
`;

const rules = allRules.filter(({ id }) => ['privileged-container', 'image-tag-latest', 'liveness-probe-missing'].includes(id));

interface Judged {
  readonly open: readonly string[];
  readonly accepted: readonly Suppression[];
}

async function judge(files: Files, settings: RuleSettings = defaultRuleSettings): Promise<Judged> {
  const test = await workspaceOf(files, rules, settings);
  const all = Object.keys(files).flatMap((path) => test.engine.findingsOf(`file:///workspace/${path}`));
  return {
    open: test.findings().map((finding) => `${finding.finding.rule.id} ${test.marked(finding)}`),
    accepted: all.flatMap(({ finding: { suppression } }) => suppression ?? []),
  };
}

async function openIn(text: string, settings?: RuleSettings): Promise<readonly string[]> {
  return (await judge({ 'pod.yaml': text }, settings)).open;
}

const everything = [
  'liveness-probe-missing ping',
  'image-tag-latest latest',
  'privileged-container true',
  'liveness-probe-missing pong',
  'image-tag-latest latest',
  'privileged-container true',
];

function without(...indexes: readonly number[]): readonly string[] {
  return everything.filter((_, index) => !indexes.includes(index));
}

const above = (line: string, comment: string, text = pod): string =>
  text.replace(new RegExp(`^( *)${line}`, 'm'), (found, indent: string) => `${indent}${comment}\n${found}`);

describe('Comments that accept findings', () => {
  it('are needed', async () => {
    assert.deepEqual(await openIn(pod), everything);
  });

  it('speak for the next line, or for their own', async () => {
    assert.deepEqual(await openIn(above('privileged', '# cnmaturity-ignore: privileged-container for the network')), without(2));
    const atEnd = pod.replace('privileged: true', 'privileged: true # cnmaturity-ignore: privileged-container for the network');
    assert.deepEqual(await openIn(atEnd), without(2));
    assert.deepEqual(await openIn(above('privileged', '# cnmaturity-ignore: image-tag-latest for a reason')), everything);
  });

  it('name several rules, and a last day', async () => {
    const text = above('image', '# cnmaturity-ignore: privileged-container, image-tag-latest until 2027-01-31 built here');
    assert.deepEqual(await openIn(text), without(1));
    const [accepted] = (await judge({ 'pod.yaml': text })).accepted;
    assert.deepEqual(accepted?.rules, ['privileged-container', 'image-tag-latest']);
    assert.equal(accepted.until, '2027-01-31');
    assert.equal(accepted.reason, 'built here');
  });

  it('hold on their last day and not beyond it', async () => {
    const text = above('image', '# cnmaturity-ignore: image-tag-latest until 2027-01-31 built here');
    const on = (today: string): RuleSettings => ({ ...defaultRuleSettings, today });
    assert.deepEqual(await openIn(text, on('2027-01-31')), without(1));
    assert.deepEqual(await openIn(text, on('2027-02-01')), everything);
  });

  it('hold for nothing where their day is none', async () => {
    assert.deepEqual(await openIn(above('image', '# cnmaturity-ignore: image-tag-latest until 2027-02-30 built here')), everything);
  });

  it('take "until" without a day for a reason', async () => {
    assert.deepEqual(await openIn(above('image', '# cnmaturity-ignore: image-tag-latest until we build it here')), without(1));
  });

  it('speak for an item with all that is below it', async () => {
    const ids = 'privileged-container, image-tag-latest, liveness-probe-missing';
    assert.deepEqual(await openIn(above('- name: ping', `# cnmaturity-ignore-block: ${ids} a node agent`)), without(0, 1, 2));
    assert.deepEqual(await openIn(above('- name: pong', `# cnmaturity-ignore-block: ${ids} a node agent`)), without(3, 4, 5));
    assert.deepEqual(await openIn(above('securityContext', '# cnmaturity-ignore-block: privileged-container a node agent')), without(2));
    assert.deepEqual(await openIn(`# cnmaturity-ignore-block: image-tag-latest a test\n${pod}`), without(1, 4));
  });

  it('speak for one entry of a map, not for those beside it', async () => {
    const text = 'a:\n  # cnmaturity-ignore-block: image-tag-latest a test\n  b: 1\n  c: 2\n';
    const { workspace } = await workspaceOf({ 'pod.yaml': text }, rules);
    const [mark] = workspace.files.get('file:///workspace/pod.yaml')?.units[0]?.unit.suppressions ?? [];
    assert.equal(text.slice(mark?.target.start, mark?.target.end), 'b: 1');
  });

  it('speak for a file with all its documents from its head only', async () => {
    const head = '# cnmaturity-ignore-file: privileged-container a test';
    for (const text of [`${head}\n${pod}`, `# Copyright\n\n${head}\n---\n${pod}`, `---\n${head}\n${pod}`])
      assert.deepEqual(await openIn(text), without(2, 5), text);
    const two = `${head}\n${pod}---\n${pod}`;
    assert.deepEqual(await openIn(two), [...without(2, 5), ...without(2, 5)]);
    assert.deepEqual(await openIn(`${pod}${head}\n`), everything);
    assert.deepEqual(await openIn(`kind: Note\n${head}\n---\n${pod}`), everything);
  });

  it('stop to speak for a file once they are gone, also for documents that nobody touched', async () => {
    const head = '# cnmaturity-ignore-file: privileged-container a test\n';
    const test = await workspaceOf({ 'pod.yaml': `${head}${pod}---\n${pod}` }, rules);
    assert.equal(test.findings('privileged-container').length, 0);
    const before = test.workspace.files.get('file:///workspace/pod.yaml');
    assert.ok(before);
    const { uri, units, problems } = before;
    test.workspace.update({ uri, units, problems });
    assert.equal(test.findings('privileged-container').length, 4);
  });

  it('accept nothing by a star, an unknown rule or a family', async () => {
    for (const name of ['*', 'all', 'kubernetes', ''])
      assert.deepEqual(await openIn(`# cnmaturity-ignore-file: ${name}\n${pod}`), everything, name);
  });

  it('never change findings of other rules', async () => {
    for (const id of rules.map((rule) => rule.id))
      for (const comment of ['cnmaturity-ignore', 'cnmaturity-ignore-block', 'cnmaturity-ignore-file'])
        for (const [index] of pod.split('\n').entries()) {
          const lines = pod.split('\n');
          lines.splice(index, 0, `${/^ */.exec(lines[index] ?? '')?.[0] ?? ''}# ${comment}: ${id} a test`);
          const open = await openIn(lines.join('\n'));
          const others = (list: readonly string[]): readonly string[] => list.filter((one) => !one.startsWith(id));
          assert.deepEqual(others(open), others(everything), lines.join('\n'));
        }
  });
});

describe('Comments in other files', () => {
  const bucket = (comment: string, inner = ''): string => `${comment}resource "aws_ecr_repository" "app" {\n${inner}  name = "app"\n}\n`;
  const ecr = allRules.filter(({ id }) => id === 'ecr-immutable-tags');
  const inHcl = async (text: string): Promise<number> => (await workspaceOf({ 'main.tf': text }, ecr)).findings().length;

  it('of HCL begin in three ways', async () => {
    assert.equal(await inHcl(bucket('')), 1);
    for (const comment of [
      '# cnmaturity-ignore: ecr-immutable-tags x',
      '// cnmaturity-ignore: ecr-immutable-tags x',
      '/* cnmaturity-ignore: ecr-immutable-tags x */',
    ])
      assert.equal(await inHcl(bucket(`${comment}\n`)), 0, comment);
    assert.equal(await inHcl(bucket('/* cnmaturity-ignore-block: ecr-immutable-tags x */\n')), 0);
    assert.equal(await inHcl(bucket('/*\n a license\n*/\n// cnmaturity-ignore-file: ecr-immutable-tags x\n')), 0);
    assert.equal(await inHcl(bucket('', '  # cnmaturity-ignore-file: ecr-immutable-tags x\n')), 1);
  });

  it('of Helm templates may be none of what is rendered', async () => {
    const chart = { 'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n', 'web/values.yaml': 'tag: latest\n' };
    const template = pod.replace('ping:latest', 'ping:{{ .Values.tag }}');
    const shown = async (text: string): Promise<readonly string[]> =>
      (await judge({ ...chart, 'web/templates/pod.yaml': text })).open.toSorted();
    assert.deepEqual(await shown(template), everything.toSorted());
    assert.deepEqual(await shown(`{{- /* cnmaturity-ignore-file: privileged-container x */}}\n${template}`), without(2, 5).toSorted());
    const line = above('privileged', '{{/* cnmaturity-ignore: privileged-container x */}}', template);
    assert.deepEqual(await shown(line), without(2).toSorted());
    const block = above('- name: ping', '{{- /* cnmaturity-ignore-block: privileged-container x */}}', template);
    assert.deepEqual(await shown(block), without(2).toSorted());
  });

  it('of values speak for what is shown at the value', async () => {
    const files = {
      'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
      'web/values.yaml': '# cnmaturity-ignore: image-tag-latest x\ntag: latest\n',
      'web/templates/pod.yaml': pod.replace('ping:latest', 'ping:{{ .Values.tag }}'),
    };
    assert.equal((await judge(files)).open.filter((one) => one.startsWith('image-tag-latest')).length, 1);
  });

  it('of a base and of an overlay speak for what is shown there', async () => {
    const files = {
      'base/kustomization.yaml': 'resources:\n  - pod.yaml\n',
      'base/pod.yaml': pod,
      'prod/kustomization.yaml': 'resources:\n  - ../base\nnamespace: prod\n',
    };
    assert.deepEqual((await judge(files)).open, everything);
    const base = { ...files, 'base/pod.yaml': above('privileged', '# cnmaturity-ignore: privileged-container x') };
    assert.deepEqual((await judge(base)).open, without(2));
    const patched = {
      ...files,
      'prod/kustomization.yaml': `${files['prod/kustomization.yaml']}patches:\n  - path: patch.yaml\n`,
      'prod/patch.yaml':
        'apiVersion: v1\nkind: Pod\nmetadata:\n  name: probe\n  annotations:\n    cnmaturity/ignore.privileged-container: a node agent\n',
    };
    assert.deepEqual((await judge(patched)).open, without(2, 5));
    const patch = (comment: string): Files => ({
      ...patched,
      'base/pod.yaml': pod.replace('        privileged: true\n', '        privileged: false\n'),
      'prod/patch.yaml': `apiVersion: v1\nkind: Pod\nmetadata:\n  name: probe\nspec:\n  containers:\n    - name: ping\n      securityContext:\n${comment}        privileged: true\n`,
    });
    assert.equal((await judge(patch(''))).open.filter((one) => one.startsWith('privileged')).length, 2);
    const mark = '        # cnmaturity-ignore: privileged-container x\n';
    assert.equal((await judge(patch(mark))).open.filter((one) => one.startsWith('privileged')).length, 1);
  });

  it('of Dockerfiles speak for a stage', async () => {
    const two = allRules.filter(({ id }) => ['maintainer-deprecated'].includes(id));
    const inFile = async (text: string): Promise<number> => (await workspaceOf({ Dockerfile: text }, two)).findings().length;
    const text = 'FROM alpine:3.22 AS build\nMAINTAINER me\nFROM alpine:3.22\nMAINTAINER me\n';
    assert.equal(await inFile(text), 2);
    assert.equal(await inFile(`# cnmaturity-ignore-block: maintainer-deprecated x\n${text}`), 1);
    assert.equal(await inFile(`# syntax=docker/dockerfile:1\n# cnmaturity-ignore-file: maintainer-deprecated x\n${text}`), 0);
  });
});
