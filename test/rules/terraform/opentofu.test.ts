/** Files as Terraform and OpenTofu load them: what stands in for what, and which value wins. */
import assert from 'node:assert/strict';
import { terraformRules } from '../../../server/src/rules/terraform/index.ts';
import { workspaceOf } from '../../support/workspace.ts';
import type { Files } from '../../support/workspace.ts';

async function found(files: Files, ...ids: readonly string[]): Promise<readonly string[]> {
  const rules = terraformRules.filter(({ id }) => ids.length === 0 || ids.includes(id));
  assert.ok(rules.length >= ids.length);
  const workspace = await workspaceOf(files, rules);
  return workspace.findings().map(({ uri, finding }) => `${uri.slice(uri.lastIndexOf('/') + 1)} ${finding.rule.id}`);
}

const variable = 'variable "encrypted" {\n  type    = bool\n  default = false\n}\n';
const disk = 'resource "aws_ebs_volume" "data" {\n  encrypted = var.encrypted\n}\n';
const root = `provider "aws" {}\n${variable}${disk}`;

describe('a .tofu file', () => {
  const versions = 'terraform {\n  required_version = ">= 1.8, < 2.0"\n}\n';

  it('stands in for the .tf file of its name', async () => {
    const old = `terraform {}\nlocals {\n  name = "a"\n}\n`;
    const rules = ['tf-required-version-missing', 'tf-unused-declaration'] as const;
    assert.deepEqual(await found({ 'main.tf': old }, ...rules), ['main.tf tf-required-version-missing', 'main.tf tf-unused-declaration']);
    assert.deepEqual(await found({ 'main.tf': old, 'main.tofu': versions }, ...rules), []);
    assert.deepEqual(await found({ 'main.tf': old, 'other.tofu': versions }, ...rules), ['main.tf tf-unused-declaration']);
  });

  it('stands in for the .tf.json file of its name', async () => {
    const old = JSON.stringify({ locals: [{ name: 'a' }] });
    assert.deepEqual(
      await found({ 'main.tf.json': old, 'main.tofu.json': JSON.stringify({ terraform: {} }) }, 'tf-required-version-missing'),
      ['main.tofu.json tf-required-version-missing'],
    );
  });

  it('leaves what only the other tool reads in use', async () => {
    const files = {
      'main.tf': 'output "name" {\n  value = local.name\n}\n',
      'main.tofu': versions,
      'locals.tf': 'locals {\n  name = "a"\n}\n',
    };
    assert.deepEqual(await found(files, 'tf-unused-declaration'), []);
  });

  it('is a usual place for variables and outputs', async () => {
    const files = {
      'main.tf': 'module "shop" {\n  source = "./shop"\n}\n',
      'shop/main.tofu': 'resource "null_resource" "a" {}\n',
      'shop/variables.tofu': 'variable "a" {}\n',
      'shop/outputs.tofu': 'output "a" {\n  value = var.a\n}\n',
    };
    assert.deepEqual(await found(files, 'tf-module-structure'), []);
  });
});

describe('what OpenTofu adds to the language', () => {
  it('encrypts state by itself', async () => {
    const backend = '  backend "s3" {\n    bucket = "state"\n    key    = "shop"\n    region = "eu-central-1"\n  }\n';
    const encryption =
      '  encryption {\n    method "aes_gcm" "main" {\n      keys = key_provider.pbkdf2.main\n    }\n    state {\n      method = method.aes_gcm.main\n    }\n  }\n';
    const ids = ['tf-backend-encryption-missing'];
    assert.deepEqual(await found({ 'main.tofu': `terraform {\n${backend}}\n` }, ...ids), ['main.tofu tf-backend-encryption-missing']);
    assert.deepEqual(await found({ 'main.tofu': `terraform {\n${backend}${encryption}}\n` }, ...ids), []);
  });

  it('switches resources off', async () => {
    const volume = (enabled: string): string =>
      `resource "aws_ebs_volume" "a" {\n  encrypted = false\n  lifecycle {\n    enabled = ${enabled}\n  }\n}\n`;
    assert.deepEqual(await found({ 'main.tofu': volume('true') }, 'disk-encryption'), ['main.tofu disk-encryption']);
    assert.deepEqual(await found({ 'main.tofu': volume('false') }, 'disk-encryption'), []);
  });

  it('makes providers for each of a set, and modules from variables', async () => {
    const text = `terraform {
  required_version = ">= 1.9, < 2.0"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
  backend "s3" {
    bucket       = var.bucket
    key          = "shop/\${var.stage}"
    region       = "eu-central-1"
    encrypt      = true
    use_lockfile = true
  }
}

variable "regions" {
  type        = set(string)
  description = "Where the shop runs."
}

variable "bucket" {
  type        = string
  description = "Where the state is."
}

variable "stage" {
  type        = string
  description = "The environment."
}

variable "release" {
  type        = string
  description = "Of the module."
}

provider "aws" {
  alias    = "by_region"
  for_each = var.regions
  region   = each.value
}

module "shop" {
  source    = "git::https://example.com/shop.git?ref=\${var.release}"
  for_each  = var.regions
  providers = { aws = aws.by_region[each.key] }
}

resource "aws_kms_key" "main" {
  for_each            = var.regions
  provider            = aws.by_region[each.key]
  enable_key_rotation = true
}
`;
    assert.deepEqual(await found({ 'main.tofu': text, '.terraform.lock.hcl': '' }), []);
  });
});

describe('values of variables', () => {
  const on = 'encrypted = true\n';
  const off = 'encrypted = false\n';
  const cases: readonly (readonly [string, Files, boolean])[] = [
    ['the default', {}, true],
    ['terraform.tfvars over the default', { 'terraform.tfvars': on }, false],
    ['*.auto.tfvars over terraform.tfvars', { 'terraform.tfvars': off, 'a.auto.tfvars': on }, false],
    ['*.auto.tfvars over terraform.tfvars, the other way round', { 'terraform.tfvars': on, 'a.auto.tfvars': off }, true],
    ['the last of the *.auto.tfvars', { 'a.auto.tfvars': on, 'b.auto.tfvars': off }, true],
    ['terraform.tfvars.json over terraform.tfvars', { 'terraform.tfvars': off, 'terraform.tfvars.json': '{"encrypted": true}' }, false],
    ['*.auto.tfvars.json', { 'x.auto.tfvars.json': '{"encrypted": true}' }, false],
    ['nothing certain, where the command line may name a file', { 'terraform.tfvars': off, 'prod.tfvars': on }, false],
    ['nothing certain, in JSON', { 'prod.tfvars.json': '{"encrypted": true}' }, false],
    ['the default, where a file sets something else', { 'prod.tfvars': 'region = "eu-central-1"\n' }, true],
  ];
  for (const [name, files, wrong] of cases) {
    it(`are ${name}`, async () => {
      assert.deepEqual(await found({ 'main.tf': root, ...files }, 'disk-encryption'), wrong ? ['main.tf disk-encryption'] : []);
    });
  }

  it('say in the message where they are from', async () => {
    const workspace = await workspaceOf(
      { 'main.tf': root },
      terraformRules.filter(({ id }) => id === 'disk-encryption'),
    );
    assert.match(workspace.findings()[0]?.finding.problem.message ?? '', /: var\.encrypted is false\.$/);
  });
});

describe('an override file', () => {
  const plain = 'resource "aws_ebs_volume" "data" {\n  encrypted = false\n}\n';

  it('may say otherwise of a resource, and is none itself', async () => {
    assert.deepEqual(await found({ 'main.tf': plain }, 'disk-encryption'), ['main.tf disk-encryption']);
    for (const name of ['override.tf', 'local_override.tf', 'local_override.tofu', 'override.tf.json']) {
      const text = name.endsWith('.json')
        ? JSON.stringify({ resource: { aws_ebs_volume: { data: { encrypted: true } } } })
        : 'resource "aws_ebs_volume" "data" {\n  size = 3\n}\n';
      assert.deepEqual(await found({ 'main.tf': plain, [name]: text }, 'disk-encryption'), [], name);
    }
    assert.deepEqual(await found({ 'main.tf': plain, 'nooverride.tf': plain.replace('data', 'more') }, 'disk-encryption'), [
      'main.tf disk-encryption',
      'nooverride.tf disk-encryption',
    ]);
  });

  it('repeats no type and no description of a variable', async () => {
    const files = {
      'main.tf': 'variable "api_token" {\n  type        = string\n  description = "For the API."\n  sensitive   = true\n}\n',
    };
    const ids = ['tf-variable-untyped', 'tf-variable-undocumented', 'tf-variable-sensitive-missing'];
    assert.deepEqual(await found({ ...files, 'override.tf': 'variable "api_token" {\n  default = "a"\n}\n' }, ...ids), []);
  });
});

describe('a file of a module that is a link', () => {
  const files = {
    'main.tf':
      'provider "aws" {}\nvariable "encrypted" {\n  default = false\n}\nlocals {\n  name = "a"\n}\nresource "aws_ebs_volume" "data" {\n  encrypted = var.encrypted\n}\n',
    'other/main.tf': 'provider "aws" {}\n',
  };
  const missing = ['tf-required-version-missing', 'tf-required-providers-unpinned', 'tf-backend-remote-missing', 'tf-lock-file-missing'];

  async function idsWith(...links: readonly string[]): Promise<readonly string[]> {
    const test = await workspaceOf(
      files,
      terraformRules.filter(({ id }) => [...missing, 'tf-unused-declaration', 'disk-encryption'].includes(id)),
    );
    test.findings();
    const root = 'file:///workspace/';
    test.workspace.setListing({ includes: () => true, paths: [], links: links.map((path) => root + path) });
    return test.findings().map(({ uri, finding }) => `${uri.slice(root.length)} ${finding.rule.id}`);
  }

  it('may hold what is missing', async () => {
    const all = ['main.tf', 'other/main.tf'].flatMap((path) => missing.map((id) => `${path} ${id}`));
    const others = ['main.tf tf-unused-declaration', 'main.tf disk-encryption'];
    assert.deepEqual((await idsWith()).toSorted(), [...all, ...others].toSorted());
    assert.deepEqual((await idsWith('README.md', 'elsewhere/versions.tf')).toSorted(), [...all, ...others].toSorted());
    for (const link of ['versions.tf', 'terraform.tfvars', 'common.tofu.json', '.terraform.lock.hcl'])
      assert.deepEqual((await idsWith(link)).toSorted(), all.filter((one) => one.startsWith('other')).toSorted(), link);
  });
});
