/** Keeps assessment and overview up to date in the background. */
import { assess } from '../assessment/assess.ts';
import { overviewOf, summaryOf } from '../features/overview.ts';
import type { Overview } from '../features/overview-types.ts';
import { Survey, surveyFile } from '../features/survey.ts';
import type { FileSurvey } from '../features/survey.ts';
import type { FileFacts } from '../facts/types.ts';
import { model } from '../model/model.ts';
import type { Session } from './session.ts';
import { Slices } from './slices.ts';

export interface SurveyorHost {
  /** While files are read there is no use in judging them all again and again. */
  isScanning(): boolean;
  /** The overview is another one. */
  changed(): void;
  /** Findings look different because the target level moved. */
  targetChanged(): void;
  failed(error: unknown): void;
}

const quietMs = 250;
/** So much later at the most, however much is typed. */
const patienceMs = 2000;

interface CachedSurvey {
  readonly revision: number;
  readonly generation: number;
  readonly survey: FileSurvey;
}

export class Surveyor {
  readonly #session: Session;
  readonly #yield: () => Promise<void>;
  readonly #host: SurveyorHost;
  readonly #cache = new WeakMap<FileFacts, CachedSurvey>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waitingSince: number | undefined;
  #run = 0;
  #overview: Overview;
  summary = '';

  constructor(session: Session, yieldNow: () => Promise<void>, host: SurveyorHost) {
    this.#session = session;
    this.#yield = yieldNow;
    this.#host = host;
    this.#overview = this.#make(new Survey(), true);
  }

  get overview(): Overview {
    return this.#overview;
  }

  /** Asks for a new overview, soon. */
  schedule(): void {
    const now = performance.now();
    this.#waitingSince ??= now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => {
        if (!this.#host.isScanning()) void this.run();
      },
      Math.max(0, Math.min(quietMs, this.#waitingSince + patienceMs - now)),
    );
  }

  /** Goes through all files; given up when a later run begins. */
  async run(): Promise<void> {
    clearTimeout(this.#timer);
    this.#waitingSince = undefined;
    const mine = ++this.#run;
    try {
      const survey = await this.#survey(mine);
      if (!survey) return;
      this.#overview = this.#make(survey, false);
      this.#host.changed();
    } catch (error) {
      this.#host.failed(error);
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#run++;
  }

  async #survey(mine: number): Promise<Survey | undefined> {
    const slices = new Slices(this.#yield);
    const survey = new Survey();
    for (const uri of this.#session.files.uris().toSorted()) {
      survey.add(this.#fileSurvey(uri));
      await slices.breathe();
      if (mine !== this.#run) return undefined;
    }
    return survey;
  }

  #fileSurvey(uri: string): FileSurvey {
    const session = this.#session;
    const facts = session.workspace.files.get(uri);
    if (!facts) return { tallies: new Map(), open: [], accepted: 0 };
    const { revision } = session.workspace;
    const generation = session.rulesGeneration;
    const known = this.#cache.get(facts);
    if (known?.revision === revision && known.generation === generation) return known.survey;
    const survey = surveyFile(session, uri);
    this.#cache.set(facts, { revision, generation, survey });
    return survey;
  }

  #make(survey: Survey, scanning: boolean): Overview {
    const session = this.#session;
    const assessment = assess(survey.tallies, model, session.rules, session.signals.evidence, { answers: session.answers.all });
    this.summary = summaryOf(assessment);
    if (assessment.findingsLevel !== null && session.setWorkingLevel(assessment.findingsLevel)) this.#host.targetChanged();
    return overviewOf({
      project: session,
      survey,
      assessment,
      scanning,
      target: { level: session.target, set: session.targetIsSet },
      skipped: [...session.skipped].map(([uri, reason]) => ({ path: session.pathOf(uri), reason })),
    });
  }
}
