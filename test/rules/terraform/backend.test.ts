import assert from 'node:assert/strict';
import { readTerraform } from '../../../server/src/facts/terraform/read.ts';
import { newestKubernetesMinor } from '../../../server/src/rules/options.ts';
import type { TerraformFile } from '../../../server/src/facts/terraform/types.ts';
import type { Unit } from '../../../server/src/facts/types.ts';
import type { Outcome, RuleContext } from '../../../server/src/rules/rule.ts';
import { tfBackendRemoteMissing } from '../../../server/src/rules/terraform/tf-backend-remote-missing.ts';
import { tfRequiredVersionMissing } from '../../../server/src/rules/terraform/tf-required-version-missing.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { hclParser } from '../../syntax/hcl/assets.ts';

interface Case {
  readonly files: readonly [TerraformFile, ...TerraformFile[]];
  readonly context: RuleContext;
}

/** A module of these texts; the first file sorts first, so it is the anchor unless another has a `terraform` block before it. */
async function moduleOf(texts: readonly [string, ...string[]], folder = 'file:///shop/infra'): Promise<Case> {
  const parser = await hclParser();
  const workspace = new Workspace();
  const [first, ...rest] = texts.map((text, index) => {
    const uri = `${folder}/${String(index)}.tf`;
    const { file, damaged } = readTerraform(text, uri, parser);
    const unit: Unit = {
      kind: 'terraform',
      subjects: { 'terraform-file': [file] },
      suppressions: [],
      conditionals: [],
      opaque: false,
      damaged,
    };
    workspace.update({ uri, units: [{ start: 0, end: text.length, unit }], problems: [] });
    return { file, unit };
  });
  assert.ok(first);
  return {
    files: [first.file, ...rest.map(({ file }) => file)],
    context: {
      uri: first.file.uri,
      unit: first.unit,
      workspace: workspace.snapshot,
      options: {},
      kubernetesMinor: newestKubernetesMinor,
      suppressions: [],
    },
  };
}

async function judge(texts: readonly [string, ...string[]], folder?: string): Promise<readonly Outcome['state'][]> {
  const { files, context } = await moduleOf(texts, folder);
  return [tfRequiredVersionMissing.check(files[0], context).state, tfBackendRemoteMissing.check(files[0], context).state];
}

describe('rules about a Terraform module', () => {
  it('speak at the anchor only', async () => {
    const { files, context } = await moduleOf(['provider "aws" {}\n', 'locals {}\n']);
    const [, second] = files;
    assert.ok(second);
    for (const rule of [tfRequiredVersionMissing, tfBackendRemoteMissing]) {
      assert.equal(rule.check(files[0], context).state, 'unmet');
      assert.equal(rule.check(second, context).state, 'not-applicable');
    }
  });

  it('know nothing of a module that the workspace does not hold', async () => {
    const { files, context } = await moduleOf(['provider "aws" {}\n']);
    const stray = { ...files[0], directory: 'file:///elsewhere' };
    assert.equal(tfRequiredVersionMissing.check(stray, context).state, 'unknown');
    assert.equal(tfBackendRemoteMissing.check(stray, context).state, 'unknown');
  });

  for (const [name, texts, expected] of [
    ['a damaged file may hold it', ['terraform {}\nprovider "aws" {}\n', 'locals {\n  a\n}\n'], ['unknown', 'unknown']],
    ['a backend without a type is being typed', ['terraform {\n  required_version = "1"\n  backend {}\n}\n'], ['met', 'unknown']],
    ['a null version is none', ['terraform {\n  required_version = null\n  cloud {}\n}\n'], ['unmet', 'met']],
    ['any file may hold it', ['terraform {}\n', 'terraform {\n  required_version = "1"\n  backend "http" {}\n}\n'], ['met', 'met']],
  ] as const) {
    it(name, async () => {
      assert.deepEqual(await judge(texts), expected);
    });
  }

  for (const [folder, applies] of [
    ['file:///shop/examples/complete', false],
    ['file:///shop/tests/setup', false],
    ['file:///shop/test/fixtures/a', false],
    ['file:///tests/of/a/person/shop/infra', true],
    ['file:///shop/testing', true],
  ] as const) {
    it(`${applies ? 'apply' : 'do not apply'} to ${folder}`, async () => {
      assert.deepEqual(await judge(['provider "aws" {}\n'], folder), applies ? ['unmet', 'unmet'] : ['not-applicable', 'not-applicable']);
    });
  }

  for (const [name, texts] of [
    ['a comment in the local backend would be lost', ['terraform {\n  backend "local" {\n    # why\n  }\n}\n']],
    ['the local backend stands in another file', ['terraform {}\n', 'terraform {\n  backend "local" {}\n}\n']],
  ] as const) {
    it(`offer no backend where ${name}`, async () => {
      const { files, context } = await moduleOf(texts);
      const outcome = tfBackendRemoteMissing.check(files[0], context);
      assert.ok(outcome.state === 'unmet');
      assert.equal(tfBackendRemoteMissing.fix?.(files[0], outcome.problems[0], { ...context, unitStart: 0, text: texts[0] }), undefined);
    });
  }

  it('replace a local backend whose path has signs of comments in it', async () => {
    const text = 'terraform {\n  backend "local" {\n    path = "a#b//c"\n  }\n}\nprovider "google" {}\n';
    const { files, context } = await moduleOf([text]);
    const outcome = tfBackendRemoteMissing.check(files[0], context);
    assert.ok(outcome.state === 'unmet');
    const edit = tfBackendRemoteMissing.fix?.(files[0], outcome.problems[0], { ...context, unitStart: 0, text })?.edits[0];
    assert.ok(edit);
    assert.equal(
      text.slice(0, edit.start) + edit.text + text.slice(edit.end),
      'terraform {\n  backend "gcs" {\n    bucket = "terraform-state"\n    prefix = "terraform"\n  }\n}\nprovider "google" {}\n',
    );
  });
});
