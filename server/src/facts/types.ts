/** What a file means: units of facts, each with the subjects that rules look at. */
import type { Dockerfile, Instruction, Stage } from './dockerfile/types.ts';
import type { ComposeService } from './compose/types.ts';
import type { Container, KubernetesObject, Workload } from './kubernetes/types.ts';
import type { Chart, ChartValues } from './helm/chart.ts';
import type { Kustomization } from './kustomize/kustomization.ts';
import type { ChartFacts, KustomizationFacts } from './packages.ts';
import type { ModuleCall, TerraformBlock, TerraformFile, TerraformResource } from './terraform/types.ts';
import type { ActionUse, Pipeline, Workflow } from './pipeline/types.ts';
import type { Span, SyntaxNode } from '../syntax/tree.ts';
import type { Suppression } from './suppressions.ts';
import type { YamlDocument } from './yaml-document.ts';

/** The subjects that a rule can ask for, and what it gets. */
export interface SubjectTypes {
  object: KubernetesObject;
  workload: Workload;
  container: Container;
  dockerfile: Dockerfile;
  stage: Stage;
  instruction: Instruction;
  service: ComposeService;
  'terraform-file': TerraformFile;
  'module-call': ModuleCall;
  'terraform-block': TerraformBlock;
  /** Resources and data sources of Terraform. */
  resource: TerraformResource;
  chart: Chart;
  values: ChartValues;
  kustomization: Kustomization;
  workflow: Workflow;
  'action-use': ActionUse;
  pipeline: Pipeline;
  /** The text of a manifest, a kustomization, a chart or its values: one YAML document. */
  document: YamlDocument;
}

export type SubjectKind = keyof SubjectTypes;

export type Subjects = { readonly [K in SubjectKind]?: readonly SubjectTypes[K][] };

export type UnitKind = 'kubernetes' | 'kustomization' | 'chart' | 'values' | 'compose' | 'workflow' | 'dockerfile' | 'terraform' | 'other';

/**
 * The part of a file that is parsed, judged and cached as one: a YAML document, a Dockerfile, a Terraform file.
 * All spans of a unit count from the unit's start, so that a unit that only moved keeps its facts and findings.
 */
export interface Unit {
  readonly kind: UnitKind;
  readonly subjects: Subjects;
  readonly suppressions: readonly Suppression[];
  /** Regions that a template may leave out (`if`, `with`, `range`): what stands in one is not certain to be rendered. */
  readonly conditionals: readonly Span[];
  /** The tree of a YAML or JSON document. It may have to be read again: whoever copies a unit says what becomes of it. */
  readonly root?: SyntaxNode | undefined;
  /** Rendering puts a whole document here that the text does not show. */
  readonly opaque: boolean;
  /** The text is not valid; what could be read was read. */
  readonly damaged: boolean;
  readonly kustomization?: KustomizationFacts;
  readonly chart?: ChartFacts;
}

/** A unit at its place: `start` and `end` are offsets in the file. */
export interface PlacedUnit extends Span {
  readonly unit: Unit;
}

export interface FileFacts {
  readonly uri: string;
  readonly units: readonly PlacedUnit[];
  /** Kept of files that others may be composed from. */
  readonly text?: string;
  /** What speaks for the whole file; of a file without units also what speaks for parts of it. Spans count from its start. */
  readonly suppressions?: readonly Suppression[];
  /** What kept parts of the file from being read, for people; the rest was read. */
  readonly problems: readonly string[];
}
