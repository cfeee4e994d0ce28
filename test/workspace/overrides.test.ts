import assert from 'node:assert/strict';
import type { Workload } from '../../server/src/facts/kubernetes/types.ts';
import type { TestWorkspace } from '../support/workspace.ts';
import { workspaceOf } from '../support/workspace.ts';

const web = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: web }] }
`;

const scaler = (target: string, kind = 'Deployment'): string => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: scaler }
spec: { maxReplicas: 3, scaleTargetRef: { kind: ${kind}, name: ${target} } }
`;

function workload({ workspace }: TestWorkspace): Workload {
  const found = workspace.files.get('file:///workspace/web.yaml')?.units[0]?.unit.subjects.workload?.[0];
  assert.ok(found);
  return found;
}

// One that no kustomization names may be put on anything; what the others change is composed.
const component = 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n';

describe('What other files change', () => {
  it('is who scales a workload', async () => {
    const count = async (text: string): Promise<number> => {
      const test = await workspaceOf({ 'web.yaml': web, 'scaler.yaml': text }, []);
      return test.workspace.snapshot.targeting('autoscaling/HorizontalPodAutoscaler', workload(test), 'file:///workspace/web.yaml').certain
        .length;
    };
    assert.equal(await count(scaler('web')), 1);
    assert.equal(await count(scaler('other')), 0);
    assert.equal(await count(scaler('web', 'StatefulSet')), 0);
  });

  it('is images, replicas and labels of kustomizations', async () => {
    const kustomization =
      component +
      'images: [{ name: web, newTag: "2" }, { name: same, newName: other }]\nreplicas: [{ name: web, count: 2 }]\ncommonLabels: { team: a }\n';
    const { snapshot } = (await workspaceOf({ 'web.yaml': web, 'kustomization.yaml': kustomization }, [])).workspace;
    assert.deepEqual([snapshot.imageIsSetElsewhere('web'), snapshot.imageIsSetElsewhere('same')], [true, false]);
    assert.deepEqual([snapshot.replicasAreSetElsewhere('web'), snapshot.replicasAreSetElsewhere('other')], [true, false]);
    assert.deepEqual([snapshot.labelIsSetElsewhere('team'), snapshot.labelIsSetElsewhere('app')], [true, false]);
  });

  it('is what patches mention, in files and inline, by target and by their own name', async () => {
    const mentions = async (kustomization: string, patch = ''): Promise<boolean> => {
      const test = await workspaceOf({ 'web.yaml': web, 'kustomization.yaml': component + kustomization, 'patch.yaml': patch }, []);
      return test.workspace.snapshot.patchMentions(workload(test).object, 'replicas');
    };
    const merge = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { replicas: 3 }\n';
    assert.equal(await mentions('patches: [{ path: patch.yaml }]\n', merge), true);
    assert.equal(await mentions('patchesStrategicMerge: [patch.yaml]\n', merge), true);
    assert.equal(await mentions('patches: [{ path: patch.yaml }]\n', merge.replace('name: web', 'name: api')), false);
    assert.equal(
      await mentions(
        'patches: [{ path: patch.yaml, target: { kind: Deployment } }]\n',
        '- { op: replace, path: /spec/replicas, value: 3 }\n',
      ),
      true,
    );
    assert.equal(
      await mentions('patches: [{ path: patch.yaml, target: { name: "w.*" } }]\n', '- { op: remove, path: /spec/paused }\n'),
      false,
    );
    assert.equal(
      await mentions(
        'patches:\n  - target: { kind: Deployment, name: "w.b" }\n    patch: |\n      - op: add\n        path: /spec/replicas\n        value: 3\n',
      ),
      true,
    );
    assert.equal(
      await mentions('patches:\n  - target: { kind: StatefulSet }\n    patch: |\n      - { op: add, path: /spec/replicas, value: 3 }\n'),
      false,
    );
  });

  it('is what a kustomization brings from elsewhere', async () => {
    const possible = async (kustomization: string): Promise<boolean> => {
      const test = await workspaceOf({ 'web.yaml': web, 'kustomization.yaml': kustomization }, []);
      return test.workspace.snapshot.selecting('policy/PodDisruptionBudget', workload(test), 'file:///workspace/web.yaml').possible;
    };
    assert.equal(await possible('resources: [web.yaml]\n'), false);
    assert.equal(await possible('resources: [web.yaml, "github.com/example/base?ref=v1"]\n'), true);
    assert.equal(await possible('resources: [web.yaml]\nhelmCharts: [{ name: budgets }]\n'), true);
  });
});
