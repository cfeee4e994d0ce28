/** The parts of what is scanned that have an assessment of their own, and what their answers files set for rules. */
import { isExcludedFrom } from '../answers/exclude.ts';
import type { Answers } from '../answers/types.ts';
import { findScope, scopesOf, workspaceScopeId } from '../features/scopes.ts';
import type { Scope, ScopeRoot } from '../features/scopes.ts';
import type { AssessedScope } from '../features/scope-survey.ts';
import { Targets } from '../features/targets.ts';
import type { FileSurvey } from '../features/survey.ts';
import type { FileFacts } from '../facts/types.ts';
import { decodeSegment, relativePath } from '../files/uri.ts';
import type { Level } from '../model/types.ts';
import type { Engine } from '../rules/engine.ts';
import { choiceIn, isEnabled, kubernetesMinorOf } from '../rules/given.ts';
import type { RuleChoice } from '../rules/given.ts';
import type { Tallies } from '../rules/finding.ts';
import { newestKubernetesMinor } from '../rules/options.ts';
import type { RuleSettings } from '../rules/options.ts';
import { joinAnswers } from './answers-file.ts';
import type { LoadedAnswers } from './answers-file.ts';
import { UsageError } from './exit-code.ts';
import type { Root } from './roots.ts';

export function scopesOfScan(
  roots: readonly Root[],
  answers: readonly LoadedAnswers[],
  files: ReadonlyMap<string, FileFacts>,
): readonly Scope[] {
  const folders = roots.filter(({ kind }) => kind === 'folder');
  return scopesOf(
    folders.map(({ uri }): ScopeRoot => {
      const name = decodeSegment(uri.slice(uri.lastIndexOf('/') + 1));
      return { uri, name, applications: answers.find(({ folder }) => folder === uri)?.config.applications ?? [] };
    }),
    files,
  );
}

/** Of one folder, or of all. */
export function answersOf(answers: readonly LoadedAnswers[], root: string | undefined): Answers {
  return joinAnswers(root === undefined ? answers : answers.filter(({ folder }) => folder === root));
}

/** What is aimed for: as the command says, else as the answers files do, else what the shown scope is working on. */
export function targetsOfScan(
  roots: readonly Root[],
  answers: readonly LoadedAnswers[],
  scopes: readonly AssessedScope[],
  shown: AssessedScope,
  asked: Level | undefined,
): Targets {
  const set = asked ?? 'auto';
  const levels = new Map(scopes.map(({ is, assessment }) => [is.id, assessment.findingsLevel ?? undefined]));
  return new Targets({
    roots: roots
      .filter(({ kind }) => kind === 'folder')
      .map(({ uri }) => ({ uri, set, file: answers.find(({ folder }) => folder === uri)?.config.targetLevel })),
    loose: set,
    scopes: scopes.map(({ is }) => is),
    working: shown.assessment.findingsLevel ?? 1,
    workingIn: (scope) => levels.get(scope),
  });
}

/** What the answers file of the innermost folder says; a version that is asked for goes before it. */
export function ruleSettingsOf(answers: readonly LoadedAnswers[], kubernetesVersion: string | undefined, today: string): RuleSettings {
  const inner = [...answers].sort((a, b) => b.folder.length - a.folder.length);
  const configAt = (uri: string): LoadedAnswers['config'] | undefined => inner.find(({ folder }) => uri.startsWith(`${folder}/`))?.config;
  return {
    today,
    givenOptions(uri, rule) {
      const options = configAt(uri)?.ruleOptions ?? {};
      return Object.hasOwn(options, rule) ? options[rule] : undefined;
    },
    kubernetesMinor(uri) {
      const version = kubernetesVersion ?? configAt(uri)?.kubernetesVersion;
      return (version === undefined ? undefined : kubernetesMinorOf(version)) ?? newestKubernetesMinor;
    },
  };
}

/** What the answers files say of rules, by file. */
export type ChoiceAt = (uri: string, rule: string) => RuleChoice | undefined;

export function choicesOf(answers: readonly LoadedAnswers[]): ChoiceAt {
  const inner = [...answers].sort((a, b) => b.folder.length - a.folder.length);
  return (uri, rule) => {
    const found = inner.find(({ folder }) => uri.startsWith(`${folder}/`));
    if (!found) return undefined;
    const { rules, ruleExclude } = found.config;
    if (Object.hasOwn(ruleExclude, rule) && isExcludedFrom(ruleExclude, rule, relativePath(found.folder, uri) ?? '')) return 'off';
    return choiceIn(rules, rule);
  };
}

export function surveyOf(engine: Engine, uri: string, choiceAt: ChoiceAt): FileSurvey {
  const findings = engine.findingsOf(uri).filter(({ finding }) => isEnabled(finding.rule, choiceAt(uri, finding.rule.id)));
  const open = findings.filter(({ finding }) => finding.suppression === undefined);
  return {
    tallies: withoutOff(engine.talliesOf(uri), uri, choiceAt),
    open,
    accepted: findings.length - open.length,
    ...(engine.isShared(uri) ? { within: (includes) => withoutOff(engine.talliesWithin(uri, includes), uri, choiceAt) } : {}),
  };
}

/** The scope that a report is about. */
export function shownScope(scopes: readonly AssessedScope[], application: string | undefined): AssessedScope {
  const wanted =
    application === undefined
      ? workspaceScopeId
      : findScope(
          scopes.map(({ is }) => is),
          application,
        )?.id;
  const found = scopes.find(({ scope }) => scope === wanted);
  if (found) return found;
  const names = scopes.slice(1).map(({ is }) => is.name);
  const hint =
    names.length === 0
      ? 'Name applications in `.cnmaturity.yaml` first: docs/configuration.md says how.'
      : `There are these:\n  ${names.join('\n  ')}`;
  throw new UsageError(`No application is called "${application ?? ''}". ${hint}`);
}

function withoutOff(tallies: Tallies, uri: string, choiceAt: ChoiceAt): Tallies {
  return [...tallies.keys()].some((id) => choiceAt(uri, id) === 'off')
    ? new Map([...tallies].filter(([id]) => choiceAt(uri, id) !== 'off'))
    : tallies;
}
