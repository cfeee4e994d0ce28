import type { Span } from '../../syntax/tree.ts';

export type Ecosystem = 'npm' | 'pypi' | 'go' | 'maven' | 'nuget' | 'gem' | 'cargo';

/** A package that a manifest names itself, and where. */
export interface Dependency extends Span {
  readonly ecosystem: Ecosystem;
  /** As registries know it: PyPI's names in lower case with `-`, Maven's as `group:artifact`. */
  readonly name: string;
}
