import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { Ajv } from 'ajv';
import type { ValidateFunction } from 'ajv';
import { load } from 'js-yaml';
import * as v from 'valibot';
import { dimensionIds } from '../../scripts/generate/model.ts';
import { levelsFileSchema, modelFileSchema, projectsFileSchema, signalsFileSchema } from '../../scripts/generate/model-schema.ts';

const folder = new URL('../../model/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const shapes: Readonly<Record<string, v.GenericSchema>> = {
  dimension: modelFileSchema,
  levels: levelsFileSchema,
  projects: projectsFileSchema,
  signals: signalsFileSchema,
};

function textOf(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

/** The name of the schema that a file's first line sends editors to. */
function schemaOf(name: string): string | undefined {
  return /^# yaml-language-server: \$schema=schema\/(\w+)\.json\n/.exec(textOf(name))?.[1];
}

const validators = new Map<string, ValidateFunction>();

function validatorOf(schema: string): ValidateFunction {
  const known = validators.get(schema);
  if (known) return known;
  const ajv = new Ajv({ strict: true, allErrors: true });
  const made = ajv.compile(JSON.parse(textOf(`schema/${schema}.json`)) as object);
  validators.set(schema, made);
  return made;
}

describe('the schemas of the model', () => {
  it('are there for every file', () => {
    const schemas = Object.fromEntries(files.map((name) => [name.replace('.yaml', ''), schemaOf(name)]));
    const expected = { levels: 'levels', projects: 'projects', signals: 'signals' };
    assert.deepEqual(schemas, { ...Object.fromEntries(dimensionIds.map((id) => [id, 'dimension'])), ...expected });
  });

  for (const name of files) {
    it(`take ${name} as it is`, () => {
      const validate = validatorOf(schemaOf(name) ?? '');
      assert.ok(validate(load(textOf(name))), JSON.stringify(validate.errors?.slice(0, 3)));
    });
  }

  const wrong: readonly (readonly [string, string, string])[] = [
    ['technology.yaml', 'kind: observed', 'kind: seen'],
    ['technology.yaml', '            question: ', '            asked: '],
    ['technology.yaml', 'kind: both', 'kind: observed'],
    ['technology.yaml', 'kind: observed', 'kind: both'],
    ['technology.yaml', '      - level: 2', '      - level: 3'],
    ['technology.yaml', 'url: https://', 'url: http://'],
    ['technology.yaml', 'statement: Network', 'statement: "" # Network'],
    ['people.yaml', 'link: https://maturitymodel.cncf.io/', 'link: https://example.com/'],
    ['levels.yaml', '  - level: 5', '  - level: 6'],
    ['projects.yaml', 'status: sandbox', 'status: new'],
    ['signals.yaml', '  - id: gitops-argocd', '  - id: GitOps'],
    ['signals.yaml', '    detects: ', '    finds: '],
  ];
  for (const [name, right, mistake] of wrong) {
    it(`refuse ${mistake.trim()} in ${name}, as the generator does`, () => {
      const text = textOf(name);
      assert.ok(text.includes(right));
      const data = load(text.replace(right, () => mistake));
      const schema = schemaOf(name) ?? '';
      assert.ok(!validatorOf(schema)(data));
      assert.ok(!v.safeParse(shapes[schema] ?? v.any(), data).success);
    });
  }
});
