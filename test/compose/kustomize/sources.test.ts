import assert from 'node:assert/strict';
import { roots } from '../../../server/src/compose/kustomize/roots.ts';
import { contentHash } from '../../../server/src/compose/kustomize/hash.ts';
import { sha256 } from '../../../server/src/compose/kustomize/sha256.ts';
import { emptyMap } from '../../../server/src/compose/kustomize/value.ts';
import { composed, data, deployment, inMemory, only, sourceOf, uriOf } from './support.ts';

const base = { 'base/kustomization.yaml': 'resources: [a.yaml]\n', 'base/a.yaml': deployment };

function overlay(setting: string): Readonly<Record<string, string>> {
  return { ...base, 'app/kustomization.yaml': `resources: [../base]\n${setting}\n` };
}

describe('Where composed fields are written', () => {
  it('is the base, as a whole, when nobody changes it', () => {
    const texts = overlay('');
    const object = only(composed(texts));
    assert.equal(object.composed.text, deployment);
    assert.deepEqual(object.composed.parts, [
      { start: 0, end: deployment.length, source: { uri: uriOf('base/a.yaml'), start: 0, end: deployment.length }, verbatim: true },
    ]);
    assert.deepEqual(object.origin, { uri: uriOf('base/a.yaml'), start: 0, end: deployment.trimEnd().length });
  });

  it('is the overlay for what it sets, and the base for all else, comments included', () => {
    const texts = overlay('images: [{name: nginx, newTag: "1.20"}]');
    const object = only(composed(texts));
    assert.equal(object.composed.text, deployment.replace('1.19', '1.20'));
    assert.deepEqual(sourceOf(texts, object, '1.20'), ['app/kustomization.yaml', '1.20', true]);
    assert.deepEqual(sourceOf(texts, object, 'nginx'), ['base/a.yaml', 'nginx', true]);
    assert.deepEqual(sourceOf(texts, object, 'replicas: 1'), ['base/a.yaml', 'replicas: 1', true]);
    assert.deepEqual(sourceOf(texts, object, '# what people see'), ['base/a.yaml', '# what people see', true]);
    assert.deepEqual(sourceOf(texts, object, '# the shop'), ['base/a.yaml', '# the shop', true]);
    assert.ok(object.composed.parts.length <= 6);
  });

  it('is the file of a patch', () => {
    const patch =
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 5\n  template:\n    spec:\n      containers:\n      - name: app\n        resources:\n          # enough\n          limits:\n            cpu: 1\n';
    const texts = { ...overlay('patches: [{path: p.yaml}]'), 'app/p.yaml': patch };
    const object = only(composed(texts));
    assert.deepEqual(sourceOf(texts, object, 'replicas'), ['base/a.yaml', 'replicas', true]);
    assert.deepEqual(sourceOf(texts, object, '5'), ['app/p.yaml', '5', true]);
    assert.deepEqual(sourceOf(texts, object, '# enough\n          limits:\n            cpu: 1\n'), [
      'app/p.yaml',
      '# enough\n          limits:\n            cpu: 1\n',
      true,
    ]);
  });

  it('is the line of an inline patch, whatever its indentation', () => {
    const texts = overlay(
      'patches:\n- target: {kind: Deployment}\n  patch: |-\n    - op: add\n      path: /spec/template/spec/securityContext\n      value:\n        text: |\n          one\n            three\n        runAsNonRoot: true\n',
    );
    const object = only(composed(texts));
    for (const line of ['runAsNonRoot: true', 'text: |', 'one', 'three'])
      assert.deepEqual(sourceOf(texts, object, line), ['app/kustomization.yaml', line, true]);
    assert.deepEqual((data(object) as { spec: { template: { spec: { securityContext: unknown } } } }).spec.template.spec.securityContext, {
      runAsNonRoot: true,
      text: 'one\n  three\n',
    });
  });

  it('is the whole of a patch that stands in quotes', () => {
    const texts = overlay(`patches: [{target: {kind: Deployment}, patch: '[{"op": "add", "path": "/spec/paused", "value": true}]'}]`);
    const [file, text, verbatim] = sourceOf(texts, only(composed(texts)), 'true');
    assert.deepEqual([file, verbatim], ['app/kustomization.yaml', false]);
    assert.ok(text.includes('/spec/paused'));
  });

  it('is the value of a label, a namespace, a prefix', () => {
    const texts = overlay('namespace: prod\nnamePrefix: pre-\ncommonLabels: {team: "shop"}');
    const object = only(composed(texts));
    assert.deepEqual(sourceOf(texts, object, 'prod'), ['app/kustomization.yaml', 'prod', true]);
    assert.deepEqual(sourceOf(texts, object, 'pre-'), ['app/kustomization.yaml', 'pre-', true]);
    assert.deepEqual(sourceOf(texts, object, 'web'), ['base/a.yaml', 'web', true]);
    assert.deepEqual(sourceOf(texts, object, 'team'), ['app/kustomization.yaml', 'team', true]);
    assert.deepEqual(sourceOf(texts, object, 'shop'), ['app/kustomization.yaml', 'shop', true]);
    assert.deepEqual(object.origin.uri, uriOf('base/a.yaml'));
  });

  it('is the entry of a generator, and the line of its file', () => {
    const texts = {
      'app/kustomization.yaml': 'configMapGenerator:\n- name: a\n  literals: [k=value]\n  envs: [e.env]\n',
      'app/e.env': 'X=1\nY=word\n',
    };
    const object = only(composed(texts));
    assert.deepEqual(sourceOf(texts, object, 'value'), ['app/kustomization.yaml', 'value', true]);
    assert.deepEqual(sourceOf(texts, object, 'word'), ['app/e.env', 'word', true]);
    assert.deepEqual(sourceOf(texts, object, 'ConfigMap')[0], 'app/kustomization.yaml');
    assert.equal(texts['app/kustomization.yaml'].slice(object.origin.start, object.origin.start + 7), 'name: a');
  });
});

describe('Composed text', () => {
  const written = (lines: string): unknown => {
    const object = only(
      composed({
        'app/kustomization.yaml': 'resources: [a.yaml]\nlabels: [{pairs: {l: "on"}}]\nnamePrefix: "on"\n',
        'app/a.yaml': `apiVersion: v1\nkind: Thing\nmetadata:\n  name: a\n${lines}`,
      }),
    );
    return (data(object) as { v?: unknown }).v;
  };

  it('is read as what it was written as', () => {
    assert.deepEqual(written('v: {a: [1, "2", {b: c}], d: ~}\n'), { a: [1, '2', { b: 'c' }], d: null });
    assert.equal(written('v: |\n  a\n    b\n\n  c\n'), 'a\n  b\n\nc\n');
    assert.equal(written('v: |+\n  a\n\n'), 'a\n\n');
    assert.equal(written('v: |2\n    a\n'), '  a\n');
    assert.equal(written('v: >-\n  a\n  b\n'), 'a b');
    assert.equal(written('v: |\n  no end'), 'no end');
    assert.equal(written('v: "a\n  b\\tc"\n'), 'a b\tc');
    assert.deepEqual(written('v:\n-   x: 1\n    y: yes\n- - a\n  - no\n- - b\n'), [{ x: 1, y: 'yes' }, ['a', 'no'], ['b']]);
    assert.deepEqual(written('v: {a: 1,\n  b: yes,\n  c: {d: 1,\n  }}\n'), { a: 1, b: 'yes', c: { d: 1 } });
    assert.equal(written('v: !!str "\\u00e9 😀"\n'), 'é 😀');
  });

  it('is the same from JSON, and from files with the line ends of Windows', () => {
    const json =
      '{\n  "apiVersion": "v1",\n  "kind": "Thing",\n  "metadata": {\n    "name": "a"\n  },\n  "v": [1, {\n    "x": "yes"\n  }]\n}\n';
    const object = only(composed({ 'app/kustomization.yaml': 'resources: [a.json]\nnamespace: n\n', 'app/a.json': json }));
    assert.deepEqual(data(object), { apiVersion: 'v1', kind: 'Thing', metadata: { name: 'a', namespace: 'n' }, v: [1, { x: 'yes' }] });
    const windows = only(
      composed({
        ...base,
        'base/a.yaml': deployment.replaceAll('\n', '\r\n'),
        'app/kustomization.yaml': 'resources: [../base]\nnamePrefix: p-\n',
      }),
    );
    const unix = only(composed(overlay('namePrefix: p-')));
    assert.deepEqual(data(windows), data(unix));
  });
});

describe('Roots', () => {
  it('are the kustomizations that no other one names', () => {
    const texts = {
      ...overlay('components: [../more]'),
      'more/kustomization.yaml': 'kind: Component\n',
      'alone/kustomization.yaml': 'kind: Component\n',
      'other/Kustomization': 'bases: [../base/]\n',
    };
    const all = [
      'base/kustomization.yaml',
      'app/kustomization.yaml',
      'more/kustomization.yaml',
      'alone/kustomization.yaml',
      'other/Kustomization',
    ].map(uriOf);
    assert.deepEqual(roots(all, inMemory(texts)), ['app/kustomization.yaml', 'other/Kustomization'].map(uriOf));
  });
});

describe('Hashes', () => {
  it('are those of SHA-256', () => {
    assert.equal(sha256(''), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    assert.equal(sha256('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    assert.equal(sha256('é'.repeat(1000)).length, 64);
    assert.equal(sha256('a'.repeat(1_000_000)), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0');
  });

  it('have ten letters and digits', () => {
    assert.match(contentHash(emptyMap), /^[2456789bcdfghkmt]{10}$/);
  });
});
