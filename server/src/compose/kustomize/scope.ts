/** What a kustomization's steps share: its files, its place, and where they say what is amiss. */
import type { Place } from '../composed.ts';
import type { Files } from './files.ts';

export interface Scope {
  readonly files: Files;
  /** The kustomization's own document. */
  readonly place: Place;
  problem(place: Place, message: string): void;
  /** Something is not here, so that not all is known. */
  leaveOpen(): void;
}
