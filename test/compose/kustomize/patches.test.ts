import assert from 'node:assert/strict';
import { composed, deployment, objects, service } from './support.ts';

const head = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n';

interface Spec {
  readonly replicas?: unknown;
  readonly template: {
    readonly spec: { readonly containers: readonly unknown[]; readonly volumes?: unknown; readonly tolerations?: unknown };
  };
}

function patched(patch: string, base = deployment): Spec {
  const composition = composed({
    'app/kustomization.yaml': 'resources: [a.yaml]\npatches:\n- path: p.yaml\n',
    'app/a.yaml': base,
    'app/p.yaml': patch,
  });
  assert.deepEqual(composition.problems, []);
  const object = objects(composition)['Deployment web'] as unknown as { readonly spec: Spec };
  return object.spec;
}

function inPods(lines: string): Spec['template']['spec'] {
  return patched(`${head}spec:\n  template:\n    spec:\n${lines.replaceAll(/^/gm, '      ')}\n`).template.spec;
}

const app = {
  name: 'app',
  image: 'nginx:1.19',
  env: [
    { name: 'A', value: '1' },
    { name: 'B', value: 'two' },
  ],
  ports: [{ containerPort: 80 }, { containerPort: 53, protocol: 'UDP' }],
};
const side = { name: 'side', image: 'registry.example/side@sha256:abc' };

describe('Strategic merge patches', () => {
  it('merge containers and what is in them by their keys, those of the patch first', () => {
    const { containers } = inPods(
      'containers:\n- name: side\n  image: side:2\n- name: new\n  image: new:1\n- name: app\n  env:\n  - name: C\n    value: "3"\n  - name: A\n    value: "9"',
    );
    const env = [
      { name: 'C', value: '3' },
      { name: 'A', value: '9' },
      { name: 'B', value: 'two' },
    ];
    assert.deepEqual(containers, [
      { ...side, image: 'side:2' },
      { name: 'new', image: 'new:1' },
      { ...app, env },
    ]);
  });

  it('merge ports by number and protocol', () => {
    const { containers } = inPods(
      'containers:\n- name: app\n  ports:\n  - containerPort: 53\n    protocol: UDP\n    name: dns\n  - containerPort: 9000',
    );
    const ports = [{ containerPort: 9000 }, { containerPort: 80 }, { containerPort: 53, protocol: 'UDP', name: 'dns' }];
    assert.deepEqual(containers, [{ ...app, ports }, side]);
  });

  it('delete with null and with directives', () => {
    assert.deepEqual(inPods('volumes: null\ncontainers:\n- name: side\n  $patch: delete'), { containers: [app] });
    assert.deepEqual(inPods('containers:\n- $patch: replace\n- name: only\n  image: x').containers, [{ name: 'only', image: 'x' }]);
    assert.deepEqual(inPods('containers:\n- name: app\n  env: null').containers, [
      { name: 'app', image: app.image, ports: app.ports },
      side,
    ]);
  });

  it('replace a map when asked to', () => {
    assert.deepEqual(patched(`${head}spec:\n  $patch: replace\n  replicas: 3\n`), { replicas: 3 });
  });

  it('replace lists that have no keys', () => {
    const base = `${deployment}      tolerations:\n      - key: a\n      - key: b\n`;
    assert.deepEqual(patched(`${head}spec: {template: {spec: {tolerations: [{key: c}]}}}\n`, base).template.spec.tolerations, [
      { key: 'c' },
    ]);
  });

  it('keep the quotes of what they overwrite, and so its type', () => {
    assert.deepEqual((inPods('containers:\n- name: app\n  env:\n  - name: A\n    value: 5').containers[0] as typeof app).env[0], {
      name: 'A',
      value: '5',
    });
  });

  it('delete whole objects', () => {
    const composition = composed({
      'app/kustomization.yaml':
        'resources: [a.yaml]\npatchesStrategicMerge:\n- |-\n  apiVersion: v1\n  kind: Service\n  metadata: {name: web}\n  $patch: delete\n',
      'app/a.yaml': `${deployment}---\n${service}`,
    });
    assert.deepEqual(Object.keys(objects(composition)), ['Deployment web']);
  });

  it('treat custom resources as plain data', () => {
    const composition = composed({
      'app/kustomization.yaml': 'resources: [a.yaml]\npatches:\n- path: p.yaml\n',
      'app/a.yaml': 'apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: t}\nspec:\n  containers: [{name: a}]\n  keep: 1\n',
      'app/p.yaml':
        'apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: t}\nspec:\n  containers: [{name: b}]\n  nested: {a: null, b: 1}\n',
    });
    assert.deepEqual(objects(composition)['Thing t'], {
      apiVersion: 'example.com/v1',
      kind: 'Thing',
      metadata: { name: 't' },
      spec: { containers: [{ name: 'b' }], keep: 1, nested: { b: 1 } },
    });
  });

  it('say so when their object is not there, and when a directive does not exist', () => {
    const messages = (patch: string): readonly string[] =>
      composed({
        'app/kustomization.yaml': 'resources: [a.yaml]\npatches:\n- path: p.yaml\n',
        'app/a.yaml': deployment,
        'app/p.yaml': patch,
      }).problems.map(({ message }) => message);
    assert.deepEqual(messages(head.replace('web', 'other')), ['There is no Deployment other that could be patched']);
    assert.deepEqual(messages(`${head}spec: {$patch: merry}\n`), ['Deployment web cannot be patched: There is no $patch directive merry']);
    assert.deepEqual(messages(`${head}spec: [1]\n`), ['Deployment web cannot be patched: spec is no list in both']);
  });
});

describe('The target of a patch', () => {
  const all = {
    'app/a.yaml': `${deployment}---\n${service}---\n${service.replace('name: web', 'name: web-internal\n  labels: {tier: back}')}`,
  };
  const labelled = (target: string): readonly string[] => {
    const patch = '  patch: |-\n    - op: add\n      path: /metadata/namespace\n      value: hit\n';
    const composition = composed({ ...all, 'app/kustomization.yaml': `resources: [a.yaml]\npatches:\n- target: ${target}\n${patch}` });
    return composition.objects.filter(({ namespace }) => namespace === 'hit').map(({ kind, name }) => `${kind} ${name}`);
  };

  it('is chosen by anchored patterns', () => {
    assert.deepEqual(labelled('{kind: Service, name: web}'), ['Service web']);
    assert.deepEqual(labelled('{kind: Service, name: web.*}'), ['Service web', 'Service web-internal']);
    assert.deepEqual(labelled('{kind: Dep.*|Service, name: "web(-internal)?"}'), ['Service web', 'Service web-internal', 'Deployment web']);
    assert.deepEqual(labelled('{group: apps, version: v1}'), ['Deployment web']);
    assert.deepEqual(labelled('{kind: Serv}'), []);
  });

  it('is chosen by labels', () => {
    assert.deepEqual(labelled('{labelSelector: "tier=back"}'), ['Service web-internal']);
    assert.deepEqual(labelled('{labelSelector: "app in (web, x), !tier"}'), ['Deployment web']);
    assert.deepEqual(labelled('{labelSelector: "tier!=back", kind: Service}'), ['Service web']);
    assert.deepEqual(labelled('{annotationSelector: "a"}'), []);
  });

  it('is chosen by any pattern of Go', () => {
    assert.deepEqual(labelled('{name: "(?i)WEB(-[[:alpha:]]+)*"}'), ['Service web', 'Service web-internal', 'Deployment web']);
    assert.deepEqual(labelled(`{name: "((w|we|b|eb)+)+(-.*.*.*.*.*)"}`), ['Service web-internal']);
  });

  it('is refused when its pattern is none, or takes long', () => {
    for (const name of ['a{400}b{400}', '(?=a)', '[a]'.repeat(200), '(']) {
      const composition = composed({
        ...all,
        'app/kustomization.yaml': `resources: [a.yaml]\npatches:\n- target: {name: "${name}"}\n  patch: "[]"\n`,
      });
      assert.equal(composition.open, true, name);
      assert.equal(composition.problems.length, 1, name);
      assert.equal(composition.objects.length, 3);
    }
  });

  it('may be renamed by a patch that is allowed to', () => {
    const patch = (options: string): readonly string[] =>
      composed({
        ...all,
        'app/kustomization.yaml': `resources: [a.yaml]\npatches:\n- target: {kind: Deployment}\n${options}  patch: |-\n    apiVersion: x/v1\n    kind: Rollout\n    metadata: {name: new}\n`,
      }).objects.map(({ kind, name }) => `${kind} ${name}`);
    assert.deepEqual(patch(''), ['Service web', 'Service web-internal', 'Deployment web']);
    assert.deepEqual(patch('  options: {allowNameChange: true}\n'), ['Service web', 'Service web-internal', 'Deployment new']);
    assert.deepEqual(patch('  options: {allowKindChange: true}\n'), ['Service web', 'Service web-internal', 'Rollout web']);
  });
});

describe('JSON patches', () => {
  const apply = (operations: string): Readonly<Record<string, unknown>> => {
    const base = 'apiVersion: v1\nkind: Thing\nmetadata: {name: t}\nlist: [a, b]\nmap: {x/y: 1, q: 2}\n';
    const composition = composed({
      'app/kustomization.yaml': 'resources: [a.yaml]\npatchesJson6902:\n- path: j.yaml\n  target: {version: v1, kind: Thing, name: t}\n',
      'app/a.yaml': base,
      'app/j.yaml': operations,
    });
    const { list, map } = objects(composition)['Thing t'] as Readonly<Record<string, unknown>>;
    return { list, map, ...(composition.problems.length > 0 ? { problem: composition.problems[0]?.message } : {}) };
  };

  it('add, replace, remove, move, copy and test', () => {
    assert.deepEqual(
      apply(
        '- {op: add, path: /list/-, value: c}\n- {op: add, path: /list/0, value: z}\n- {op: replace, path: /map/x~1y, value: {n: 1}}\n- {op: test, path: /list/1, value: a}\n- {op: copy, from: /map/x~1y/n, path: /map/copy}\n- {op: move, from: /map/q, path: /map/moved}\n- {op: remove, path: /list/1}\n',
      ),
      { list: ['z', 'b', 'c'], map: { 'x/y': { n: 1 }, copy: 1, moved: 2 } },
    );
    assert.deepEqual(apply('[{"op": "add", "path": "/map/new", "value": [1]}]'), { list: ['a', 'b'], map: { 'x/y': 1, q: 2, new: [1] } });
  });

  it('find annotations where kustomize keeps its notes, and read `yes` as Kubernetes does', () => {
    const composition = composed({
      'app/kustomization.yaml':
        'resources: [a.yaml]\npatches:\n- target: {kind: Service}\n  patch: |-\n    - op: add\n      path: /metadata/annotations/a\n      value: yes\n    - op: add\n      path: /spec/b\n      value: yes\n',
      'app/a.yaml': service,
    });
    const { metadata, spec } = objects(composition)['Service web'] as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    assert.deepEqual(metadata, { name: 'web', annotations: { a: 'true' } });
    assert.equal(spec?.['b'], true);
  });

  it('are not applied at all when one operation cannot be', () => {
    const unchanged = { list: ['a', 'b'], map: { 'x/y': 1, q: 2 } };
    const problem = (message: string): unknown => ({ ...unchanged, problem: `Thing t cannot be patched: ${message}` });
    assert.deepEqual(
      apply('- {op: add, path: /map/n, value: 1}\n- {op: remove, path: /map/none}\n'),
      problem('There is nothing at /map/none to be removed'),
    );
    assert.deepEqual(apply('- {op: test, path: /map/q, value: 3}\n'), problem('/map/q is not what the patch tests for'));
    assert.deepEqual(apply('- {op: add, path: /list/7, value: 3}\n'), problem('There is no position 7 at /list/7'));
    assert.deepEqual(apply('- {op: add, path: /none/x, value: 3}\n'), problem('There is nothing at /none'));
    assert.deepEqual(apply('- {op: twist, path: /map}\n'), problem('There is no operation twist'));
  });
});

describe('What is not there', () => {
  const messages = (texts: Readonly<Record<string, string>>): readonly string[] => composed(texts).problems.map(({ message }) => message);
  const wanting = [
    'patches:',
    '- path: p.yaml',
    '- target: {kind: Job}',
    '  patch: "[{op: remove, path: /spec}]"',
    'replicas:',
    '- name: other',
    '  count: 2',
    'replacements:',
    '- source: {kind: ConfigMap, name: settings, fieldPath: data.host}',
    '  targets: [{select: {kind: Deployment}, fieldPaths: [spec.replicas]}]',
    'vars:',
    '- name: HOST',
    '  objref: {apiVersion: v1, kind: ConfigMap, name: settings}',
    '  fieldref: {fieldPath: data.host}',
    '',
  ].join('\n');
  const files = { 'app/a.yaml': deployment, 'app/p.yaml': head.replace('web', 'absent') };

  it('is named where all is known', () => {
    assert.equal(messages({ ...files, 'app/kustomization.yaml': `resources: [a.yaml]\n${wanting}` }).length, 5);
  });

  it('is left open where a base or the values come from elsewhere', () => {
    const remote = `resources: [a.yaml, "https://example.com/base.yaml"]\n${wanting}`;
    assert.deepEqual(messages({ ...files, 'app/kustomization.yaml': remote }), []);
    const generated = 'configMapGenerator:\n- name: settings\n  envs: [params.env]\n';
    assert.deepEqual(messages({ ...files, 'app/kustomization.yaml': `resources: [a.yaml]\n${generated}${wanting}` }), []);
  });

  it('is as it should be for a component, which is for whatever there is', () => {
    const component =
      'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\npatches:\n- target: {kind: Job}\n  patch: "[{op: remove, path: /spec}]"\n';
    const texts = { 'app/kustomization.yaml': 'resources: [a.yaml]\ncomponents: [../part]\n', 'part/kustomization.yaml': component };
    assert.deepEqual(messages({ ...files, ...texts }), []);
  });
});
