import assert from 'node:assert/strict';
import { queryParameter, registryName, sourceKind } from '../../../server/src/facts/terraform/source.ts';
import type { ModuleCall } from '../../../server/src/facts/terraform/types.ts';

const addresses: Readonly<Record<ModuleCall['kind'], readonly string[]>> = {
  local: ['./network', '../network', './network//sub', '.', '..', '..\\network'],
  registry: [
    'terraform-aws-modules/vpc/aws',
    'terraform-aws-modules/iam/aws//modules/iam-user',
    'app.terraform.io/shop/network/aws',
    'registry.example.com:8443/shop/network/aws//sub',
    'localhost/shop/network/aws',
    'gitlab.com/shop/network/aws',
  ],
  git: [
    'git::https://example.com/network.git',
    'git::ssh://user@example.com/network.git?ref=v1',
    'git::git@github.com:shop/network.git',
    'git@github.com:shop/network.git',
    'deploy@git.example.com:shop/network.git//sub',
    'github.com/shop/network',
    'github.com/shop/network//modules/a?ref=v1',
    'bitbucket.org/shop/network',
    'ssh://git@example.com/network.git',
    'git://example.com/network.git',
  ],
  mercurial: ['hg::https://example.com/network'],
  archive: [
    'https://example.com/network.zip',
    'http://example.com/network?archive=zip',
    'https://example.com/network.tar.gz//sub',
    's3::https://s3-eu-west-1.amazonaws.com/modules/network.zip',
    'shop-modules.s3.amazonaws.com/network.zip',
    'gcs::https://www.googleapis.com/storage/v1/modules/network.zip',
    'oci://registry.example.com/network',
  ],
  unknown: ['', 'network', 'shop/network', '/opt/network', 'https://example.com/network.git', 'shop/network/AWS', 'a b/c/d', 'shop/../aws'],
};

describe('module addresses', () => {
  for (const [kind, list] of Object.entries(addresses)) {
    for (const address of list) {
      it(`${address || 'an empty one'}: ${kind}`, () => {
        assert.equal(sourceKind(address), kind);
      });
    }
  }

  it('lose the folder inside the module', () => {
    assert.equal(registryName('a/b/c//modules/d'), 'a/b/c');
    assert.equal(registryName('a/b/c'), 'a/b/c');
  });

  it('give their parameters with places', () => {
    const address = 'git::https://example.com/a.git//ref=no?depth=1&ref=v1.2.0&xref=2';
    const ref = queryParameter(address, 'ref');
    assert.equal(ref && address.slice(ref.start, ref.end), 'v1.2.0');
    assert.equal(ref?.text, 'v1.2.0');
    assert.equal(queryParameter(address, 'rev'), undefined);
    assert.equal(queryParameter('github.com/a/b', 'ref'), undefined);
    assert.deepEqual(queryParameter('a?ref=', 'ref'), { start: 6, end: 6, text: '' });
    assert.deepEqual(queryParameter('a?ref', 'ref'), { start: 5, end: 5, text: '' });
  });
});
