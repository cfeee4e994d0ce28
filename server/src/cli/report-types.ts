/** What `scan --format json` and `rules --format json` print. Stable: docs/json.md describes it, docs/scan.schema.json checks it. */
import type { Severity } from '../assessment/severity.ts';
import type { AnswerProblemSeverity } from '../answers/types.ts';
import type { AssessedAnswer, Coverage, PracticeStatus } from '../assessment/types.ts';
import type { Level } from '../model/types.ts';
import type { SubjectLabel } from '../rules/subjects.ts';
import type { Category, Family, FixSafety } from '../rules/rule.ts';

export interface ScanReport {
  readonly tool: { readonly name: string; readonly version: string; readonly model: string };
  readonly findings: readonly ReportedFinding[];
  readonly assessment: ReportedAssessment;
  readonly answers: readonly ReportedAnswers[];
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
}

export interface ReportedAssessment {
  readonly overall: { readonly level: Level; readonly name: string; readonly progress: number };
  readonly dimensions: readonly { readonly id: string; readonly level: Level | null; readonly progress: number }[];
  readonly sections: readonly ReportedSection[];
  readonly coverage: Coverage;
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
