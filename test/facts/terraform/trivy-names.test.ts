import assert from 'node:assert/strict';
import { allRules } from '../../../server/src/rules/index.ts';
import { trivyNames } from '../../../server/src/facts/terraform/trivy-names.ts';

describe('Names of Trivy checks', () => {
  it('stand for ids that rules have as equivalents', () => {
    const ids = new Set(allRules.flatMap(({ equivalents }) => equivalents['trivy'] ?? []));
    for (const [name, id] of trivyNames) assert.ok(ids.has(id), `${name}: ${id}`);
  });

  it('are there for every check of a Terraform rule', () => {
    const named = new Set(trivyNames.values());
    const ids = allRules.filter(({ family }) => family === 'terraform').flatMap(({ equivalents }) => equivalents['trivy'] ?? []);
    assert.ok(ids.length > 50);
    assert.deepEqual(
      ids.filter((id) => !named.has(id)),
      [],
    );
  });
});
