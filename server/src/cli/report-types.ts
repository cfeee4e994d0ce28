/** What `scan --format json` and `rules --format json` print. Stable: docs/json.md describes it, docs/scan.schema.json checks it. */
import type { Severity } from '../assessment/severity.ts';
import type { AnswerProblemSeverity } from '../answers/types.ts';
import type { AssessedAnswer, Coverage, PracticeStatus, StepKind } from '../assessment/types.ts';
import type { Level } from '../model/types.ts';
import type { BaselineUse } from './baselines.ts';
import type { PlacedRemark } from './places.ts';
import type { SubjectLabel } from '../rules/subjects.ts';
import type { Category, Family, FixSafety } from '../rules/rule.ts';

export interface ScanReport {
  readonly tool: { readonly name: string; readonly version: string; readonly model: string; readonly modelDate: string };
  /** What the rest of the report is about. */
  readonly scope: ReportedScopeName;
  /** The whole, and its parts where it has some. */
  readonly scopes: readonly ReportedScope[];
  readonly findings: readonly ReportedFinding[];
  readonly assessment: ReportedAssessment;
  readonly answers: readonly ReportedAnswers[];
  /** What is wrong with suppressions. */
  readonly suppressions: readonly PlacedRemark[];
  /** What baselines held back. */
  readonly baselines: readonly BaselineUse[];
  readonly files: { readonly scanned: number; readonly skipped: readonly { readonly file: string; readonly reason: string }[] };
}

export interface ReportedPosition {
  readonly line: number;
  readonly character: number;
}

export interface ReportedFinding {
  readonly rule: string;
  readonly level: Level;
  readonly practice: string;
  readonly section: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  readonly range: { readonly start: ReportedPosition; readonly end: ReportedPosition };
  readonly subject: SubjectLabel;
  readonly fix: FixSafety | null;
  readonly suppressed: boolean;
  /** Only of suppressed findings. */
  readonly reason?: string;
  /** Only of those that a baseline holds back. */
  readonly heldBack?: true;
}

export interface ReportedScopeName {
  readonly kind: 'workspace' | 'folder' | 'application';
  readonly name: string;
  /** Of applications: below the folder that names them. */
  readonly path: string;
}

export interface ReportedScope extends ReportedScopeName {
  /** The level being worked on; null where nothing was judged. */
  readonly level: Level | null;
  readonly progress: number;
  readonly files: number;
  readonly coverage: Coverage;
}

export interface ReportedAssessment {
  readonly overall: { readonly level: Level; readonly name: string; readonly progress: number };
  readonly dimensions: readonly { readonly id: string; readonly level: Level | null; readonly progress: number }[];
  readonly sections: readonly ReportedSection[];
  /** The best first. */
  readonly nextSteps: readonly ReportedStep[];
  /** What is there to answer at the level being worked on. */
  readonly questions: { readonly level: Level; readonly open: number; readonly stale: number; readonly total: number };
  readonly coverage: Coverage;
}

export interface ReportedStep {
  readonly practice: string;
  readonly level: Level;
  readonly status: PracticeStatus;
  readonly kind: StepKind;
  readonly gain: number;
  readonly blocker: boolean;
  readonly completesSection: boolean;
  readonly unmet: number;
  readonly fixable: number;
}

/** A file of answers. */
export interface ReportedAnswers {
  readonly file: string;
  readonly count: number;
  readonly stale: number;
  readonly reviewAfterDays: number;
  readonly problems: readonly {
    readonly severity: AnswerProblemSeverity;
    readonly message: string;
    readonly range: { readonly start: ReportedPosition; readonly end: ReportedPosition };
  }[];
}

export interface ReportedSection {
  readonly id: string;
  readonly level: Level | null;
  readonly progress: number;
  readonly practices: readonly ReportedPractice[];
}

export interface ReportedPractice {
  readonly id: string;
  readonly level: Level;
  readonly status: PracticeStatus;
  readonly met: number;
  readonly unmet: number;
  readonly unknown: number;
  readonly accepted: number;
  /** Unmet at the level that its section works on. */
  readonly blocker: boolean;
  /** What was found in files that is evidence for it. */
  readonly signals: readonly { readonly id: string; readonly count: number }[];
  readonly answer?: AssessedAnswer;
  readonly contradiction?: true;
}

export interface ReportedRule {
  readonly id: string;
  readonly title: string;
  readonly family: Family;
  readonly level: Level;
  readonly section: string;
  readonly practice: string;
  readonly category: Category;
  readonly default: 'on' | 'optional';
  readonly fix: FixSafety | null;
  readonly equivalents: Readonly<Record<string, readonly string[]>>;
}
