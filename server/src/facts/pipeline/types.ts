import type { Lookup, MapNode, ScalarNode, Span } from '../../syntax/tree.ts';
import type { Script } from './script.ts';
import type { PipelineFileSystem } from './systems.ts';

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
  /** The keys of permissions beside or above which a comment stands. */
  readonly commented: ReadonlySet<ScalarNode>;
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
  /** The numbers of the version that the ref names, or the comment behind a commit: `# v4.2.2`. */
  readonly version: readonly number[] | undefined;
  readonly kind: 'repository' | 'local' | 'docker' | 'unknown';
}

export type PipelineSystem = PipelineFileSystem | 'tekton' | 'argo' | 'dependabot';

/** A file or object that says what automation runs, whatever the system. */
export interface Pipeline {
  readonly uri: string;
  readonly system: PipelineSystem;
  readonly node: MapNode;
  /** The smallest thing that stands for it. */
  readonly anchor: ScalarNode;
  /** Of GitHub, but for composite actions. */
  readonly workflow: Workflow | undefined;
  /** Of GitHub. */
  readonly steps: readonly Step[];
  readonly scripts: readonly Script[];
  /** What jobs, services and steps run in. */
  readonly images: readonly JobImage[];
  readonly uses: readonly ActionUse[];
}

/** A step of a GitHub workflow or composite action. */
export interface Step {
  readonly node: MapNode;
  readonly job: Job | undefined;
  readonly use: ActionUse | undefined;
  /** `owner/name/path` in lower case, without the version; of steps that use one from a repository. */
  readonly action: string | undefined;
  readonly inputs: Lookup;
  readonly script: Script | undefined;
}

export interface JobImage {
  readonly node: ScalarNode;
  readonly job: string | undefined;
}
