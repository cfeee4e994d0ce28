import assert from 'node:assert/strict';
import { at, composed, deployment, objects, service } from './support.ts';
import type { Data } from '../../../server/src/compose/kustomize/value.ts';

const pods = ['spec', 'template', 'spec'] as const;

describe('Images', () => {
  const images = (setting: string, base = deployment): readonly (Data | undefined)[] => {
    const all = objects(composed({ 'app/kustomization.yaml': `resources: [a.yaml]\nimages:\n${setting}\n`, 'app/a.yaml': base }));
    return [0, 1].map((index) => at(all['Deployment web'], ...pods, 'containers', index, 'image'));
  };

  it('get tags, digests and names', () => {
    assert.deepEqual(images('- {name: nginx, newTag: "1.20"}'), ['nginx:1.20', 'registry.example/side@sha256:abc']);
    assert.deepEqual(images('- {name: nginx, newName: host:5000/nginx}'), ['host:5000/nginx:1.19', 'registry.example/side@sha256:abc']);
    assert.deepEqual(images('- {name: nginx, digest: "sha256:1"}'), ['nginx@sha256:1', 'registry.example/side@sha256:abc']);
    assert.deepEqual(images('- {name: registry.example/side, newTag: v2}'), ['nginx:1.19', 'registry.example/side:v2']);
    assert.deepEqual(images('- {name: side, newTag: v2}'), ['nginx:1.19', 'registry.example/side@sha256:abc']);
  });

  it('are found in every list of containers, also of custom resources, but not in their definitions', () => {
    const thing = (kind: string): string =>
      `apiVersion: x/v1\nkind: ${kind}\nmetadata: {name: web}\nspec: {deep: {initContainers: [{image: nginx}]}}\n`;
    const all = objects(
      composed({
        'app/kustomization.yaml': 'resources: [a.yaml]\nimages: [{name: nginx, newTag: v9}]\n',
        'app/a.yaml': `${thing('Thing')}---\n${thing('CustomResourceDefinition')}`,
      }),
    );
    assert.equal(at(all['Thing web'], 'spec', 'deep', 'initContainers', 0, 'image'), 'nginx:v9');
    assert.equal(at(all['CustomResourceDefinition web'], 'spec', 'deep', 'initContainers', 0, 'image'), 'nginx');
  });
});

describe('Replicas, labels and annotations', () => {
  const one = (setting: string): Data | undefined =>
    objects(composed({ 'app/kustomization.yaml': `resources: [a.yaml]\n${setting}\n`, 'app/a.yaml': deployment }))['Deployment web'];

  it('set the number of replicas, and say when there is no such workload', () => {
    assert.equal(at(one('replicas: [{name: web, count: 9}]'), 'spec', 'replicas'), 9);
    const { problems } = composed({
      'app/kustomization.yaml': 'resources: [a.yaml]\nreplicas: [{name: x, count: 9}]\n',
      'app/a.yaml': deployment,
    });
    assert.deepEqual(
      problems.map(({ message }) => message),
      ['There is no workload x that could get replicas'],
    );
  });

  it('put labels where they are asked for', () => {
    const labels = (setting: string): readonly (Data | undefined)[] => {
      const object = one(setting);
      return [
        ['metadata', 'labels'],
        ['spec', 'selector', 'matchLabels'],
        ['spec', 'template', 'metadata', 'labels'],
      ].map((path) => at(object, ...path));
    };
    const [old, fresh] = [{ app: 'web' }, { app: 'web', a: 'b' }];
    assert.deepEqual(labels('labels: [{pairs: {a: b}}]'), [fresh, old, old]);
    assert.deepEqual(labels('labels: [{pairs: {a: b}, includeTemplates: true}]'), [fresh, old, fresh]);
    assert.deepEqual(labels('labels: [{pairs: {a: b}, includeSelectors: true}]'), [fresh, fresh, fresh]);
    assert.deepEqual(labels('commonLabels: {a: b}'), [fresh, fresh, fresh]);
    assert.deepEqual(labels('labels: [{pairs: {a: b}, fields: [{path: spec/extra, create: true, kind: Deployment}]}]'), [fresh, old, old]);
    assert.deepEqual(at(one('labels: [{pairs: {a: b}, fields: [{path: spec/extra, create: true, kind: Deployment}]}]'), 'spec', 'extra'), {
      a: 'b',
    });
  });

  it('put annotations on objects and on their Pods', () => {
    const object = one('commonAnnotations: {a: "1"}');
    assert.deepEqual(at(object, 'metadata', 'annotations'), { a: '1' });
    assert.deepEqual(at(object, 'spec', 'template', 'metadata', 'annotations'), { a: '1' });
  });
});

describe('Names and namespaces', () => {
  const rbac = `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: rb}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cr}
subjects:
- {kind: ServiceAccount, name: sa, namespace: default}
- {kind: ServiceAccount, name: default}
- {kind: User, name: joe}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: cr}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: sa}
---
apiVersion: v1
kind: Namespace
metadata: {name: any}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: in}
spec: {rules: [{http: {paths: [{backend: {service: {name: web}}}]}}]}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: hpa}
spec: {scaleTargetRef: {kind: Deployment, name: web}}
`;
  const texts = {
    'app/kustomization.yaml': 'resources: [a.yaml]\nnamePrefix: p-\nnameSuffix: -s\nnamespace: prod\n',
    'app/a.yaml': `${deployment}---\n${service}---\n${rbac}`,
  };

  it('reach what refers to them', () => {
    const all = objects(composed(texts));
    assert.equal(at(all['Ingress p-in-s'], 'spec', 'rules', 0, 'http', 'paths', 0, 'backend', 'service', 'name'), 'p-web-s');
    assert.equal(at(all['HorizontalPodAutoscaler p-hpa-s'], 'spec', 'scaleTargetRef', 'name'), 'p-web-s');
    assert.equal(at(all['RoleBinding p-rb-s'], 'roleRef', 'name'), 'p-cr-s');
    assert.deepEqual(at(all['RoleBinding p-rb-s'], 'subjects'), [
      { kind: 'ServiceAccount', name: 'p-sa-s', namespace: 'prod' },
      { kind: 'ServiceAccount', name: 'default', namespace: 'prod' },
      { kind: 'User', name: 'joe' },
    ]);
  });

  it('leave alone what is in no namespace, and what the API names', () => {
    const composition = composed(texts);
    const all = objects(composition);
    assert.equal(at(all['ClusterRole p-cr-s'], 'metadata', 'namespace'), undefined);
    assert.deepEqual(at(all['Namespace prod'], 'metadata'), { name: 'prod' });
    assert.equal(composition.objects.find(({ kind }) => kind === 'Service')?.namespace, 'prod');
  });

  it('say when two objects become one', () => {
    const two = `${service}---\n${service.replace('name: web', 'name: web\n  namespace: other')}`;
    const { objects: found, problems } = composed({
      'app/kustomization.yaml': 'resources: [a.yaml]\nnamespace: prod\n',
      'app/a.yaml': two,
    });
    assert.equal(found.length, 1);
    assert.deepEqual(
      problems.map(({ message }) => message),
      ['In the namespace prod there is another Service web in prod'],
    );
  });

  it('are those of the innermost base first', () => {
    const layered = { ...texts, 'top/kustomization.yaml': 'resources: [../app]\nnamePrefix: t-\nnamespace: top\n' };
    const all = objects(composed(layered, 'top'));
    assert.equal(at(all['HorizontalPodAutoscaler t-p-hpa-s'], 'spec', 'scaleTargetRef', 'name'), 't-p-web-s');
    assert.deepEqual(at(all['RoleBinding t-p-rb-s'], 'subjects', 0), { kind: 'ServiceAccount', name: 't-p-sa-s', namespace: 'top' });
  });
});

describe('Replacements and variables', () => {
  it('copy values, whole and in parts, and create fields', () => {
    const all = objects(
      composed({
        'app/kustomization.yaml': `resources: [a.yaml]
replacements:
- source: {kind: Deployment, name: web, fieldPath: "spec.template.spec.containers.[name=app].image", options: {delimiter: ":", index: 0}}
  targets:
  - select: {kind: Service}
    fieldPaths: ["metadata.annotations.[a.b/c]"]
    options: {create: true}
- path: r.yaml
`,
        'app/a.yaml': `${deployment}---\n${service}`,
        'app/r.yaml':
          '- source: {kind: Service, fieldPath: spec.ports.0.port}\n  targets:\n  - select: {kind: Deployment}\n    reject: [{name: other}]\n    fieldPaths: ["spec.template.spec.containers.*.env.[name=A].value", spec.replicas]\n    options: {create: true}\n- source: {kind: Service}\n  targets:\n  - select: {kind: Deployment}\n    fieldPaths: ["spec.template.spec.containers.[name=app].image"]\n    options: {delimiter: ":", index: 1}\n',
      }),
    );
    assert.deepEqual(at(all['Service web'], 'metadata', 'annotations'), { 'a.b/c': 'nginx' });
    assert.equal(at(all['Deployment web'], 'spec', 'replicas'), 80);
    assert.deepEqual(at(all['Deployment web'], ...pods, 'containers', 0, 'env', 0), { name: 'A', value: '80' });
    assert.equal(at(all['Deployment web'], ...pods, 'containers', 0, 'image'), 'nginx:web');
  });

  it('say what is not there', () => {
    const messages = (replacement: string): readonly string[] =>
      composed({ 'app/kustomization.yaml': `resources: [a.yaml]\nreplacements:\n- ${replacement}\n`, 'app/a.yaml': service }).problems.map(
        ({ message }) => message,
      );
    assert.deepEqual(messages('{source: {kind: Nothing}, targets: []}'), [
      'The replacement cannot be made: there is no object that it takes its value from',
    ]);
    assert.deepEqual(messages('{source: {kind: Service, fieldPath: spec.x}, targets: []}'), [
      'The replacement cannot be made: Service web has no spec.x',
    ]);
    assert.deepEqual(messages('{source: {kind: Service}, targets: [{select: {kind: Service}, fieldPaths: [spec.x]}]}'), [
      'The replacement cannot be made: Service web has no spec.x',
    ]);
  });

  it('expand variables', () => {
    const all = objects(
      composed({
        'app/kustomization.yaml': `resources: [a.yaml]
namePrefix: p-
vars:
- {name: SVC, objref: {kind: Service, name: web, apiVersion: v1}}
- {name: PORT, objref: {kind: Service, name: web, apiVersion: v1}, fieldref: {fieldpath: "spec.ports[0].port"}}
`,
        'app/a.yaml': `${deployment.replace('image: nginx:1.19', (image) => `${image}\n        args: [$(SVC)-x, $(PORT), $$(SVC), $(NONE)]`)}---\n${service}`,
      }),
    );
    assert.deepEqual(at(all['Deployment p-web'], ...pods, 'containers', 0, 'args'), ['p-web-x', 80, '$(SVC)', '$(NONE)']);
  });

  it('are looked for once, however many brackets stay open', () => {
    const open = '$('.repeat(150_000);
    const all = objects(
      composed({
        'app/kustomization.yaml': 'resources: [a.yaml]\nvars:\n- {name: SVC, objref: {kind: Service, name: web, apiVersion: v1}}\n',
        'app/a.yaml': `${deployment.replace('image: nginx:1.19', (image) => `${image}\n        args: ["$(SVC)${open}$$"]`)}---\n${service}`,
      }),
    );
    assert.deepEqual(at(all['Deployment web'], ...pods, 'containers', 0, 'args'), [`web${open}$`]);
  });
});
