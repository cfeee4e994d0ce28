import type { Lookup, MapNode, ScalarNode, Span } from '../../syntax/tree.ts';

/** A GitHub Actions workflow. */
export interface Workflow {
  readonly uri: string;
  readonly node: MapNode;
  readonly name: string | undefined;
  /** The smallest thing to look at: the value of `name`, else the key `on` or the first key. */
  readonly anchor: ScalarNode;
  /** The events that start it; undefined when they are not all known. */
  readonly triggers: readonly string[] | undefined;
  readonly permissions: Lookup;
  readonly jobs: readonly Job[];
  /** False when there may be jobs that the text does not show. */
  readonly jobsComplete: boolean;
}

export interface Job {
  readonly id: string;
  readonly key: ScalarNode;
  readonly node: Lookup;
  readonly permissions: Lookup;
}

/** A `uses:` of a step or of a job. */
export interface ActionUse {
  /** undefined in a composite action. */
  readonly workflow: Workflow | undefined;
  readonly job: Job | undefined;
  readonly node: ScalarNode;
  /** As written: `owner/repo/path@ref`, `./local`, `docker://image`. */
  readonly text: string;
  /** The part behind `@`, and its place. */
  readonly ref: (Span & { readonly text: string }) | undefined;
  readonly kind: 'repository' | 'local' | 'docker' | 'unknown';
}
