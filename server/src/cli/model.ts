/** The model for programs and for people. */
import { allSignals, signalsOf } from '../model/signals.ts';
import { model } from '../model/model.ts';
import type { Level, PracticeKind } from '../model/types.ts';
import { allRules } from '../rules/index.ts';
import { padEnd, padStart, widthOf } from './layout.ts';
import type { Style } from './style.ts';

/** What `model --format json` prints; docs/json.md describes it. */
export interface ReportedModel {
  readonly version: string;
  readonly date: string;
  readonly levels: readonly { readonly level: Level; readonly name: string; readonly meaning: string }[];
  readonly dimensions: readonly { readonly id: string; readonly name: string; readonly summary: string }[];
  readonly sections: readonly {
    readonly id: string;
    readonly dimension: string;
    readonly name: string;
    readonly summary: string;
    readonly link: string;
  }[];
  readonly cells: readonly { readonly section: string; readonly level: Level; readonly summary: string }[];
  readonly practices: readonly ReportedModelPractice[];
  readonly signals: readonly { readonly id: string; readonly detects: string; readonly practices: readonly string[] }[];
}

export interface ReportedModelPractice {
  readonly id: string;
  readonly section: string;
  readonly level: Level;
  readonly kind: PracticeKind;
  readonly statement: string;
  readonly question?: string;
  readonly why: string;
  readonly how: readonly string[];
  /** Ids of the rules that judge it, and of the signals that are evidence for it. */
  readonly rules: readonly string[];
  readonly signals: readonly string[];
}

export function reportedModel(): ReportedModel {
  const sections = model.dimensions.flatMap((dimension) => dimension.sections);
  const cells = sections.flatMap((section) => section.cells.map((cell) => ({ ...cell, section: section.id, summary: cell.summary })));
  return {
    version: model.version,
    date: model.date,
    levels: model.levels,
    dimensions: model.dimensions.map(({ id, name, summary }) => ({ id, name, summary })),
    sections: sections.map(({ id, dimension, name, summary, link }) => ({ id, dimension, name, summary, link })),
    cells: cells.map(({ section, level, summary }) => ({ section, level, summary })),
    practices: cells.flatMap(({ practices }) =>
      practices.map(({ id, section, level, kind, statement, question, why, how }) => ({
        id,
        section,
        level,
        kind,
        statement,
        ...(question === undefined ? {} : { question }),
        why,
        how,
        rules: allRules.filter((rule) => rule.practice === id).map((rule) => rule.id),
        signals: signalsOf(id),
      })),
    ),
    signals: allSignals().map(({ id, detects, practices }) => ({ id, detects, practices })),
  };
}

/** Sections with the number of practices at each level. */
export function prettyModel(style: Style): string {
  const sections = model.dimensions.flatMap((dimension) => dimension.sections);
  const width = Math.max(...sections.map(({ name }) => widthOf(name)));
  const heads = model.levels.map(({ level, name }) => `${String(level)} ${name}`);
  const row = (name: string, counts: readonly (string | number)[]): string =>
    `  ${padEnd(name, width)}  ${counts.map((count, index) => padStart(String(count), heads[index]?.length ?? 0)).join('  ')}`;
  const blocks = model.dimensions.map((dimension) => [
    style.bold(`${padEnd(dimension.name, width + 2)}  ${heads.join('  ')}`),
    ...dimension.sections.map(({ name, cells }) =>
      row(
        name,
        cells.map(({ practices }) => practices.length),
      ),
    ),
  ]);
  const total = sections.reduce((sum, { cells }) => sum + cells.reduce((all, { practices }) => all + practices.length, 0), 0);
  const end = style.dim(`${String(total)} practices (model ${model.version}, ${model.date}). \`cnmaturity explain <section>\` lists them.`);
  return `${[...blocks.map((lines) => lines.join('\n')), end].join('\n\n')}\n`;
}
