import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { practiceById } from '../../server/src/model/model.ts';
import { allRules } from '../../server/src/rules/index.ts';
import { defaultRuleSettings } from '../../server/src/rules/options.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import { workspaceOf } from '../support/workspace.ts';

const tools: ReadonlySet<string> = new Set([
  ...['kube-linter', 'kube-score', 'polaris', 'monokle', 'kubescape', 'kyverno', 'checkov', 'trivy', 'datree'],
  ...['hadolint', 'buildkit', 'dockle', 'dockerfilelint', 'dockerfile_lint', 'tflint', 'zizmor', 'actionlint', 'poutine', 'scorecard'],
]);

const exampleNames: Readonly<Record<string, string>> = {
  kubernetes: 'manifest.yaml',
  helm: 'Chart.yaml',
  kustomize: 'kustomization.yaml',
  compose: 'compose.yaml',
  dockerfile: 'Dockerfile',
  terraform: 'main.tf',
  pipeline: '.github/workflows/build.yaml',
};

/** Where the name of the file is what is wrong. */
const badNames: Readonly<Record<string, string>> = { 'tf-state-file-committed': 'terraform.tfstate' };

async function messagesIn(rule: Rule, text: string, file = rule.example.file): Promise<readonly string[]> {
  const settings = { ...defaultRuleSettings, givenOptions: () => rule.example.options };
  const name = file ?? (rule.subject === 'values' ? 'values.yaml' : (exampleNames[rule.family] ?? 'file'));
  const test = await workspaceOf({ ...rule.example.around, [name]: text }, [rule], settings);
  return test.findings().map(({ finding }) => finding.problem.message);
}

describe('Rules', () => {
  it('have ids of their own', () => {
    assert.equal(new Set(allRules.map(({ id }) => id)).size, allRules.length);
    assert.ok(allRules.length > 0);
  });

  for (const rule of allRules) {
    describe(rule.id, () => {
      it('stands in a file of its name', () => {
        const file = join(import.meta.dirname, '..', '..', 'server', 'src', 'rules', rule.family, `${rule.id}.ts`);
        assert.ok(existsSync(file), file);
      });

      it('explains itself', () => {
        for (const text of [rule.title, rule.rationale, ...rule.how]) assert.ok(text.trim() === text && text.length > 0);
        assert.match(rule.title, /^[A-Z].*[^.]$/);
        assert.ok(rule.how.length > 0 && rule.hoverOn.length > 0);
        const practice = practiceById(rule.practice);
        assert.ok(practice, `no practice ${rule.practice}`);
        assert.notEqual(practice.kind, 'attested', 'files give evidence for it');
        for (const [tool, checks] of Object.entries(rule.equivalents)) {
          assert.ok(tools.has(tool), `${tool} is not a tool that we know`);
          assert.ok(checks.length > 0);
        }
      });

      it('flags its bad example, and not its good one', async () => {
        const messages = await messagesIn(rule, rule.example.bad, badNames[rule.id]);
        assert.ok(messages.length > 0, 'no finding in the bad example');
        for (const message of messages) assert.match(message, /^[A-Z].*\.$/);
        assert.deepEqual(await messagesIn(rule, rule.example.good), []);
      });
    });
  }
});
