import assert from 'node:assert/strict';
import { at, composed, data, deployment, objects, service } from './support.ts';

const pods = ['spec', 'template', 'spec'] as const;

describe('Generators', () => {
  const texts = {
    'base/kustomization.yaml':
      'configMapGenerator:\n- name: settings\n  literals: [k=v, q="x y"]\nsecretGenerator:\n- name: login\n  literals: [p=s<&>x]\n',
    'app/kustomization.yaml': `resources: [../base, a.yaml]
generatorOptions: {labels: {g: "1"}}
configMapGenerator:
- {name: settings, behavior: merge, literals: [k2=v2]}
- name: files
  files: [a.txt, renamed=b.txt]
  envs: [e.env]
  options: {disableNameSuffixHash: true, immutable: true}
`,
    'app/a.yaml': deployment,
    'app/a.txt': 'no newline',
    'app/b.txt': 'x\ny\n',
    'app/e.env': '# comment\nA=1\n B=\r\n',
  };

  it('hash the content into the name, and bring references along', () => {
    // The names are those that kubectl 1.36.3 gives.
    const base = composed(texts, 'base').objects.map(({ kind, name }) => `${kind} ${name}`);
    assert.deepEqual(base, ['ConfigMap settings-8fk59hh9mg', 'Secret login-478c8cckkh']);
    const all = objects(composed(texts));
    const [name] = Object.keys(all).filter((key) => key.startsWith('ConfigMap settings-'));
    assert.ok(name !== undefined && name !== base[0]);
    assert.deepEqual(all[name], {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: name.slice('ConfigMap '.length), labels: { g: '1' } },
      data: { k: 'v', k2: 'v2', q: 'x y' },
    });
    assert.equal(at(all['Deployment web'], ...pods, 'volumes', 0, 'configMap', 'name'), name.slice('ConfigMap '.length));
  });

  it('read files and environments', () => {
    assert.deepEqual(objects(composed(texts))['ConfigMap files'], {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'files', labels: { g: '1' } },
      data: { A: '1', B: '', 'a.txt': 'no newline', renamed: 'x\ny\n' },
      immutable: true,
    });
  });

  it('encode secrets', () => {
    const secret = composed(texts, 'base').objects[1];
    assert.ok(secret);
    assert.deepEqual(at(data(secret), 'data'), { p: 'czwmPng=' });
    assert.equal(at(data(secret), 'type'), 'Opaque');
  });

  it('leave the kustomization open when a file is missing or no text', () => {
    const setting = { 'app/kustomization.yaml': 'configMapGenerator: [{name: a, files: [x.bin, y.txt]}]\n', 'app/x.bin': 'a\ufffdb' };
    const composition = composed(setting);
    assert.equal(composition.open, true);
    assert.deepEqual(composition.problems, []);
  });

  it('say what is wrong with an entry', () => {
    const messages = (entry: string): readonly string[] =>
      composed({ 'app/kustomization.yaml': `configMapGenerator: [${entry}]\n` }).problems.map(({ message }) => message);
    assert.deepEqual(messages('{name: a, literals: [x]}'), ['x is no key=value']);
    assert.deepEqual(messages('{name: a, literals: [x=1, x=2]}'), ['The key x is there twice']);
    assert.deepEqual(messages('{literals: [x=1]}'), ['This ConfigMap has no name']);
    assert.deepEqual(messages('{name: a, behavior: merge}'), ['There is no ConfigMap a to merge']);
    assert.deepEqual(messages('{name: a}, {name: a}'), ['ConfigMap a is there already, which takes `behavior: merge` or `replace`']);
  });
});

describe('Configurations', () => {
  const texts = {
    'base/kustomization.yaml': 'resources: [a.yaml, w.yaml]\nconfigurations: [c.yaml]\n',
    'base/a.yaml': service,
    'base/w.yaml': 'apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w}\nspec: {service: web, image: "special:1"}\n',
    'base/c.yaml': `nameReference:
- kind: Service
  version: v1
  fieldSpecs: [{kind: Widget, path: spec/service}]
commonLabels: [{path: spec/labels, create: true, kind: Widget}]
namespace: [{path: spec/namespace, create: true, kind: Widget}]
images: [{path: spec/image, kind: Widget}]
`,
    'app/kustomization.yaml':
      'resources: [../base]\nnameSuffix: -s\nnamespace: n\ncommonLabels: {a: b}\nimages: [{name: special, newTag: "2"}]\n',
  };

  it('tell of more fields, also to those that are made of the kustomization', () => {
    const composition = composed(texts);
    assert.equal(composition.open, false);
    assert.deepEqual(at(objects(composition)['Widget w-s'], 'spec'), {
      service: 'web-s',
      image: 'special:2',
      labels: { a: 'b' },
      namespace: 'n',
    });
  });

  it('leave the kustomization open when they are missing', () => {
    assert.equal(composed({ 'app/kustomization.yaml': 'configurations: [none.yaml]\n' }).open, true);
  });
});
