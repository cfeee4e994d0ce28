/** The surveys of all scopes, gathered in one walk, and the assessments that they come to. */
import { assess } from '../assessment/assess.ts';
import { thresholdsOf } from '../answers/thresholds.ts';
import type { GivenThresholds } from '../answers/thresholds.ts';
import type { Answers } from '../answers/types.ts';
import { model as plainModel } from '../model/model.ts';
import type { Model } from '../model/types.ts';
import type { Rule } from '../rules/rule.ts';
import type { Evidence, SignalFinder } from '../signals/find.ts';
import type { OverviewScope } from './overview-types.ts';
import type { ScopeState } from './practice.ts';
import { workspaceScopeId } from './scopes.ts';
import type { Scope } from './scopes.ts';
import { Survey } from './survey.ts';
import type { FileSurvey } from './survey.ts';

/** One scope and where it stands. */
export interface AssessedScope extends ScopeState {
  readonly is: Scope;
}

/** What an assessment needs besides the surveys. */
export interface ScopeBasis {
  /** With the practices that the workspace brings along; ours alone unless given. */
  readonly model?: Model;
  readonly rules: readonly Rule[];
  readonly evidenceOf: (scope: Scope) => Evidence;
  /** Of a root, or of all of them. */
  readonly answersOf: (root: string | undefined) => Answers;
  /** What the file of a root says of them, or those of all roots, in their order. */
  readonly thresholdsOf: (root: string | undefined) => readonly GivenThresholds[];
}

interface SurveyedScope {
  readonly is: Scope;
  readonly survey: Survey;
}

export class ScopeSurveys {
  readonly #scopes: readonly SurveyedScope[];
  /** Those that are asked about every file. */
  readonly #wide: readonly SurveyedScope[];
  /** Applications, of which there may be hundreds, by their folders and by the files elsewhere that they take in. */
  readonly #byPath = new Map<string, SurveyedScope[]>();

  constructor(scopes: readonly Scope[]) {
    this.#scopes = scopes.map((is) => ({ is, survey: new Survey() }));
    this.#wide = this.#scopes.filter(({ is }) => is.extent === undefined);
    for (const scope of this.#scopes) {
      const { extent } = scope.is;
      for (const path of extent ? [extent.folder, ...extent.taken] : []) {
        const list = this.#byPath.get(path);
        if (list) list.push(scope);
        else this.#byPath.set(path, [scope]);
      }
    }
  }

  add(uri: string, survey: FileSurvey): void {
    for (const scope of this.#wide) if (scope.is.includes(uri)) scope.survey.add(survey);
    if (this.#byPath.size === 0) return;
    for (let end = uri.length; end > 0; end = uri.lastIndexOf('/', end - 1))
      for (const { is, survey: sum } of this.#byPath.get(uri.slice(0, end)) ?? []) if (is.includes(uri)) sum.add(narrowed(survey, is));
  }

  /** One after the other, in the order of the scopes. */
  *assess({ rules, evidenceOf, answersOf, model = plainModel, thresholdsOf: givenIn }: ScopeBasis): Generator<AssessedScope> {
    for (const { is, survey } of this.#scopes) {
      const answers = answersOf(is.root);
      const evidence = evidenceOf(is);
      const { tallies } = survey;
      const thresholds = thresholdsOf(givenIn(is.root));
      const assessment = assess(tallies, model, rules, evidence, { answers, thresholds });
      yield { is, scope: is.id, survey, tallies, evidence, answers, assessment };
    }
  }
}

/** A base is judged as the overlays of the application make it. */
function narrowed(survey: FileSurvey, scope: Scope): FileSurvey {
  return survey.within ? { ...survey, tallies: survey.within((root) => scope.includes(root)) } : survey;
}

/** Evidence of parts, kept until any file proves something else. */
export class PartialEvidence {
  #whole: Evidence | undefined;
  readonly #parts = new Map<string, Evidence>();

  of(scope: Scope, finder: SignalFinder): Evidence {
    const { evidence } = finder;
    if (scope.id === workspaceScopeId) return evidence;
    if (this.#whole !== evidence) this.#parts.clear();
    this.#whole = evidence;
    const name = [scope.id, ...(scope.extent?.taken ?? [])].join('\n');
    const part = this.#parts.get(name) ?? finder.evidenceIn((uri) => scope.includes(uri));
    this.#parts.set(name, part);
    return part;
  }
}

/** For a choice: the weakest application is the first of them. */
export function listOf(scopes: readonly AssessedScope[]): readonly OverviewScope[] {
  const shown = scopes.map(({ is, assessment, survey }): OverviewScope => {
    const { id, name, kind, path } = is;
    return { id, name, kind, path, level: assessment.overall.level, progress: assessment.overall.progress, files: survey.files };
  });
  return [...shown.filter(({ kind }) => kind !== 'application'), ...shown.filter(({ kind }) => kind === 'application').sort(weakestFirst)];
}

/** Those of which nothing is known come last. */
function weakestFirst(
  a: Pick<OverviewScope, 'level' | 'progress' | 'name'>,
  b: Pick<OverviewScope, 'level' | 'progress' | 'name'>,
): number {
  return (a.level ?? 9) - (b.level ?? 9) || a.progress - b.progress || (a.name < b.name ? -1 : 1);
}
