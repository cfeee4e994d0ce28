import assert from 'node:assert/strict';
import { join } from 'node:path';
import { allRules } from '../../server/src/rules/index.ts';
import { defaultRuleSettings } from '../../server/src/rules/options.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import { fixturesIn } from '../support/fixtures.ts';
import { workspaceOf } from '../support/workspace.ts';
import type { Files } from '../support/workspace.ts';
import { assertTranslated, speaksPseudo } from './pseudo.ts';

const usualNames: Readonly<Record<Rule['family'], string>> = {
  kubernetes: 'manifest.yaml',
  helm: 'Chart.yaml',
  kustomize: 'kustomization.yaml',
  compose: 'compose.yaml',
  dockerfile: 'Dockerfile',
  terraform: 'main.tf',
  pipeline: '.github/workflows/build.yaml',
};

/** The parser of YAML words what it stumbles over, in English. */
const quoting: ReadonlySet<string> = new Set(['yaml-syntax']);

function flagged({ id, family, subject, example }: Rule): readonly Files[] {
  const name = example.file ?? (subject === 'values' ? 'values.yaml' : usualNames[family]);
  const folder = join(import.meta.dirname, '..', 'rules', family, id);
  return [{ ...example.around, [name]: example.bad }, ...fixturesIn(folder, 'bad').map(({ files }) => files)];
}

describe('What rules say', () => {
  speaksPseudo();

  for (const family of new Set(allRules.map((rule) => rule.family))) {
    it(`is all translated: ${family}`, async function () {
      this.timeout(60_000);
      let count = 0;
      for (const rule of allRules.filter((one) => one.family === family)) {
        const settings = { ...defaultRuleSettings, givenOptions: () => rule.example.options };
        for (const files of flagged(rule)) {
          const test = await workspaceOf(files, [rule], settings);
          const given = JSON.stringify([Object.entries(files), rule.example.options]).replaceAll('\\"', '"');
          for (const finding of test.findings()) {
            const { message, related = [] } = finding.finding.problem;
            assertTranslated(message, quoting.has(rule.id) ? message : given, `a message of ${rule.id}`);
            for (const other of related) assertTranslated(other.message, given, `a related message of ${rule.id}`);
            const fix = test.fixOf(finding);
            if (fix) assertTranslated(fix.title, given, `a fix of ${rule.id}`);
            count++;
          }
        }
      }
      assert.ok(count > 0, 'nothing was said');
    });
  }
});
