import type { Thresholds } from '../answers/thresholds.ts';
import type { GivenAnswer } from '../answers/types.ts';
import type { Level, PracticeKind } from '../model/types.ts';

export type PracticeStatus = 'met' | 'partly-met' | 'unmet' | 'unconfirmed' | 'not-applicable';

/** A signal that is evidence for a practice, and in how many places it was found. */
export interface FoundSignal {
  readonly id: string;
  readonly count: number;
}

/** What a person said of a practice. */
export interface AssessedAnswer extends GivenAnswer {
  /** Too old: to be asked again. */
  readonly stale: boolean;
  /** The practice's status follows from this answer, not from files. */
  readonly decides: boolean;
}

/** A practice and the judged subjects, signals and answers behind it. */
export interface PracticeAssessment {
  readonly id: string;
  readonly level: Level;
  readonly kind: PracticeKind;
  readonly status: PracticeStatus;
  /** Numbers of subjects, summed over the practice's rules. */
  readonly met: number;
  readonly unmet: number;
  readonly unknown: number;
  /** Findings that a comment accepts; they count neither as met nor as unmet. */
  readonly accepted: number;
  /** Of the unmet ones: those of rules whose fixes need no judgement. */
  readonly fixable: number;
  /** Unmet at the level that its section works on: that level is not complete while it is. */
  readonly blocker: boolean;
  readonly rules: readonly string[];
  readonly signals: readonly FoundSignal[];
  readonly answer?: AssessedAnswer;
  /** Files and the answer disagree; the status is what files show. */
  readonly contradiction?: true;
}

/** What a level and its progress are made of: the practices at that level, of one section or of several taken together. */
export interface LevelBasis {
  readonly level: Level;
  /** How many of them are so. Together they are all practices at that level; those that do not apply are left out of everything else. */
  readonly met: number;
  readonly partlyMet: number;
  readonly unmet: number;
  readonly unconfirmed: number;
  readonly notApplicable: number;
  /** What the partly met ones add to the progress: (met + partShare) / (met + partlyMet + unmet + unconfirmed). */
  readonly partShare: number;
  /** As many have to be met for the level to be complete. */
  readonly needed: number;
  /** Of those with an outcome (met, partly met, unmet): from files, from answers. */
  readonly byFiles: number;
  readonly byAnswers: number;
  /** Unmet practices that keep a section at the level it works on: this level or a lower one. Ids, in the order of the model. */
  readonly blockers: readonly string[];
  /** Where sections are taken together: those that were judged and still work on a lower level. Ids. */
  readonly behind: readonly string[];
}

export type LevelStatus = 'met' | 'partly-met' | 'unmet' | 'not-assessed';

export interface LevelAssessment {
  readonly level: Level;
  readonly status: LevelStatus;
  readonly practices: readonly PracticeAssessment[];
}

export interface SectionAssessment {
  readonly id: string;
  /** The level being worked on; null where nothing was judged. */
  readonly level: Level | null;
  /** The share (0 to 1) of that level's practices that is met. */
  readonly progress: number;
  readonly basis: LevelBasis | null;
  readonly levels: readonly LevelAssessment[];
}

export interface DimensionAssessment {
  readonly id: string;
  readonly level: Level | null;
  readonly progress: number;
  readonly basis: LevelBasis | null;
}

export interface OverallAssessment {
  /** The level being worked on; null where nothing was judged at all. */
  readonly level: Level | null;
  readonly name: string;
  readonly progress: number;
  readonly basis: LevelBasis | null;
}

/** What has to be done for a practice to be met. */
export type StepKind =
  /** Findings are behind it: files are to be changed. */
  | 'files'
  /** People said that it is not so, or only in part. */
  | 'work'
  /** Only files can show it, and they do not: something is to be put there, or is kept elsewhere. */
  | 'evidence'
  /** Nobody has answered, or too long ago. */
  | 'question';

/** A practice up to the level being worked on that is not met yet. */
export interface NextStep {
  readonly practice: string;
  readonly section: string;
  readonly level: Level;
  readonly status: PracticeStatus;
  readonly kind: StepKind;
  /** 0 to 1: what completing it adds to the progress of the level being worked on; 0 at lower levels. */
  readonly gain: number;
  readonly blocker: boolean;
  /** With this one alone its section completes the level that it works on. */
  readonly completesSection: boolean;
  readonly unmet: number;
  readonly fixable: number;
}

/** How much of the model was judged: practices with an outcome, of all practices of the model. */
export interface Coverage {
  readonly judged: number;
  readonly byFiles: number;
  readonly byAnswers: number;
  readonly practices: number;
}

export interface Assessment {
  /** The level that the findings are about: the one being worked on, were only the practices that rules judge to count. */
  readonly findingsLevel: Level | null;
  readonly overall: OverallAssessment;
  readonly dimensions: readonly DimensionAssessment[];
  readonly sections: readonly SectionAssessment[];
  readonly nextSteps: readonly NextStep[];
  readonly coverage: Coverage;
  /** What it was worked out with. */
  readonly thresholds: Thresholds;
}
