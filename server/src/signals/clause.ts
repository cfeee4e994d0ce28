/** The tree of a match. */

/** All clauses of one alternative are needed; of a match, one alternative is. */
export type Alternative = readonly Clause[];

export type Clause = Target & {
  readonly conditions: readonly Condition[];
  /** As written. */
  readonly source: string;
};

export type Target =
  | { readonly kind: 'k8s'; readonly group: string; readonly kinds: readonly string[] }
  | { readonly kind: 'file'; readonly globs: readonly string[] }
  | { readonly kind: 'doc'; readonly words: readonly string[] }
  | { readonly kind: 'ci-uses'; readonly actions: readonly string[] }
  | { readonly kind: 'ci-run' | 'ci-image' | 'ci-include' | 'image'; readonly pattern: RegExp }
  | { readonly kind: 'ci-key'; readonly system: PipelineSystem }
  | { readonly kind: 'tf'; readonly types: readonly string[] }
  | { readonly kind: 'tf-module' }
  | { readonly kind: 'tf-block'; readonly path: readonly string[] }
  | { readonly kind: 'helm'; readonly charts: readonly string[] }
  | { readonly kind: 'pkg'; readonly names: readonly Package[] };

export const pipelineSystems = ['github', 'gitlab', 'azure', 'circleci'] as const;

/** The systems whose keys a match can ask for. */
export type PipelineSystem = (typeof pipelineSystems)[number];

export interface Package {
  readonly ecosystem: string;
  readonly name: string;
}

export interface Condition {
  /** 'text' is the source of the object or file. */
  readonly path: 'text' | readonly Step[];
  readonly test: Test;
}

/** One step of a path: a key, any key, an item of a list, or any item. */
export type Step = { readonly key: string } | { readonly index: number } | 'any-key' | 'any-item';

export type Test =
  | { readonly kind: 'exists' | 'absent' }
  | { readonly kind: 'equals' | 'differs' | 'includes'; readonly value: string }
  | { readonly kind: 'at-least'; readonly value: number }
  | { readonly kind: 'one-of'; readonly values: readonly string[]; readonly orAbsent: boolean }
  | { readonly kind: 'matches'; readonly pattern: RegExp };

/** The clauses of one kind. */
export type ClauseOf<K extends Clause['kind']> = Extract<Clause, { readonly kind: K }>;
