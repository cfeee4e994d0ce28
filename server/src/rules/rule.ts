import type { KubernetesObject } from '../facts/kubernetes/types.ts';
import type { Span } from '../syntax/tree.ts';
import type { Suppression } from '../facts/suppressions.ts';
import type { SubjectKind, SubjectTypes, Unit } from '../facts/types.ts';
import type { Located, WorkspaceView } from '../workspace/view.ts';

export const families = ['kubernetes', 'helm', 'kustomize', 'dockerfile', 'compose', 'terraform', 'pipeline'] as const;
export type Family = (typeof families)[number];

export const categories = [
  'reliability',
  'security',
  'efficiency',
  'supply-chain',
  'operability',
  'correctness',
  'observability',
  'governance',
  'delivery',
] as const;
export type Category = (typeof categories)[number];

/** safe: no judgement needed, part of fix-all; review: puts in a value that a person must judge. */
export type FixSafety = 'safe' | 'review';

/** Where a subject misses the expectation. Several problems of one subject are still one unmet outcome. */
export interface Problem extends Span {
  /** One sentence that names the thing and what it lacks; level and section are added by those who show it. */
  readonly message: string;
  readonly related?: readonly Related[];
}

/** Another place that explains a problem: a span within the unit of something located, which is asked for its place only when shown. */
export interface Related extends Span {
  readonly at: Located<unknown>;
  readonly message: string;
}

export type Outcome =
  | { readonly state: 'met' }
  | { readonly state: 'unknown' }
  | { readonly state: 'not-applicable' }
  | { readonly state: 'unmet'; readonly problems: readonly [Problem, ...Problem[]] };

export const met: Outcome = { state: 'met' };
export const unknown: Outcome = { state: 'unknown' };
export const notApplicable: Outcome = { state: 'not-applicable' };

export function unmet(...problems: readonly [Problem, ...Problem[]]): Outcome {
  return { state: 'unmet', problems };
}

export type OptionValue = number | string | boolean | readonly string[];

/** A value of a rule that users may set. */
export interface RuleOption {
  readonly default: OptionValue;
  /** One sentence; Markdown. */
  readonly description: string;
  /** Of a number. */
  readonly minimum?: number;
  /** Of a string: the only values that count. */
  readonly choices?: readonly string[];
}

export type RuleOptions = Readonly<Record<string, RuleOption>>;

type Widened<T> = T extends number ? number : T extends string ? string : T extends boolean ? boolean : readonly string[];

/** The values of a rule's options, set or default. */
export type OptionValues<O extends RuleOptions = RuleOptions> = { readonly [N in keyof O]: Widened<O[N]['default']> };

export interface RuleContext<O extends RuleOptions = RuleOptions> {
  readonly uri: string;
  readonly unit: Unit;
  readonly workspace: WorkspaceView;
  readonly options: OptionValues<O>;
  /** The minor version of Kubernetes that is aimed for, as in 1.36: this is 36. */
  readonly kubernetesMinor: number;
  /** What is accepted there. */
  readonly suppressions: readonly Suppression[];
}

/** A change of the unit's text; offsets count from the unit's start. */
export interface Edit extends Span {
  readonly text: string;
  /** The same with tab stops, in LSP snippet syntax, where a person should judge a value. */
  readonly snippet?: string;
  /** It adds a document of its own, which could as well stand in another file. */
  readonly document?: true;
}

export interface Fix {
  /** Imperative: "Add a readiness probe". */
  readonly title: string;
  readonly safety: FixSafety;
  /** Not overlapping, sorted by start. */
  readonly edits: readonly [Edit, ...Edit[]];
  /** Set when the fix only adds an entry to a map: completion offers the same entry where the cursor is. */
  readonly entry?: NewEntry;
}

/** An entry that a map lacks. */
export interface NewEntry {
  readonly parent: Span;
  readonly key: string;
  /** The whole entry at column 0, `\n` line ends, two-space steps, with tab stops. */
  readonly snippet: string;
}

export interface FixContext<O extends RuleOptions = RuleOptions> extends RuleContext<O> {
  /** The offset of the unit in its file. */
  readonly unitStart: number;
  /** The text of the unit. */
  readonly text: string;
  /** Where what is judged is composed: the objects of the file as they are written. */
  readonly written?: readonly KubernetesObject[];
}

export interface Example {
  /** What is set for the rule's options, where the defaults would find nothing. */
  readonly options?: Readonly<Record<string, OptionValue>>;
  /** Other files that stand around it in both cases, by their paths. */
  readonly around?: Readonly<Record<string, string>>;
  readonly bad: string;
  readonly good: string;
  /** The path of the file, where its name decides what it is. */
  readonly file?: string;
  /** The language of the code block. */
  readonly language: 'yaml' | 'dockerfile' | 'hcl';
}

/** Everything about one expectation. Its level and section are those of its practice. */
export interface Rule<K extends SubjectKind = SubjectKind, O extends RuleOptions = RuleOptions> {
  readonly id: string;
  /** A short noun phrase in sentence case: "Liveness probe missing". */
  readonly title: string;
  readonly family: Family;
  /** The id of the practice that it gives evidence for: `dimension/section/level/slug`. */
  readonly practice: string;
  readonly category: Category;
  readonly default: 'on' | 'optional';
  readonly subject: K;
  /** True when the outcome depends on other units or files. */
  readonly crossFile: boolean;
  /** What the finding is worth: `error` for configuration that does not work at all. */
  readonly severity: 'error' | 'warning';
  /** What users may set; by name. */
  readonly options?: O;
  // Methods, not function properties: a list of rules holds rules of different subjects.
  check(subject: SubjectTypes[K], context: RuleContext<O>): Outcome;
  readonly fixSafety: FixSafety | null;
  /** Computed when asked for; undefined when this one place cannot be mended safely. */
  fix?(subject: SubjectTypes[K], problem: Problem, context: FixContext<O>): Fix | undefined;
  /** Why it matters, in two to four plain sentences; Markdown. */
  readonly rationale: string;
  /** How to get there: short imperative steps; Markdown. */
  readonly how: readonly string[];
  readonly example: Example;
  /**
   * Where hover speaks of it. Kubernetes and pipelines: dotted field paths below the subject (`livenessProbe`, `spec.replicas`);
   * Dockerfile: keywords; Terraform: `block.attribute`.
   */
  readonly hoverOn: readonly string[];
  /** Checks of other tools that look at the same thing. */
  readonly equivalents: Readonly<Record<string, readonly string[]>>;
  /** Of a rule that a workspace brings along in a file: its own page, if it has one. */
  readonly organisation?: { readonly docs?: string };
}

/** Keeps the types of a rule's subject and options while it is written. */
export function defineRule<K extends SubjectKind, O extends RuleOptions = RuleOptions>(rule: Rule<K, O>): Rule<K, O> {
  return rule;
}
