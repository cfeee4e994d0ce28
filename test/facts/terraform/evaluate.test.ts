import assert from 'node:assert/strict';
import { tfRequiredVersionMissing } from '../../../server/src/rules/terraform/tf-required-version-missing.ts';
import { allRules } from '../../../server/src/rules/index.ts';
import { evaluateText } from '../../../server/src/facts/terraform/evaluate.ts';
import type { HclValue } from '../../../server/src/syntax/hcl/tree.ts';
import { workspaceOf } from '../../support/workspace.ts';

const names: ReadonlyMap<string, HclValue> = new Map([
  ['var.stage', { kind: 'literal', value: 'prod', start: 0, end: 0 }],
  ['local.on', { kind: 'literal', value: true, start: 0, end: 0 }],
]);

function plain(value: HclValue): unknown {
  if (value.kind === 'literal') return value.value;
  if (value.kind === 'list') return value.items.map(plain);
  if (value.kind === 'object') return Object.fromEntries(value.entries.map((entry) => [entry.key ?? '?', plain(entry.value)]));
  return '?';
}

describe('Terraform expressions', () => {
  const cases: readonly (readonly [string, unknown])[] = [
    ['var.stage', 'prod'],
    ['var.other', '?'],
    ['"${var.stage}-a"', 'prod-a'],
    ['"${var.other}-a"', '?'],
    ['"$${var.stage}"', '${var.stage}'],
    ['local.on ? "yes" : "no"', 'yes'],
    ['var.other ? 1 : 1', 1],
    ['var.other ? 1 : 2', '?'],
    ['var.stage == "prod" && !local.on', false],
    ['false && var.other', false],
    ['concat(["a"], [var.stage])', ['a', 'prod']],
    ['jsonencode({ Statement = [{ Effect = "Allow" }] })', { Statement: [{ Effect: 'Allow' }] }],
    ['{ a = 1, "b" = var.other }["a"]', 1],
    ['[for x in var.list : x]', '?'],
    ['<<-EOT\n    a: ${var.stage}\n  EOT', 'a: prod\n'],
    ['1 + 1', '?'],
    ['(', '?'],
  ];
  for (const [text, expected] of cases)
    it(text, () => {
      assert.deepEqual(
        plain(evaluateText(text, { start: 0, end: text.length }, { lookUp: (path) => names.get(path.join('.')) })),
        expected,
      );
    });
});

describe('Terraform expressions beyond all measure', () => {
  for (const [open, close] of [
    ['[', ']'],
    ['(', ')'],
    ['{ a = ', '}'],
    ['!', ''],
    ['-', ''],
    ['true ? 1 : ', ''],
    ['jsonencode(', ')'],
  ] as const) {
    it(`of ${open} are unknown`, () => {
      const text = `${open.repeat(20_000)}1${close.repeat(20_000)}`;
      assert.equal(evaluateText(text, { start: 0, end: text.length }, { lookUp: () => undefined }).kind, 'unknown');
    });
  }
});

describe('Terraform variables', () => {
  const disk = (extra: string): string =>
    `provider "aws" {}\nvariable "encrypted" {\n  default = false\n}\nresource "aws_ebs_volume" "data" {\n  encrypted = var.encrypted\n}\n${extra}`;
  const rules = allRules.filter(({ id }) => id === 'disk-encryption');
  const count = async (files: Readonly<Record<string, string>>): Promise<number> => (await workspaceOf(files, rules)).findings().length;

  it('have their default in a root module', async () => {
    assert.equal(await count({ 'main.tf': disk('') }), 1);
  });

  it('have what .tfvars files say', async () => {
    assert.equal(await count({ 'main.tf': disk(''), 'terraform.tfvars': 'encrypted = true\n' }), 0);
    assert.equal(await count({ 'main.tf': disk(''), 'prod.tfvars': 'encrypted = true\n' }), 0, 'which file is used is not known');
  });

  it('have what the one caller gives', async () => {
    const child = 'variable "encrypted" {\n  default = false\n}\nresource "aws_ebs_volume" "data" {\n  encrypted = var.encrypted\n}\n';
    const call = (value: string): string => `provider "aws" {}\nmodule "disk" {\n  source    = "./disk"\n  encrypted = ${value}\n}\n`;
    assert.equal(await count({ 'main.tf': call('true'), 'disk/main.tf': child }), 0);
    assert.equal(await count({ 'main.tf': call('false'), 'disk/main.tf': child }), 1);
    assert.equal(await count({ 'main.tf': call('var.given'), 'disk/main.tf': child }), 0);
    assert.equal(await count({ 'disk/main.tf': child }), 0, 'who calls a library is not known');
  });

  it('that stand for themselves end', async () => {
    assert.equal(
      await count({ 'main.tf': 'locals {\n  a = local.b\n  b = local.a\n}\nresource "aws_ebs_volume" "x" {\n  encrypted = local.a\n}\n' }),
      0,
    );
  });
});

describe('Terraform in JSON', () => {
  it('is read as the same blocks', async () => {
    const text = JSON.stringify(
      { resource: { aws_eks_cluster: { main: { vpc_config: { endpoint_public_access: true } } } } },
      undefined,
      2,
    );
    const rules = allRules.filter(({ id }) => id === 'eks-public-endpoint');
    const found = (await workspaceOf({ 'main.tf.json': text }, rules)).findings();
    assert.deepEqual(
      found.map(({ finding: { problem } }) => text.slice(problem.start, problem.end)),
      ['true'],
    );
  });

  it('says what a module requires', async () => {
    const text = JSON.stringify({ terraform: { required_version: '~> 1.9.0' } });
    assert.equal((await workspaceOf({ 'main.tf.json': text }, [tfRequiredVersionMissing])).findings().length, 0);
  });
});
