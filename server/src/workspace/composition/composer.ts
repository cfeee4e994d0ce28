/** What makes composed files of those that were read. */
import type { Place } from '../../compose/composed.ts';
import type { FileFacts } from '../../facts/types.ts';
import type { ComposedFile } from './file.ts';

/** Something that keeps a part from being composed, for people. */
export interface CompositionProblem {
  readonly place: Place;
  readonly message: string;
}

/** Where composed files go. */
export interface Sink {
  get(uri: string): ComposedFile | undefined;
  put(file: ComposedFile): void;
  drop(uri: string): void;
  /** What is wrong with the chart or the kustomization of that name; in place of what was said before. */
  report(root: string, problems: readonly CompositionProblem[]): void;
  /** Says whether a kustomization brings in something that no file here holds. */
  open(uri: string, open: boolean): void;
  /** Says whether what a file holds is judged as part of what is composed from it, and not by itself. */
  cover(uri: string, covered: boolean): void;
}

export interface Composer {
  /** A file that was read is another one now; either version is undefined where there is none. */
  changed(uri: string, before: FileFacts | undefined, after: FileFacts | undefined): void;
  /** Whether something has changed that is not composed yet. */
  readonly pending: boolean;
  /** Composes anew what has changed, piece by piece. */
  settle(sink: Sink): Generator<void>;
}
