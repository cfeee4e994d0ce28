import assert from 'node:assert/strict';
import { readFile } from '../../server/src/facts/read.ts';
import { Engine } from '../../server/src/rules/engine.ts';
import type { UnitResult } from '../../server/src/rules/finding.ts';
import { allRules } from '../../server/src/rules/index.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';

const own = 'file:///w/web.yaml';
const other = 'file:///w/other.yaml';

const web = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      serviceAccountName: web
      containers: [{name: web, image: registry.example.com/web:1.4.2, envFrom: [{configMapRef: {name: web}}]}]
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80}]}
`;

/** What the other file holds in turn: some of it changes what is found in the first one, some only makes rules look again. */
const others: readonly string[] = [
  'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: other}\n',
  'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: another}\n',
  'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n',
  'apiVersion: v1\nkind: ConfigMap\nmetadata: {}\n',
  'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: web}\nspec: {selector: {matchLabels: {app: web}}}\n',
  'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: all}\nspec: {selector: {}}\n',
  'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: web}\n',
  'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: other}\n',
  'apiVersion: v1\nkind: Service\nmetadata: {name: other}\nspec: {selector: {app: web}, ports: [{port: 80}]}\n',
  'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: all}\nspec: {podSelector: {}, policyTypes: [Ingress]}\n',
];

function put(workspace: Workspace, uri: string, text: string): void {
  workspace.update(readFile({ uri, format: 'yaml', text, hcl: undefined }));
}

function workspaceOf(files: Readonly<Record<string, string>>): Workspace {
  const workspace = new Workspace();
  for (const [uri, text] of Object.entries(files)) put(workspace, uri, text);
  return workspace;
}

function resultsOf({ files }: Workspace, engine: Engine, uri: string): readonly UnitResult[] {
  return (files.get(uri)?.units ?? []).map(({ unit }) => engine.resultOf(uri, unit));
}

function shown(results: readonly UnitResult[]): unknown {
  return results.map(({ findings, tallies }) => [
    findings.map(({ rule, problem: { start, end, message } }) => [rule.id, start, end, message]),
    [...tallies].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ]);
}

describe('the engine', () => {
  it('judges many units at once as it judges one after the other', () => {
    const files = Object.fromEntries([[own, web], ...others.map((text, index) => [`file:///w/${String(index)}.yaml`, text] as const)]);
    const workspace = workspaceOf(files);
    const [together, apart] = [new Engine(workspace, allRules), new Engine(workspace, allRules)];
    together.judge(Object.keys(files).map((uri) => ({ uri, units: workspace.files.get(uri)?.units ?? [] })));
    for (const uri of Object.keys(files))
      assert.deepEqual(shown(resultsOf(workspace, together, uri)), shown(resultsOf(workspace, apart, uri)), uri);
  });

  it('finds the same however often rules look again, and keeps the list where nothing is otherwise', () => {
    const workspace = workspaceOf({ [own]: web });
    const engine = new Engine(workspace, allRules);
    let before = resultsOf(workspace, engine, own);
    let kept = 0;
    // Each after two others of its kind, and each of these after all.
    for (const [turn, text] of others.flatMap((one, index) => [...others.slice(0, 2), one, ...others.slice(index, index + 2)]).entries()) {
      put(workspace, other, text);
      const now = resultsOf(workspace, engine, own);
      const fresh = workspaceOf({ [own]: web, [other]: text });
      assert.deepEqual(shown(now), shown(resultsOf(fresh, new Engine(fresh, allRules), own)), `turn ${String(turn)}: ${text}`);
      kept += now.filter((result, index) => result !== before[index] && result.findings === before[index]?.findings).length;
      before = now;
    }
    assert.ok(kept > 0, 'Some rules found again what they had found.');
  });
});
