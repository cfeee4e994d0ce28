import assert from 'node:assert/strict';
import { contextsIn, expressionsIn } from '../../../server/src/facts/pipeline/expressions.ts';
import { readGithubPipeline, readObjectPipeline, readOtherPipeline } from '../../../server/src/facts/pipeline/pipeline.ts';
import { isPrinted, placeIn, scriptOf } from '../../../server/src/facts/pipeline/script.ts';
import type { Pipeline } from '../../../server/src/facts/pipeline/types.ts';
import type { MapNode, ScalarNode, Span } from '../../../server/src/syntax/tree.ts';
import { child, resolve } from '../../../server/src/syntax/tree.ts';
import { parseDocument } from '../../../server/src/syntax/yaml/parse.ts';

function rootOf(text: string): MapNode {
  const { root } = parseDocument(text);
  const node = root && resolve(root);
  assert.ok(node?.kind === 'map');
  return node;
}

function seen(pipeline: Pipeline | undefined): readonly [readonly string[], readonly string[]] {
  assert.ok(pipeline);
  return [pipeline.scripts.map(({ text }) => text.trim()), pipeline.images.map(({ node }) => node.text)];
}

function scalarAt(text: string): ScalarNode {
  const node = child(rootOf(text), 'run');
  assert.ok(node?.kind === 'scalar');
  return node;
}

describe('pipelines of all systems', () => {
  it('show the steps, scripts and images of a workflow', () => {
    const text =
      'on: push\njobs:\n  a:\n    container: node:22\n    services:\n      db:\n        image: postgres:17\n    steps:\n      - uses: Actions/Checkout@v4\n      - run: make\n';
    const pipeline = readGithubPipeline(rootOf(text), 'file:///a.yaml', text);
    assert.deepEqual(seen(pipeline), [['make'], ['node:22', 'postgres:17']]);
    assert.deepEqual(
      pipeline?.steps.map(({ action, job }) => [action, job?.id]),
      [
        ['actions/checkout', 'a'],
        [undefined, 'a'],
      ],
    );
  });

  for (const [path, text, scripts, images] of [
    [
      '.gitlab-ci.yml',
      'image: node:22\ntest:\n  script:\n    - make\n  after_script: ls\n  services: [redis:7, {name: postgres:17}]\n',
      ['make', 'ls'],
      ['node:22', 'redis:7', 'postgres:17'],
    ],
    ['azure-pipelines.yml', 'pool:\n  vmImage: ubuntu-24.04\nsteps:\n  - script: make\n  - bash: ls\n', ['make', 'ls'], []],
    [
      '.circleci/config.yml',
      'jobs:\n  a:\n    docker:\n      - image: cimg/go:1.25\n    steps:\n      - run: make\n      - run: {command: ls}\n  b:\n    machine: {image: default}\n',
      ['make', 'ls'],
      ['cimg/go:1.25'],
    ],
    ['.github/dependabot.yml', 'version: 2\nupdates: []\n', [], []],
  ] as const) {
    it(`show those of ${path}`, () => {
      assert.deepEqual(seen(readOtherPipeline(rootOf(text), `file:///shop/${path}`, text)), [scripts, images]);
    });
  }

  it('leave other files alone', () => {
    const text = 'script: make\n';
    assert.equal(readOtherPipeline(rootOf(text), 'file:///shop/values.yaml', text), undefined);
  });

  for (const [api, kind] of [
    ['tekton.dev/v1', 'Task'],
    ['argoproj.io/v1alpha1', 'WorkflowTemplate'],
  ] as const) {
    it(`show the steps of a ${kind}`, () => {
      const text = `apiVersion: ${api}\nkind: ${kind}\nspec:\n  steps:\n    - image: golang:1.25\n      script: go test\n`;
      assert.deepEqual(seen(readObjectPipeline(rootOf(text), 'file:///a.yaml', text)), [['go test'], ['golang:1.25']]);
    });
  }
});

describe('containers of pipelines', () => {
  it('run what a shell is given, else their command', () => {
    const text =
      'apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec:\n  templates:\n    - container: {image: a, command: [bash, -ec], args: ["make test"]}\n    - container: {image: b, command: [syft], args: [scan, .]}\n    - container: {image: c, args: [run.sh]}\n    - inputs: {command: [not, me]}\n';
    const pipeline = readObjectPipeline(rootOf(text), 'file:///a.yaml', text);
    assert.deepEqual(seen(pipeline), [
      ['make test', 'syft scan .', 'run.sh'],
      ['a', 'b', 'c'],
    ]);
    const [test, scan] = pipeline?.scripts ?? [];
    assert.ok(test && scan);
    const place = ({ start, end }: Span): string => text.slice(start, end);
    assert.equal(place(placeIn(test, 5, 9)), 'test');
    assert.equal(place(placeIn(scan, 0, 9)), 'syft], args: [scan, .');
  });
});

describe('scripts', () => {
  it('know what is only printed', () => {
    const text = 'run: |\n  echo "helm upgrade" && helm upgrade a\n  echo $(helm upgrade b)\n';
    const script = scriptOf(scalarAt(text), text);
    assert.deepEqual(
      [...script.code.matchAll(/helm/g)].map(({ index }) => isPrinted(script, index)),
      [true, false, false],
    );
  });

  it('keep only what is run, in its place', () => {
    const text = 'run: |\n  # no\n  a \\\n    b # why\n  cat <<EOF\n  c\n  EOF\n  d\n';
    const script = scriptOf(scalarAt(text), text);
    assert.equal(script.code.length, script.text.length);
    assert.deepEqual(
      script.code.split(/\s+/).filter((word) => word !== ''),
      ['a', 'b', 'cat', '<<EOF', 'EOF', 'd'],
    );
  });

  it('know where a part stands in the file', () => {
    const text = 'run: |\n  echo a\n  echo a b\n';
    const script = scriptOf(scalarAt(text), text);
    const at = script.text.indexOf('a', 8);
    const { start, end } = placeIn(script, at, at + 1);
    assert.deepEqual([text.slice(start, end), start], ['a', text.indexOf('a b')]);
  });
});

describe('expressions', () => {
  it('name their contexts', () => {
    assert.deepEqual(
      expressionsIn('a ${{ github.sha }} ${{x}}').map(({ text, start }) => [text, start]),
      [
        ['github.sha', 2],
        ['x', 20],
      ],
    );
    assert.deepEqual(contextsIn("format('{0}', github['head_ref']) || env.Name"), ['github.head_ref', 'env.name']);
    assert.deepEqual(contextsIn('github.event.commits[0].message'), ['github.event.commits.*.message']);
  });
});
