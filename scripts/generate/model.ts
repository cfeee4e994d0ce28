/** `model/*.yaml` to one compact module: the skeleton at hand, the long texts as one string that is read when first asked for. */
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import * as v from 'valibot';
import { modelFileSchema, levelsFileSchema, projectsFileSchema, signalsFileSchema } from './model-schema.ts';
import type { GeneratedFile } from './files.ts';

export const dimensionIds = ['people', 'process', 'policy', 'technology', 'business-outcomes'] as const;

export type DimensionFile = v.InferOutput<typeof modelFileSchema>;

export function readModel(root: URL): {
  readonly levels: v.InferOutput<typeof levelsFileSchema>;
  readonly projects: v.InferOutput<typeof projectsFileSchema>;
  readonly dimensions: readonly DimensionFile[];
  readonly signals: v.InferOutput<typeof signalsFileSchema>['signals'];
} {
  const read = (name: string): unknown => load(readFileSync(new URL(`model/${name}.yaml`, root), 'utf8'));
  return {
    levels: v.parse(levelsFileSchema, read('levels')),
    projects: v.parse(projectsFileSchema, read('projects')),
    dimensions: dimensionIds.map((id) => v.parse(modelFileSchema, read(id))),
    signals: v.parse(signalsFileSchema, read('signals')).signals,
  };
}

export function generateModel(root: URL): readonly GeneratedFile[] {
  const { levels, projects, dimensions, signals } = readModel(root);
  const skeleton = {
    ...levels,
    dimensions: dimensions.map((dimension) => ({
      id: dimension.id,
      name: dimension.name,
      summary: dimension.summary,
      sections: dimension.sections.map((section) => ({
        id: section.id,
        name: section.name,
        link: section.link,
        practices: section.levels.flatMap((cell) => cell.practices.map(({ id, kind }) => [id.slice(section.id.length + 1), kind])),
      })),
    })),
  };
  const used = new Set(dimensions.flatMap(allPractices).flatMap((practice) => practice.projects));
  const texts = {
    sections: Object.fromEntries(
      dimensions.flatMap(({ sections }) =>
        sections.map(({ id, summary, levels }) => [id, [summary, ...levels.map((cell) => cell.summary)]]),
      ),
    ),
    practices: Object.fromEntries(
      dimensions
        .flatMap(allPractices)
        .map(({ id, statement, question, why, how, projects: helpers, links }) => [
          id,
          { statement, ...(question === undefined ? {} : { question }), why, how, projects: helpers, links },
        ]),
    ),
    projects: Object.fromEntries(
      projects.projects.filter(({ id }) => used.has(id)).map(({ id, name, homepage }) => [id, { name, homepage }]),
    ),
  };
  return [
    { path: 'server/src/model/generated/skeleton.json', text: `${JSON.stringify(skeleton, null, 1)}\n` },
    {
      path: 'server/src/model/generated/texts.ts',
      text: `// Generated from model/*.yaml by scripts/generate.ts.\nexport const texts = ${JSON.stringify(JSON.stringify(texts))};\n`,
    },
    {
      path: 'server/src/model/generated/signals.ts',
      text: `// Generated from model/signals.yaml by scripts/generate.ts.\nexport const signals = ${JSON.stringify(JSON.stringify(signals))};\n`,
    },
  ];
}

function allPractices(dimension: DimensionFile): readonly DimensionFile['sections'][number]['levels'][number]['practices'][number][] {
  return dimension.sections.flatMap(({ levels }) => levels.flatMap(({ practices }) => practices));
}
