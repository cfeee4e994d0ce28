import type { GivenAnswer } from '../answers/types.ts';
import type { Level } from '../model/types.ts';

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
  readonly status: PracticeStatus;
  /** Numbers of subjects, summed over the practice's rules. */
  readonly met: number;
  readonly unmet: number;
  readonly unknown: number;
  /** Findings that a comment accepts; they count neither as met nor as unmet. */
  readonly accepted: number;
  readonly rules: readonly string[];
  readonly signals: readonly FoundSignal[];
  readonly answer?: AssessedAnswer;
  /** Files and the answer disagree; the status is what files show. */
  readonly contradiction?: true;
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
  readonly levels: readonly LevelAssessment[];
}

export interface DimensionAssessment {
  readonly id: string;
  readonly level: Level | null;
  readonly progress: number;
}

export interface OverallAssessment {
  /** The level being worked on; null where nothing was judged at all. */
  readonly level: Level | null;
  readonly name: string;
  readonly progress: number;
}

/** A practice of the level being worked on that is not met yet. */
export interface NextStep {
  readonly practice: string;
  readonly section: string;
  readonly level: Level;
  readonly status: PracticeStatus;
  readonly unmet: number;
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
}
