/** What the side panel shows: one self-contained snapshot, sent whole each time. */
import type { Thresholds } from '../answers/thresholds.ts';
import type { Level } from '../model/types.ts';
import type { LevelBasis, LevelStatus, PracticeStatus, StepKind } from '../assessment/types.ts';

/** 0-based, half-open, as LSP. */
export interface PlaceRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** A place in a file. */
export interface FilePlace {
  readonly uri: string;
  /** The path below its workspace folder, for people. */
  readonly path: string;
  readonly range: PlaceRange;
}

/** Where a practice is missed. */
export interface Place extends FilePlace {
  readonly rule: string;
  readonly message: string;
}

export interface OverviewPractice {
  readonly id: string;
  readonly statement: string;
  readonly status: PracticeStatus;
  readonly met: number;
  readonly unmet: number;
  readonly unknown: number;
  /** Unmet at the level that its section works on: that level is not complete while it is. */
  readonly blocker: boolean;
  /** What its status rests on; null where nothing says anything. */
  readonly by: 'files' | 'answer' | null;
  /** It has an answer that is too old to count. */
  readonly stale: boolean;
  /** Files show otherwise than its answer says. */
  readonly contradiction: boolean;
}

export interface OverviewCell {
  readonly level: Level;
  readonly status: LevelStatus;
  readonly summary: string;
  readonly practices: readonly OverviewPractice[];
}

export interface OverviewSection {
  readonly id: string;
  readonly name: string;
  readonly link: string;
  readonly level: Level | null;
  readonly progress: number;
  /** Behind `level` and `progress`: the practices of the section's cell at that level. Null where nothing was judged. */
  readonly basis: LevelBasis | null;
  readonly cells: readonly OverviewCell[];
}

export interface OverviewDimension {
  readonly id: string;
  readonly name: string;
  readonly level: Level | null;
  readonly progress: number;
  /** Behind `level` and `progress`: the practices at that level of all assessed sections of the dimension. */
  readonly basis: LevelBasis | null;
  readonly sections: readonly OverviewSection[];
}

/** The best comes first; practices that only lack an answer are no steps: `Overview.questions` sums them up. */
export interface OverviewStep {
  readonly practice: string;
  readonly statement: string;
  readonly section: string;
  readonly sectionName: string;
  readonly link: string;
  readonly level: Level;
  readonly status: PracticeStatus;
  /** What has to be done about it; never "question" in `Overview.steps`. */
  readonly kind: StepKind;
  /** 0 to 1: what completing it adds to `overall.progress`; 0 at lower levels, which hold their sections back instead. */
  readonly gain: number;
  /** Unmet at the level that its section works on: that level is not complete while it is. */
  readonly blocker: boolean;
  /** With this one alone its section completes the level. */
  readonly completesSection: boolean;
  readonly why: string;
  readonly how: readonly string[];
  /** Open findings, and how many of them a safe fix mends. */
  readonly unmet: number;
  readonly fixable: number;
  /** The first places, in the order of files; the rest is `unmet` minus these. */
  readonly places: readonly Place[];
}

/** What is there to answer at one level: practices that people can tell and that files do not judge, and whether sections concern them at all. */
export interface QuestionCount {
  readonly level: Level;
  /** Without an answer that counts, stale ones included. */
  readonly open: number;
  /** Of the open ones: those whose answer is too old. */
  readonly stale: number;
  /** Open and answered. */
  readonly total: number;
}

/** A part of the workspace that has an assessment of its own. */
export interface OverviewScope {
  /** Stays the same over restarts: clients may keep it. The whole is `workspace`. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'workspace' | 'folder' | 'application';
  /** Below its workspace folder; empty for the whole and for folders. */
  readonly path: string;
  readonly level: Level | null;
  readonly progress: number;
  readonly files: number;
}

/** The level up to which findings are warnings. */
export interface OverviewTarget {
  readonly level: Level;
  /** Somebody set it; else it is the level that is being worked on. */
  readonly set: boolean;
  /** Where it is set, unless it is the editor's setting or what the command line was given: the answers file. */
  readonly file?: string;
}

/** Everything in it is about the shown scope, save `scopes` and `skipped`. */
export interface Overview {
  readonly model: { readonly version: string; readonly date: string };
  /** empty: no file here that the product reads. */
  readonly state: 'scanning' | 'ready' | 'empty';
  /** The whole, then the folders of a workspace that has several, then the applications, the weakest first. Only one where there is nothing to choose. */
  readonly scopes: readonly OverviewScope[];
  /** The id of the one that is shown. */
  readonly scope: string;
  readonly overall: {
    readonly level: Level | null;
    readonly name: string;
    readonly meaning: string;
    readonly progress: number;
    /** Behind `level` and `progress`: the practices at that level of all assessed sections. */
    readonly basis: LevelBasis | null;
  };
  readonly target: OverviewTarget;
  readonly dimensions: readonly OverviewDimension[];
  readonly steps: readonly OverviewStep[];
  /** Of the level being worked on (the first one where nothing was judged), and of each level. */
  readonly questions: QuestionCount & { readonly levels: readonly QuestionCount[] };
  readonly counts: { readonly files: number; readonly findings: number; readonly accepted: number };
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  /** Of all practices of the model: those with an outcome, and whether files or answers gave it. */
  readonly coverage: { readonly judged: number; readonly byFiles: number; readonly byAnswers: number; readonly practices: number };
  /** The shares from which on a practice counts as met and a level as complete; absent unless the team has set others than the usual ones. */
  readonly thresholds?: Thresholds;
}
