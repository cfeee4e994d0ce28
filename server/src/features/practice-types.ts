/** A practice with everything behind its status, and what people are asked: shapes that cross to clients. */
import type { AnswerValue } from '../answers/types.ts';
import type { PracticeStatus } from '../assessment/types.ts';
import type { Level, Link, PracticeKind } from '../model/types.ts';
import type { FixSafety } from '../rules/rule.ts';
import type { FilePlace, Place } from './overview-types.ts';

/** What a rule found in the shown scope. */
export interface RuleEvidence {
  readonly id: string;
  readonly title: string;
  /** Judged subjects. */
  readonly met: number;
  readonly unmet: number;
  readonly unknown: number;
  readonly accepted: number;
  readonly fix: FixSafety | null;
  /** Open findings; one subject may have several. */
  readonly findings: number;
  /** The first of them. */
  readonly places: readonly Place[];
}

/** A signal that is looked for, and where it was found. */
export interface SignalEvidence {
  readonly id: string;
  /** What it finds, for people. */
  readonly detects: string;
  /** The places where it was found; 0: nowhere. */
  readonly count: number;
  /** The first of them. A file that counts by being there has an empty range at its start. */
  readonly places: readonly FilePlace[];
  /** False for signals that say nothing of AI, in the sections on AI, where no other one shows that there is any. */
  readonly counts: boolean;
}

/** An answer as it stands in the answers file. */
export interface ShownAnswer {
  readonly answer: AnswerValue;
  readonly note?: string;
  readonly by?: string;
  readonly date?: string;
  /** Too old: it is to be asked again, and decides nothing. */
  readonly stale: boolean;
  /** What is answered: the practice itself, its section, or `ai`. */
  readonly id: string;
  /** Where it stands. */
  readonly place?: FilePlace;
}

/** What the status of a practice follows from. */
export type StatusReason =
  /** Rules judged subjects: `met` of `met + unmet`. */
  | 'rules'
  /** A signal was found. */
  | 'signals'
  /** A person said so. */
  | 'answer'
  /** Only files can show it, and here is nothing that they could be judged by. */
  | 'nothing-to-judge'
  /** Files do not show it, and there is no answer that counts. */
  | 'nothing-known';

export interface PracticeDetails {
  readonly model: { readonly version: string; readonly date: string };
  /** The scope that the evidence is about. */
  readonly scope: string;
  readonly id: string;
  readonly statement: string;
  readonly level: Level;
  readonly levelName: string;
  readonly section: string;
  readonly sectionName: string;
  /** The section on the model's own site. */
  readonly link: string;
  readonly kind: PracticeKind;
  /** Markdown. */
  readonly why: string;
  readonly how: readonly string[];
  readonly links: readonly Link[];
  readonly projects: readonly { readonly name: string; readonly homepage: string }[];

  readonly status: PracticeStatus;
  readonly reason: StatusReason;
  /** 0 to 1: how much of a practice it counts as in the progress of its level. */
  readonly share: number;
  /** What completing it adds to the progress of the level that the scope works on. */
  readonly gain: number;
  readonly blocker: boolean;
  readonly rules: readonly RuleEvidence[];
  readonly signals: readonly SignalEvidence[];
  readonly answer: ShownAnswer | null;
  /** Files show otherwise than the answer says; the status is what files show. */
  readonly contradiction: { readonly files: PracticeStatus; readonly answer: AnswerValue } | null;
  /** What is asked; null for practices that only files can show. */
  readonly question: string | null;
  /** What may be answered: all four, or just `not-applicable`. */
  readonly values: readonly AnswerValue[];
}

interface AnyQuestion {
  /** What is answered: send it with `cnmaturity/answer`. */
  readonly id: string;
  readonly level: Level;
  readonly section: string;
  readonly sectionName: string;
  /** What is asked. */
  readonly question: string;
  /** The answer there is, its own or the one that speaks of it. */
  readonly answer: ShownAnswer | null;
  /** stale: it has an answer that is too old. */
  readonly state: 'open' | 'stale' | 'answered';
}

/** A practice that people can tell, and that files do not judge. */
export interface PracticeQuestion extends AnyQuestion {
  readonly kind: 'practice';
  readonly statement: string;
  /** Markdown. */
  readonly why: string;
  readonly how: readonly string[];
}

/**
 * Asked before the questions that it covers: whether a section, or AI in all its sections (id `ai`), concerns these people at all.
 * Yes: send `remove` (or nothing where `answer` is null) and go on; no: send `not-applicable` and pass over what it covers.
 */
export interface ConcernQuestion extends AnyQuestion {
  readonly kind: 'section' | 'ai';
  readonly summary: string;
  /** The ids of the questions of this list that fall away. */
  readonly covers: readonly string[];
}

export type Question = PracticeQuestion | ConcernQuestion;

/** In the order in which they are asked: by level, then as the model orders them. Answered ones keep their place. */
export interface Questions {
  readonly scope: string;
  /** Questions of this level and of those below it. */
  readonly upTo: Level;
  readonly questions: readonly Question[];
  /** The file that answers go to, as people know it. */
  readonly file: string;
}
