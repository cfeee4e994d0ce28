import type { Level } from '../model/types.ts';

export type PracticeStatus = 'met' | 'partly-met' | 'unmet' | 'unconfirmed' | 'not-applicable';

/** A signal that is evidence for a practice, and in how many places it was found. */
export interface FoundSignal {
  readonly id: string;
  readonly count: number;
}

/** A practice and the judged subjects and signals behind it. */
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

export interface Assessment {
  readonly overall: OverallAssessment;
  readonly dimensions: readonly DimensionAssessment[];
  readonly sections: readonly SectionAssessment[];
  readonly nextSteps: readonly NextStep[];
  /** How much of the model was judged: practices with an outcome, of all practices of the model. */
  readonly coverage: { readonly judged: number; readonly practices: number };
}
