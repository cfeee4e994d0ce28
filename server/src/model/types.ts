/** The maturity model as data: five dimensions, their sections, five levels each, practices within. */

export type Level = 1 | 2 | 3 | 4 | 5;

export const levels: readonly Level[] = [1, 2, 3, 4, 5];

export interface LevelInfo {
  readonly level: Level;
  readonly name: string;
  /** One sentence: what it means to be working on this level. */
  readonly meaning: string;
}

/** observed: files prove it; attested: a person answers; both: files give partial evidence. */
export type PracticeKind = 'observed' | 'attested' | 'both';

export interface Link {
  readonly title: string;
  readonly url: string;
}

export interface Practice {
  /** `dimension/section/level/slug`. */
  readonly id: string;
  readonly section: string;
  readonly level: Level;
  readonly kind: PracticeKind;
  readonly statement: string;
  /** undefined for observed practices. */
  readonly question: string | undefined;
  readonly why: string;
  readonly how: readonly string[];
  /** Ids of CNCF projects that help. */
  readonly projects: readonly string[];
  readonly links: readonly Link[];
}

export interface Section {
  /** `dimension/section`. */
  readonly id: string;
  readonly dimension: string;
  readonly name: string;
  /** The section of the model on its own site. */
  readonly link: string;
  readonly summary: string;
  /** One per level, in order. */
  readonly cells: readonly Cell[];
}

export interface Cell {
  readonly level: Level;
  readonly summary: string;
  readonly practices: readonly Practice[];
}

export interface Dimension {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly sections: readonly Section[];
}

export interface Model {
  /** The version and date of the model's text that the data follows. */
  readonly version: string;
  readonly date: string;
  readonly levels: readonly LevelInfo[];
  readonly dimensions: readonly Dimension[];
}
