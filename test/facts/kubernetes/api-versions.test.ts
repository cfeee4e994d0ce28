import assert from 'node:assert/strict';
import { oldApiVersion, oldApiVersions } from '../../../server/src/facts/kubernetes/api-versions.ts';
import { newestKubernetesMinor } from '../../../server/src/rules/options.ts';

describe('Old API versions', () => {
  it('are each named once, and removed after they are deprecated', () => {
    const names = oldApiVersions.flatMap(({ apiVersion, kinds }) => kinds.map((kind) => `${apiVersion} ${kind}`));
    assert.equal(new Set(names).size, names.length);
    for (const { apiVersion, deprecatedIn, removedIn } of oldApiVersions) {
      assert.ok(removedIn > deprecatedIn, apiVersion);
      assert.ok(deprecatedIn <= newestKubernetesMinor, apiVersion);
    }
  });

  it('have replacements that outlive them', () => {
    for (const { apiVersion, kinds, removedIn, replacement } of oldApiVersions) {
      if (!replacement) continue;
      assert.notEqual(replacement.apiVersion, apiVersion);
      for (const kind of kinds)
        assert.ok((oldApiVersion(replacement.apiVersion, kind)?.removedIn ?? Infinity) > removedIn, `${apiVersion} ${kind}`);
    }
  });

  for (const [apiVersion, kind, removedIn] of [
    ['extensions/v1beta1', 'Deployment', 16],
    ['networking.k8s.io/v1beta1', 'Ingress', 22],
    ['policy/v1beta1', 'PodSecurityPolicy', 25],
    ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', 26],
    ['storage.k8s.io/v1beta1', 'CSIStorageCapacity', 27],
    ['flowcontrol.apiserver.k8s.io/v1beta2', 'FlowSchema', 29],
    ['flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema', 32],
  ] as const)
    it(`know that ${apiVersion} ${kind} went in 1.${String(removedIn)}`, () => {
      assert.equal(oldApiVersion(apiVersion, kind)?.removedIn, removedIn);
    });

  it('say nothing of versions that stay', () => {
    assert.equal(oldApiVersion('apps/v1', 'Deployment'), undefined);
    assert.equal(oldApiVersion('example.com/v1beta1', 'Deployment'), undefined);
  });
});
