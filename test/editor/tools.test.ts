import assert from 'node:assert/strict';

import * as vscode from 'vscode';

import { open, tidy, whenFinding, workspaceUri } from './support.ts';

async function ask(name: string, input: object): Promise<string> {
  const result = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  return result.content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
}

function field(text: string, name: string): unknown {
  const value: unknown = JSON.parse(text);
  assert.ok(typeof value === 'object' && value !== null);
  return Reflect.get(value, name);
}

describe('the tools for assistants', () => {
  afterEach(tidy);

  before(async () => {
    const { uri } = await open('deploy/base/storefront.yaml');
    await whenFinding(uri, 'liveness-probe-missing');
    await vscode.commands.executeCommand('cloudNativeMaturity.rescan');
  });

  it('are there under their names', () => {
    const names = vscode.lm.tools.map(({ name }) => name);
    for (const name of ['list_maturity_findings', 'explain_maturity_expectation', 'assess_cloud_native_maturity', 'propose_maturity_fix']) {
      assert.ok(names.includes(name), `${name} is not among ${names.join(', ')}`);
    }
  });

  it('list findings, of the workspace or of a file', async () => {
    const all = await ask('list_maturity_findings', {});
    assert.ok(Number(field(all, 'total')) > 10);
    const one = await ask('list_maturity_findings', { filePath: workspaceUri('deploy/base/storefront.yaml').fsPath, limit: 5 });
    assert.match(one, /storefront\.yaml/u);
    assert.ok(!JSON.stringify(field(one, 'findings')).includes('Dockerfile'));
  });

  it('explain, assess and propose', async () => {
    assert.match(await ask('explain_maturity_expectation', { id: 'liveness-probe-missing' }), /^# Liveness probe missing/u);
    const assessment = await ask('assess_cloud_native_maturity', {});
    assert.match(JSON.stringify(field(assessment, 'overall')), /"level":[1-5]/u);
    assert.match(await ask('assess_cloud_native_maturity', { section: 'technology/testing-and-issue-detection' }), /"practices"/u);
    const proposal = await ask('propose_maturity_fix', {
      filePath: workspaceUri('deploy/base/storefront.yaml').fsPath,
      rule: 'liveness-probe-missing',
    });
    assert.match(proposal, /"diff":"@@ /u);
  });

  it('say what is wrong with a question', async () => {
    await assert.rejects(ask('explain_maturity_expectation', { id: 'no-such-thing' }), /no rule, practice or section/u);
    await assert.rejects(ask('propose_maturity_fix', { filePath: '/etc/passwd', rule: 'liveness-probe-missing' }), /not in the workspace/u);
    await assert.rejects(ask('assess_cloud_native_maturity', { section: 'no/such' }), /Sections are/u);
  });
});
