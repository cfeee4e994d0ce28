import assert from 'node:assert/strict';
import { composed, deployment, objects, service, uriOf } from './support.ts';

const map = (name: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`;

function names(texts: Readonly<Record<string, string>>, folder?: string): readonly string[] {
  return composed(texts, folder).objects.map(({ name }) => name);
}

describe('The resources of a kustomization', () => {
  it('come from files, folders, bases and lists, what others need first', () => {
    const texts = {
      'base/kustomization.yml': 'resources: [all.yaml]\n',
      'base/all.yaml': `${deployment}---\n${service}---\n# nothing\n`,
      'old/Kustomization': 'resources:\n- a.json\n',
      'old/a.json': `{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "json"}}`,
      'app/kustomization.yaml': 'resources:\n- ../base\n- ./list.yaml\nbases:\n- ../old/\n',
      'app/list.yaml': `apiVersion: v1\nkind: List\nitems:\n- ${map('one').replaceAll('\n', '\n  ')}\n- {apiVersion: v1, kind: Namespace, metadata: {name: two}}\n`,
    };
    assert.deepEqual(names(texts), ['two', 'json', 'one', 'web', 'web']);
    assert.deepEqual(
      [...composed(texts).inputs].sort(),
      ['app/kustomization.yaml', 'app/list.yaml', 'base/all.yaml', 'base/kustomization.yml', 'old/Kustomization', 'old/a.json'].map(uriOf),
    );
  });

  it('come out in the order in which they are written when that is asked for', () => {
    const texts = {
      'app/kustomization.yaml': 'resources: [a.yaml]\nsortOptions: {order: fifo}\n',
      'app/a.yaml': `${deployment}---\n${map('a')}`,
    };
    assert.deepEqual(names(texts), ['web', 'a']);
  });

  it('are changed by components, together with what is there', () => {
    const texts = {
      'app/kustomization.yaml': 'resources: [a.yaml]\ncomponents: [../more]\nnamePrefix: p-\n',
      'app/a.yaml': map('a'),
      'more/kustomization.yaml': 'kind: Component\nresources: [b.yaml]\nnameSuffix: -s\n',
      'more/b.yaml': map('b'),
    };
    assert.deepEqual(names(texts), ['p-a-s', 'p-b-s']);
  });

  it('leave the kustomization open when something is not here', () => {
    for (const path of [
      'https://example.org/x.yaml',
      'github.com/org/repo/deploy?ref=v1',
      'missing.yaml',
      '../nowhere',
      'ssh://git@host/x',
    ]) {
      const composition = composed({ 'app/kustomization.yaml': `resources:\n- a.yaml\n- ${path}\n`, 'app/a.yaml': map('a') });
      assert.equal(composition.open, true, path);
      assert.deepEqual(composition.problems, []);
      assert.equal(composition.objects.length, 1);
    }
  });

  for (const setting of [
    'helmCharts: [{name: x}]',
    'transformers: [t.yaml]',
    'generators: [g.yaml]',
    'validators: [v.yaml]',
    'crds: [c.yaml]',
  ])
    it(`leave it open with ${setting}`, () => {
      const composition = composed({ 'app/kustomization.yaml': `resources: [a.yaml]\n${setting}\n`, 'app/a.yaml': map('a') });
      assert.equal(composition.open, true);
      assert.equal(composition.objects.length, 1);
    });

  it('name a cycle once, and cut it', () => {
    const texts = {
      'app/kustomization.yaml': 'resources: [a.yaml, ../other]\n',
      'app/a.yaml': map('a'),
      'other/kustomization.yaml': 'resources: [../app, b.yaml]\n',
      'other/b.yaml': map('b'),
    };
    const { objects: found, problems, open } = composed(texts);
    assert.deepEqual(
      found.map(({ name }) => name),
      ['a', 'b'],
    );
    assert.deepEqual(
      problems.map(({ place, message }) => [place.uri, message]),
      [[uriOf('other/kustomization.yaml'), 'This leads back to a kustomization that it is part of']],
    );
    assert.equal(open, false);
  });

  it('are there once: a second one of the same name is a problem', () => {
    const texts = { 'app/kustomization.yaml': 'resources: [a.yaml, b.yaml]\n', 'app/a.yaml': map('a'), 'app/b.yaml': map('a') };
    const { objects: found, problems } = composed(texts);
    assert.equal(found.length, 1);
    assert.deepEqual(
      problems.map(({ message }) => message),
      ['ConfigMap a is there already'],
    );
  });

  it('do without a file that is no YAML, and without what is no object', () => {
    const texts = {
      'app/kustomization.yaml': 'resources: [a.yaml, bad.yaml, other.yaml]\n',
      'app/a.yaml': map('a'),
      'app/bad.yaml': 'a: [\n',
      'app/other.yaml': `${map('c')}---\nhello: 1\n`,
    };
    const { objects: found, problems, open } = composed(texts);
    assert.deepEqual(
      found.map(({ name }) => name),
      ['a', 'c'],
    );
    assert.deepEqual(
      problems.map(({ place, message }) => [place.uri, message]),
      [
        [uriOf('app/bad.yaml'), 'This is not valid YAML'],
        [uriOf('app/other.yaml'), 'This is no Kubernetes object: it has no kind or no name'],
      ],
    );
    assert.equal(open, true);
  });

  it('stop at limits', () => {
    const texts: Record<string, string> = { 'app/kustomization.yaml': 'resources: [../f0]\n' };
    for (let at = 0; at < 60; at++) texts[`f${String(at)}/kustomization.yaml`] = `resources: [../f${String(at + 1)}]\n`;
    const composition = composed(texts);
    assert.equal(composition.open, true);
    assert.deepEqual(composition.objects, []);
  });

  it('leave out what is only for tools', () => {
    const texts = {
      'app/kustomization.yaml': 'resources: [a.yaml]\n',
      'app/a.yaml': `${map('a')}  annotations:\n    config.kubernetes.io/local-config: "true"\n---\n${map('b')}`,
    };
    assert.deepEqual(names(texts), ['b']);
  });

  it('are typed as kustomize types them', () => {
    const texts = {
      'app/kustomization.yaml': 'resources: [a.yaml]\nnamePrefix: p-\n',
      'app/a.yaml': `${map('a')}  annotations: {n: 1, empty: }\nx: [yes, on, 0777, 1_000, 2024-01-02, 12:30, 1e3, ~, "5", !!str 6]\n`,
    };
    assert.deepEqual(objects(composed(texts)), {
      'ConfigMap p-a': {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'p-a', annotations: { n: '1', empty: '' } },
        x: ['yes', 'on', 511, 1000, '2024-01-02T00:00:00Z', '12:30', 1000, null, '5', '6'],
      },
    });
  });

  it('have their anchors and merge keys resolved', () => {
    const texts = {
      'app/kustomization.yaml': 'resources: [a.yaml]\n',
      'app/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  labels: &l\n    q: r\ncopy:\n  <<: *l\n  z: 1\nsame: *l\n',
    };
    assert.deepEqual(objects(composed(texts)), {
      'ConfigMap a': {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'a', labels: { q: 'r' } },
        copy: { z: 1, q: 'r' },
        same: { q: 'r' },
      },
    });
  });
});
