/** model/schema/*.json: the shapes of the model's files, for the editor in which they are written. */
import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import type { GeneratedFile } from './files.ts';
import { levelsFileSchema, modelFileSchema, projectsFileSchema, sharedShapes, signalsFileSchema } from './model-schema.ts';

interface Shape {
  readonly title: string;
  readonly schema: v.GenericSchema;
  /** What is said once and referred to. */
  readonly definitions: Readonly<Record<string, v.GenericSchema>>;
}

const { text, url, link, practiceId, practice } = sharedShapes;

const shapes: Readonly<Record<string, Shape>> = {
  dimension: { title: 'A dimension of the maturity model', schema: modelFileSchema, definitions: { text, url, link, practice } },
  levels: { title: 'The version and the levels of the maturity model', schema: levelsFileSchema, definitions: { text } },
  projects: { title: 'CNCF projects and their status', schema: projectsFileSchema, definitions: { text } },
  signals: { title: 'What files prove', schema: signalsFileSchema, definitions: { text, practiceId } },
};

export function modelSchemaFiles(): readonly GeneratedFile[] {
  return Object.entries(shapes).map(([name, { title, schema, definitions }]) => {
    const { $schema, ...shape } = toJsonSchema(schema, { definitions, typeMode: 'input' });
    return { path: `model/schema/${name}.json`, text: `${JSON.stringify({ $schema, title, ...shape }, null, 2)}\n` };
  });
}
