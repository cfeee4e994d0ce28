import assert from 'node:assert/strict';
import { parseImage } from '../../server/src/facts/image.ts';
import { fullNameOf, isBelow } from '../../server/src/rules/kubernetes/images.ts';
import { flawOf } from '../../server/src/rules/kubernetes/known-flaws.ts';
import { parseQuantity } from '../../server/src/rules/kubernetes/quantity.ts';
import { isNearly } from '../../server/src/rules/similar.ts';

function fullName(text: string): string {
  const reference = parseImage(text);
  assert.ok(reference);
  return fullNameOf(reference);
}

function fixFor(text: string): string | undefined {
  const reference = parseImage(text);
  assert.ok(reference);
  return flawOf(reference)?.fix;
}

describe('Helpers of the Kubernetes rules', () => {
  it('read quantities', () => {
    const equal: readonly (readonly [string, string])[] = [
      ['1100m', '1.1'],
      ['0.1', '100m'],
      ['1Gi', '1024Mi'],
      ['1k', '1e3'],
      ['.5', '500m'],
      ['2G', '2E9'],
    ];
    for (const [a, b] of equal) assert.equal(parseQuantity(a), parseQuantity(b), `${a} ${b}`);
    assert.equal(parseQuantity('128Mi'), 134217728);
    for (const text of ['', 'Mi', '1 Gi', '1gi', '$CPU', '1Kib']) assert.equal(parseQuantity(text), undefined, text);
  });

  it('complete short image names', () => {
    assert.equal(fullName('nginx:1'), 'docker.io/library/nginx');
    assert.equal(fullName('bitnami/redis'), 'docker.io/bitnami/redis');
    assert.equal(fullName('index.docker.io/library/nginx'), 'docker.io/library/nginx');
    assert.equal(fullName('ghcr.io/a/b@sha256:' + '0'.repeat(64)), 'ghcr.io/a/b');
  });

  it('tell what is below a registry', () => {
    for (const given of ['ghcr.io', 'ghcr.io/', 'ghcr.io/*', 'ghcr.io/a', 'ghcr.io/a/b']) assert.ok(isBelow('ghcr.io/a/b', given), given);
    assert.ok(isBelow('x.azurecr.io/a/b', '*.azurecr.io/a'));
    for (const given of ['ghcr.io/a/bc', 'ghcr.i', 'cr.io', '*.ghcr.io']) assert.ok(!isBelow('ghcr.io/a/b', given), given);
    assert.ok(!isBelow('evilazurecr.io/a', '*.azurecr.io'));
  });

  it('name the release to go to, of the same line where it has one', () => {
    assert.equal(fixFor('quay.io/argoproj/argocd:v3.0.13'), '3.0.14');
    assert.equal(fixFor('quay.io/argoproj/argocd:v3.0.14'), undefined);
    assert.equal(fixFor('quay.io/argoproj/argocd:v2.9.0'), '2.13.9');
    assert.equal(fixFor('quay.io/argoproj/argocd:v2.1.0'), undefined);
    assert.equal(fixFor('registry.k8s.io/ingress-nginx/controller:v1.10.0'), '1.11.5');
    assert.equal(fixFor('registry.k8s.io/ingress-nginx/controller:v1.12'), undefined);
  });

  it('see a slip in a name', () => {
    for (const [a, b] of [
      ['config', 'confg'],
      ['config', 'configs'],
      ['config', 'conifg'],
      ['config', 'comfig'],
    ] as const)
      assert.ok(isNearly(a, b), b);
    for (const [a, b] of [
      ['config', 'config'],
      ['web', 'wed'],
      ['config', 'settings'],
      ['config', 'conf'],
    ] as const)
      assert.ok(!isNearly(a, b), b);
  });
});
