import assert from 'node:assert/strict';
import { DiagnosticTag } from 'vscode-languageserver-protocol';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { deprecatedRules, redundantRules } from '../../server/src/features/diagnostic-tags.ts';
import { ruleById } from '../../server/src/rules/index.ts';
import { deployment, projectOf } from './project.ts';
import { diagnosticsIn } from './suppression-support.ts';

describe('tags of diagnostics', () => {
  it('are of rules that exist', () => {
    for (const id of [...deprecatedRules, ...redundantRules]) assert.ok(ruleById(id), id);
  });

  it('strike through what is deprecated, and fade what does nothing', async () => {
    const tagsOf = async (path: string, text: string, code: string): Promise<Diagnostic['tags']> =>
      diagnosticsIn(await projectOf({ [path]: text }, { target: 5 }), path).find((one) => one.code === code)?.tags;
    assert.deepEqual(await tagsOf('Dockerfile', 'FROM alpine:3.22\nMAINTAINER me\n', 'maintainer-deprecated'), [DiagnosticTag.Deprecated]);
    const twice = deployment.replace('          ports:', '          env: [{ name: A, value: b }, { name: A, value: c }]\n          ports:');
    assert.deepEqual(await tagsOf('web.yaml', twice, 'env-duplicate'), [DiagnosticTag.Unnecessary]);
    assert.equal(await tagsOf('web.yaml', deployment, 'privileged-container'), undefined);
  });
});
