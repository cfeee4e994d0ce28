/** The maturity model, loaded from its generated module; the long texts are read when first asked for. */
import skeleton from './generated/skeleton.json' with { type: 'json' };
import { texts as serializedTexts } from './generated/texts.ts';
import { levels } from './types.ts';
import type { Cell, Dimension, Level, LevelInfo, Link, Model, Practice, PracticeKind, Section } from './types.ts';

interface PracticeTexts {
  readonly statement: string;
  readonly question?: string;
  readonly why: string;
  readonly how: readonly string[];
  readonly projects: readonly string[];
  readonly links: readonly Link[];
}

interface Texts {
  /** The section's summary, then one per level. */
  readonly sections: Readonly<Record<string, readonly string[]>>;
  readonly practices: Readonly<Record<string, PracticeTexts>>;
  readonly projects: Readonly<Record<string, { readonly name: string; readonly homepage: string }>>;
}

let parsedTexts: Texts | undefined;

function texts(): Texts {
  // The generator wrote it in this shape, and a test reads every practice through it.
  parsedTexts ??= JSON.parse(serializedTexts) as Texts;
  return parsedTexts;
}

class LazyPractice implements Practice {
  readonly id: string;
  readonly section: string;
  readonly level: Level;
  readonly kind: PracticeKind;

  constructor(id: string, section: string, level: Level, kind: PracticeKind) {
    this.id = id;
    this.section = section;
    this.level = level;
    this.kind = kind;
  }

  get statement(): string {
    return this.#texts.statement;
  }

  get question(): string | undefined {
    return this.#texts.question;
  }

  get why(): string {
    return this.#texts.why;
  }

  get how(): readonly string[] {
    return this.#texts.how;
  }

  get projects(): readonly string[] {
    return this.#texts.projects;
  }

  get links(): readonly Link[] {
    return this.#texts.links;
  }

  get #texts(): PracticeTexts {
    return required(texts().practices[this.id], this.id);
  }
}

class LazyCell implements Cell {
  readonly level: Level;
  readonly practices: readonly Practice[];
  readonly #section: string;

  constructor(section: string, level: Level, practices: readonly Practice[]) {
    this.#section = section;
    this.level = level;
    this.practices = practices;
  }

  get summary(): string {
    return required(texts().sections[this.#section]?.[this.level], this.#section);
  }
}

class LazySection implements Section {
  readonly id: string;
  readonly dimension: string;
  readonly name: string;
  readonly link: string;
  readonly cells: readonly Cell[];

  constructor(dimension: string, { id, name, link, practices }: (typeof skeleton.dimensions)[number]['sections'][number]) {
    this.id = id;
    this.dimension = dimension;
    this.name = name;
    this.link = link;
    const all = practices.map(([path, kind]) => lazyPractice(id, path ?? '', kind ?? ''));
    this.cells = levels.map((level) => new LazyCell(id, level, all.filter((practice) => practice.level === level)));
  }

  get summary(): string {
    return required(texts().sections[this.id]?.[0], this.id);
  }
}

function lazyPractice(section: string, path: string, kind: string): Practice {
  return new LazyPractice(`${section}/${path}`, section, asLevel(Number(path[0])), kind === 'observed' || kind === 'attested' ? kind : 'both');
}

function asLevel(value: number): Level {
  return required(
    levels.find((level) => level === value),
    `level ${String(value)}`,
  );
}

function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The model's data has no ${what}`);
  return value;
}

const dimensions: readonly Dimension[] = skeleton.dimensions.map(({ id, name, summary, sections }) => ({
  id,
  name,
  summary,
  sections: sections.map((section) => new LazySection(id, section)),
}));

export const model: Model = {
  version: skeleton.version,
  date: skeleton.date,
  levels: skeleton.levels.map(({ level, name, meaning }) => ({ level: asLevel(level), name, meaning })),
  dimensions,
};

const sections: ReadonlyMap<string, Section> = new Map(dimensions.flatMap((dimension) => dimension.sections.map((section) => [section.id, section])));
const practices: ReadonlyMap<string, Practice> = new Map(
  [...sections.values()].flatMap(({ cells }) => cells.flatMap((cell) => cell.practices.map((practice) => [practice.id, practice] as const))),
);

export function sectionById(id: string): Section | undefined {
  return sections.get(id);
}

export function practiceById(id: string): Practice | undefined {
  return practices.get(id);
}

export function levelInfo(level: Level): LevelInfo {
  return required(model.levels[level - 1], `level ${String(level)}`);
}

/** A CNCF project that practices name. */
export function projectById(id: string): { readonly name: string; readonly homepage: string } | undefined {
  return texts().projects[id];
}

/** Level and section of a practice id, which spells them out: `dimension/section/level/slug`. */
export function placeOfPractice(id: string): { readonly section: string; readonly level: Level } {
  const [dimension, section, level] = id.split('/');
  return { section: `${dimension ?? ''}/${section ?? ''}`, level: asLevel(Number(level)) };
}
