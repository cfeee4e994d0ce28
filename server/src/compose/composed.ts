/** Text that several files yield together, and where each part of it is written. All offsets are 0-based UTF-16 units, spans half-open. */
import type { Span } from '../syntax/tree.ts';

/** A span of a file. */
export interface Place extends Span {
  readonly uri: string;
}

/** A stretch of composed text and its source. */
export interface Part extends Span {
  readonly source: Place;
  /** The stretch is the source's text, character for character: offsets within it translate, and so do edits. */
  readonly verbatim: boolean;
  /** Where the source is put in, when that is another place: the action of a template that names a value. */
  readonly via?: Place;
}

/** Something that is not in the composed text because of a value or a setting: an `if` or `with` that did not hold. */
export interface Omission {
  /** The offset in the composed text at which it would stand. */
  readonly at: number;
  /** The keys at the start of its lines, outermost first as written: `resources`, `livenessProbe`. */
  readonly keys: readonly string[];
  /** They are those of items of a list, such as another container. */
  readonly items: boolean;
  /** What would have to change for it to appear. */
  readonly cause: Place;
  /** The statement that leaves it out. */
  readonly via: Place;
}

export interface Composed {
  readonly text: string;
  /** Sorted by start, not overlapping; what lies between them is written nowhere. */
  readonly parts: readonly Part[];
  readonly omissions: readonly Omission[];
}
