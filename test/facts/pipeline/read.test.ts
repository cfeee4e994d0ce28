import assert from 'node:assert/strict';
import { readCompositeAction, readWorkflow } from '../../../server/src/facts/pipeline/read.ts';
import type { PipelineReading } from '../../../server/src/facts/pipeline/read.ts';
import type { MapNode } from '../../../server/src/syntax/tree.ts';
import { resolve } from '../../../server/src/syntax/tree.ts';
import { parseDocument } from '../../../server/src/syntax/yaml/parse.ts';

function rootOf(text: string): MapNode {
  const { root } = parseDocument(text);
  const node = root && resolve(root);
  assert.ok(node?.kind === 'map');
  return node;
}

function read(text: string): PipelineReading {
  const reading = readWorkflow(rootOf(text), 'file:///shop/.github/workflows/ci.yaml', text);
  assert.ok(reading);
  return reading;
}

const jobs = 'jobs:\n  test:\n    runs-on: x\n';

describe('pipeline facts', () => {
  it('need `on` and `jobs`', () => {
    for (const text of ['name: x\njobs:\n  a: {}\n', 'on: push\n', 'on: push\njobs: []\n', 'on: push\njobs:\n'])
      assert.equal(readWorkflow(rootOf(text), '', text), undefined, text);
  });

  for (const [on, triggers] of [
    ['on: push', ['push']],
    ['"on": push', ['push']],
    ['on: [push, pull_request]', ['push', 'pull_request']],
    ['on:\n  push:\n    branches: [main]\n  workflow_call:', ['push', 'workflow_call']],
    ['on:\n  - push', ['push']],
    ['on: ${{ x }}', undefined],
  ] as const) {
    it(`know what starts ${JSON.stringify(on)}`, () => {
      assert.deepEqual(read(`${on}\n${jobs}`).workflow.triggers, triggers);
    });
  }

  it('anchor at the name, else at `on`', () => {
    const named = `name: "ci"\non: push\n${jobs}`;
    const { workflow } = read(named);
    assert.equal(workflow.name, 'ci');
    assert.equal(named.slice(workflow.anchor.start, workflow.anchor.end), '"ci"');
    assert.equal(read(`on: push\n${jobs}`).workflow.anchor.start, 0);
  });

  it('hold jobs and their permissions', () => {
    const { workflow } = read(
      'on: push\npermissions: read-all\njobs:\n  a:\n    permissions:\n      contents: read\n  b:\n    permissions: {}\n  c:\n',
    );
    assert.deepEqual(
      workflow.jobs.map(({ id, permissions }) => [id, permissions?.kind]),
      [
        ['a', 'map'],
        ['b', 'map'],
        ['c', undefined],
      ],
    );
    assert.equal(workflow.permissions?.kind, 'scalar');
    assert.equal(workflow.jobsComplete, true);
  });

  it('follow anchors', () => {
    const { uses } = read('on: push\njobs:\n  a:\n    steps: &steps\n      - uses: a/b@v1\n  c:\n    steps: *steps\n');
    assert.deepEqual(
      uses.map(({ job, text }) => [job?.id, text]),
      [
        ['a', 'a/b@v1'],
        ['c', 'a/b@v1'],
      ],
    );
  });

  it('tell kinds of uses and the place of the reference', () => {
    const text =
      'on: push\njobs:\n  a:\n    steps:\n      - uses: a/b@v1\n      - uses: \'a/b/c@x@y\'\n      - uses: "a/b@\\x76"\n      - uses: a/b\n      - uses: ./a\n      - uses: $/a\n      - uses: docker://x:1@sha256:0\n      - uses: ${{ x }}@v1\n      - uses: >-\n          a/b@v2\n      - uses: nonsense\n      - run: uses\n  b:\n    uses: a/b/.github/workflows/x.yml@main\n';
    assert.deepEqual(
      read(text).uses.map(({ kind, ref }) => [kind, ref?.text, ref && text.slice(ref.start, ref.end).trim()]),
      [
        ['repository', 'v1', 'v1'],
        ['repository', 'x@y', 'x@y'],
        ['repository', 'v', '"a/b@\\x76"'],
        ['repository', undefined, undefined],
        ['local', undefined, undefined],
        ['local', undefined, undefined],
        ['docker', 'sha256:0', 'sha256:0'],
        ['unknown', undefined, undefined],
        ['repository', 'v2', 'a/b@v2'],
        ['unknown', undefined, undefined],
        ['repository', 'main', 'main'],
      ],
    );
  });

  it('know the version, of commits by the comment behind them', () => {
    const commit = '11bd71901bbe5b1630ceea73d27597364c9af683';
    const text = `on: push\njobs:\n  a:\n    steps:\n      - uses: a/b@v1.2\n      - uses: a/b@${commit} # v4.2.2\n      - uses: "a/b@${commit}" # tag=3.0 old\n      - uses: a/b@${commit}\n      - uses: a/b@${commit} # since v4\n      - uses: a/b@main # v4\n      - uses: |\n          a/b@v5\n`;
    assert.deepEqual(
      read(text).uses.map(({ version, ref }) => [ref?.text.slice(0, 6), version?.join('.')]),
      [
        ['v1.2', '1.2'],
        ['11bd71', '4.2.2'],
        ['11bd71', '3.0'],
        ['11bd71', undefined],
        ['11bd71', undefined],
        ['main', undefined],
        ['v5', '5'],
      ],
    );
  });

  it('read composite actions', () => {
    const text = 'name: x\nruns:\n  using: composite\n  steps:\n    - uses: a/b@v1\n    - run: x\n';
    const uses = readCompositeAction(rootOf(text), text);
    assert.deepEqual(
      uses?.map(({ text, job, workflow }) => [text, job, workflow]),
      [['a/b@v1', undefined, undefined]],
    );
    assert.equal(readCompositeAction(rootOf('name: x\nruns:\n  using: node20\n  main: x.js\n'), ''), undefined);
    assert.equal(readCompositeAction(rootOf(`on: push\n${jobs}`), ''), undefined);
  });
});
