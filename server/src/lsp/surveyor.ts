/** Keeps assessment and overview up to date in the background. */
import { overviewOf, summaryOf } from '../features/overview.ts';
import type { Overview } from '../features/overview-types.ts';
import { listOf, PartialEvidence, ScopeSurveys } from '../features/scope-survey.ts';
import type { AssessedScope } from '../features/scope-survey.ts';
import { scopesOf, workspaceScopeId } from '../features/scopes.ts';
import { surveyFile } from '../features/survey.ts';
import type { FileSurvey } from '../features/survey.ts';
import type { FileFacts } from '../facts/types.ts';
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
/** Files, and units of each, at the most: a few milliseconds of work. */
const judgedAtOnce = 8;

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
  readonly #evidence = new PartialEvidence();
  /** The whole first. */
  #scopes: readonly AssessedScope[];
  #scanning = true;
  /** Kept while there is no such scope: it may come, or come back. */
  #wanted = workspaceScopeId;
  #overview: Overview | undefined;
  summary = '';

  constructor(session: Session, yieldNow: () => Promise<void>, host: SurveyorHost) {
    this.#session = session;
    this.#yield = yieldNow;
    this.#host = host;
    this.#scopes = [...this.#assess(new ScopeSurveys(scopesOf([], new Map())))];
  }

  /** Of the scope that was selected, or the whole where there is no such scope. */
  get overview(): Overview {
    this.#overview ??= this.#makeOverview();
    return this.#overview;
  }

  /** Shows another scope from now on. */
  select(scope: string): Overview {
    this.#wanted = scope;
    this.#overview = undefined;
    return this.overview;
  }

  /** What is known of a scope: of the selected one unless another one is named. */
  stateOf(scope: string | undefined): AssessedScope {
    const found = this.#scopes.find(({ is }) => is.id === (scope ?? this.#wanted)) ?? this.#scopes[0];
    if (!found) throw new Error('The whole is always assessed.');
    return found;
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
      const scopes = await this.#survey(mine);
      if (!scopes) return;
      this.#take(scopes);
      this.#host.changed();
    } catch (error) {
      this.#host.failed(error);
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#run++;
  }

  async #survey(mine: number): Promise<readonly AssessedScope[] | undefined> {
    const slices = new Slices(this.#yield);
    const surveys = new ScopeSurveys(this.#session.targets.scopes());
    const uris = this.#session.files.uris().toSorted();
    // The first take long, as every rule runs for the first time.
    let size = 1;
    let judged = 0;
    for (const [index, uri] of uris.entries()) {
      if (index === judged) {
        judged += size;
        this.#judge(uris.slice(index, judged));
        size = Math.min(2 * size, judgedAtOnce);
      }
      surveys.add(uri, this.#fileSurvey(uri));
      await slices.breathe();
      if (mine !== this.#run) return undefined;
    }
    const pieces = this.#session.signals.gather();
    while (pieces.next().done !== true) {
      await slices.breathe();
      if (mine !== this.#run) return undefined;
    }
    const scopes: AssessedScope[] = [];
    for (const scope of this.#assess(surveys)) {
      scopes.push(scope);
      await slices.breathe();
      if (mine !== this.#run) return undefined;
    }
    return scopes;
  }

  /** Rules are fastest on many units at once; files of many are enough work by themselves. */
  #judge(uris: readonly string[]): void {
    const { workspace, engine } = this.#session;
    const files = uris.map((uri) => ({ uri, units: workspace.files.get(uri)?.units ?? [] }));
    engine.judge(files.filter(({ units }) => units.length <= judgedAtOnce));
  }

  #assess(surveys: ScopeSurveys): Generator<AssessedScope> {
    const { rules, signals, answers, catalogue, folders } = this.#session;
    return surveys.assess({
      model: catalogue.model,
      rules,
      evidenceOf: (scope) => this.#evidence.of(scope, signals),
      answersOf: (root) => (root === undefined ? answers.all : answers.of(root)),
      thresholdsOf: (root) =>
        (root === undefined ? folders.all.map(({ uri }) => uri) : [root]).map((uri) => answers.configOf(uri).thresholds),
    });
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

  #take(scopes: readonly AssessedScope[]): void {
    this.#scopes = scopes;
    this.#scanning = false;
    this.#overview = undefined;
    const { assessment } = this.stateOf(workspaceScopeId);
    this.summary = summaryOf(assessment);
    if (this.#session.assessed(scopes)) this.#host.targetChanged();
    // Places are those of now: later the files may be others.
    this.#overview = this.#makeOverview();
  }

  #makeOverview(): Overview {
    const session = this.#session;
    const { is, scope, survey, assessment, answers } = this.stateOf(undefined);
    return overviewOf({
      project: session,
      survey,
      assessment,
      answers,
      scanning: this.#scanning,
      target: session.targets.shown(is),
      skipped: [
        ...[...session.skipped].map(([uri, reason]) => ({ path: session.pathOf(uri), reason })),
        ...session.workspace.compositions.problems.map(({ place, message }) => ({
          path: session.pathOf(place.uri),
          reason: `${message}.`,
        })),
      ],
      scopes: listOf(this.#scopes),
      scope,
    });
  }
}
