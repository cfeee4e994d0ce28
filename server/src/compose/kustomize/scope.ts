/** What a kustomization's steps share: its files, its place, and where they say what is amiss. */
import type { Place } from '../composed.ts';
import type { Files } from './files.ts';

export interface Scope {
  readonly files: Files;
  /** The kustomization's own document. */
  readonly place: Place;
  /** It is a component: what it changes may be there in one kustomization, and not in another. */
  readonly isComponent: boolean;
  problem(place: Place, message: string): void;
  /** Something is not there, which is told where all is known. */
  absence(place: Place, message: string): void;
  /** Something is not here, so that not all is known. */
  leaveOpen(): void;
}
