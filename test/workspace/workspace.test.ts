import assert from 'node:assert/strict';
import { readFile } from '../../server/src/facts/read.ts';
import type { Reading } from '../../server/src/facts/read.ts';
import type { Workload } from '../../server/src/facts/kubernetes/types.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';

function put(workspace: Workspace, uri: string, text: string, previous?: Reading): Reading {
  const facts = readFile({ uri, format: 'yaml', text, hcl: undefined }, previous);
  workspace.update(facts);
  return { text, facts };
}

function workloadIn(workspace: Workspace, uri: string): Workload {
  const workload = workspace.files.get(uri)?.units[0]?.unit.subjects.workload?.[0];
  assert.ok(workload);
  return workload;
}

const deployment = (labels: string, extra = ''): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  selector:
    matchLabels: {${labels}}
  template:
    metadata:
      labels: {${labels}}
    spec:
      containers:
        - name: web
          image: web:1.0
${extra}`;

const budget = (selector: string, namespace = 'shop'): string => `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web
  namespace: ${namespace}
spec:
  minAvailable: 1
  selector: ${selector}
`;

describe('Workspace', () => {
  it('finds who selects a workload, by labels and namespace', () => {
    const workspace = new Workspace();
    put(workspace, 'file:///a/web.yaml', deployment('app: web, tier: front'));
    put(workspace, 'file:///a/pdb.yaml', budget('{matchLabels: {app: web}}'));
    put(workspace, 'file:///a/other.yaml', budget('{matchLabels: {app: web}}', 'elsewhere'));
    const found = workspace.snapshot.selecting(
      'policy/PodDisruptionBudget',
      workloadIn(workspace, 'file:///a/web.yaml'),
      'file:///a/web.yaml',
    );
    assert.deepEqual(
      found.certain.map(({ uri }) => uri),
      ['file:///a/pdb.yaml'],
    );
    assert.equal(found.possible, false);
  });

  it('understands expressions and says when it cannot tell', () => {
    const workspace = new Workspace();
    put(workspace, 'file:///a/web.yaml', deployment('app: web'));
    put(workspace, 'file:///a/in.yaml', budget('{matchExpressions: [{key: app, operator: In, values: [web, api]}]}'));
    put(workspace, 'file:///a/not.yaml', budget('{matchExpressions: [{key: app, operator: NotIn, values: [web]}]}'));
    put(workspace, 'file:///a/odd.yaml', budget('{{ .Values.selector }}'));
    const found = workspace.snapshot.selecting(
      'policy/PodDisruptionBudget',
      workloadIn(workspace, 'file:///a/web.yaml'),
      'file:///a/web.yaml',
    );
    assert.deepEqual(
      found.certain.map(({ uri }) => uri),
      ['file:///a/in.yaml'],
    );
    assert.equal(found.possible, true);
  });

  it('keeps its revision for edits that nobody else can see', () => {
    const workspace = new Workspace();
    const first = put(workspace, 'file:///a/web.yaml', deployment('app: web'));
    const { revision } = workspace;
    const second = put(workspace, 'file:///a/web.yaml', deployment('app: web', '          tty: true\n'), first);
    assert.equal(workspace.revision, revision);
    put(workspace, 'file:///a/web.yaml', deployment('app: api', '          tty: true\n'), second);
    assert.notEqual(workspace.revision, revision);
  });

  it('answers from the newest version of a file without a new revision', () => {
    const workspace = new Workspace();
    const first = put(workspace, 'file:///a/pdb.yaml', budget('{matchLabels: {app: web}}'));
    put(workspace, 'file:///a/web.yaml', deployment('app: web'));
    const before = workspace.snapshot.objectsOf('policy/PodDisruptionBudget')[0];
    put(workspace, 'file:///a/pdb.yaml', `# moved\n${budget('{matchLabels: {app: web}}')}`, first);
    assert.equal(before?.subject.anchor.start, budget('').indexOf('name: web') + '# moved\nname: '.length);
  });

  it('takes units over that an edit did not touch', () => {
    const workspace = new Workspace();
    const text = [deployment('a: b'), deployment('c: d'), deployment('e: f')].join('---\n');
    const first = put(workspace, 'file:///a/all.yaml', text);
    const second = put(workspace, 'file:///a/all.yaml', text.replace('c: d', 'c: dd'), first);
    assert.equal(second.facts.units[0]?.unit, first.facts.units[0]?.unit);
    assert.notEqual(second.facts.units[1]?.unit, first.facts.units[1]?.unit);
    assert.equal(second.facts.units[2]?.unit, first.facts.units[2]?.unit);
    assert.equal(text.replace('c: d', 'c: dd').slice(second.facts.units[2]?.start).trimStart().startsWith('apiVersion'), true);
  });

  it('takes files that a kustomization names as patches for fragments, and back', () => {
    const workspace = new Workspace();
    const uri = 'file:///a/base/patch.yaml';
    put(workspace, uri, deployment('app: web'));
    assert.equal(workloadIn(workspace, uri).object.fragment, false);
    put(workspace, 'file:///a/overlay/kustomization.yaml', 'patches:\n  - path: ../base/patch.yaml\n');
    assert.equal(workloadIn(workspace, uri).object.fragment, true);
    workspace.remove('file:///a/overlay/kustomization.yaml');
    assert.equal(workloadIn(workspace, uri).object.fragment, false);
  });

  it('takes what the API server would refuse for a fragment', () => {
    const workspace = new Workspace();
    const uri = 'file:///a/part.yaml';
    put(workspace, uri, deployment('app: web').replace('          image: web:1.0\n', ''));
    assert.equal(workloadIn(workspace, uri).object.fragment, true);
  });
});
