/** Practices that rules of an organisation bring along, as part of the model. */
import { levels } from '../model/types.ts';
import type { Cell, Level, Model, Practice, Section } from '../model/types.ts';
import { placeOfPractice } from '../model/model.ts';
import { say } from '../texts/texts.ts';
import type { OrganisationRule } from './types.ts';

/** The practice of a rule that counts for itself. */
export function practiceOf({ practice, title, why, how, docs }: OrganisationRule): Practice {
  const { section, level } = placeOfPractice(practice);
  return {
    id: practice,
    section,
    level,
    kind: 'observed',
    statement: title,
    question: undefined,
    why: why === '' ? say`An expectation of this organisation.` : why,
    how,
    projects: [],
    links: docs === undefined ? [] : [{ title: say`More on it`, url: docs }],
  };
}

/** The model with these practices behind its own ones. */
export function modelWith(model: Model, practices: readonly Practice[]): Model {
  if (practices.length === 0) return model;
  const dimensions = model.dimensions.map((dimension) => ({
    id: dimension.id,
    name: dimension.name,
    summary: dimension.summary,
    sections: dimension.sections.map((section) =>
      sectionWith(
        section,
        practices.filter((practice) => practice.section === section.id),
      ),
    ),
  }));
  return { version: model.version, date: model.date, levels: model.levels, dimensions };
}

function sectionWith(section: Section, practices: readonly Practice[]): Section {
  if (practices.length === 0) return section;
  const { id, dimension, name, link, summary, cells } = section;
  const added = (level: Level): readonly Practice[] => practices.filter((practice) => practice.level === level);
  return {
    id,
    dimension,
    name,
    link,
    summary,
    cells: levels.flatMap((level) => cells.flatMap((cell) => (cell.level === level ? [cellWith(cell, added(level))] : []))),
  };
}

function cellWith(cell: Cell, practices: readonly Practice[]): Cell {
  return practices.length === 0 ? cell : { level: cell.level, summary: cell.summary, practices: [...cell.practices, ...practices] };
}
