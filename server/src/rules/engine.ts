/** Runs the rules over units and keeps the results for as long as nothing they depend on has changed. */
import type { PlacedUnit, SubjectKind, Subjects, SubjectTypes, Unit } from '../facts/types.ts';
import { TrackedView } from '../workspace/facets.ts';
import type { Facet } from '../workspace/facets.ts';
import type { WorkspaceView } from '../workspace/view.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { ComposedResults } from './composed-results.ts';
import { addTallies } from './finding.ts';
import type { Finding, PlacedFinding, Tallies, Tally, UnitResult } from './finding.ts';
import { defaultRuleSettings, optionValues } from './options.ts';
import type { RuleSettings } from './options.ts';
import type { OptionValues, Rule, RuleContext } from './rule.ts';
import { isCertain } from './certainty.ts';
import { suppressionOf } from './suppress.ts';

/** What the rules came to on a unit, kept apart for those that look at other files. */
interface CachedResult {
  readonly uri: string;
  readonly revision: number;
  readonly own: UnitResult;
  readonly both: UnitResult;
  readonly subjects: Subjects;
  /** What was asked about other files. */
  readonly asked: ReadonlySet<Facet>;
}

export class Engine {
  readonly #workspace: Workspace;
  readonly #own: readonly Rule[];
  readonly #crossFile: readonly Rule[];
  readonly #settings: RuleSettings;
  readonly #results = new WeakMap<Unit, CachedResult>();
  readonly #composed: ComposedResults;
  readonly #defaults = new Map<Rule, OptionValues>();
  readonly #tallies = new WeakMap<readonly PlacedUnit[], { readonly revision: number; readonly tallies: Tallies }>();

  constructor(workspace: Workspace, rules: readonly Rule[], settings: RuleSettings = defaultRuleSettings) {
    this.#workspace = workspace;
    this.#settings = settings;
    this.#composed = new ComposedResults(workspace, (uri, unit) => this.resultOf(uri, unit));
    this.#own = rules.filter((rule) => !rule.crossFile);
    this.#crossFile = rules.filter((rule) => rule.crossFile);
  }

  /** The findings of a file in the order of their places, suppressed ones included; those that charts and kustomizations show there come last. */
  findingsOf(uri: string): readonly PlacedFinding[] {
    const placed = this.#workspace.files.get(uri)?.units ?? [];
    const own = placed.flatMap(({ unit, start }) =>
      this.resultOf(uri, unit).findings.map((finding) => ({ finding, uri, unitStart: start })),
    );
    const composed = this.composedFindingsOf(uri);
    return composed.length === 0 ? own : [...own, ...composed.map((finding) => ({ finding, uri, unitStart: 0 }))];
  }

  /** The judged subjects of a file, per rule. */
  talliesOf(uri: string): Tallies {
    const units = this.#workspace.files.get(uri)?.units;
    if (!units) return new Map();
    const { revision } = this.#workspace;
    const known = this.#tallies.get(units);
    if (known?.revision === revision) return known.tallies;
    const composed = this.#workspace.compositions.countedWith(uri).map((file) => this.#composed.talliesOf(file));
    const tallies = addTallies([...units.map(({ unit }) => this.resultOf(uri, unit).tallies), ...composed]);
    this.#tallies.set(units, { revision, tallies });
    return tallies;
  }

  /** Whether several kustomizations yield what is written in a file. */
  isShared(uri: string): boolean {
    return this.#workspace.compositions.countedWith(uri).length > 1;
  }

  /** The judged subjects of a file as only those kustomizations yield them; as all do, where it is none of these. */
  talliesWithin(uri: string, includes: (root: string) => boolean): Tallies {
    const counted = this.#workspace.compositions.countedWith(uri);
    const own = counted.filter(({ root }) => includes(root));
    if (own.length === 0 || own.length === counted.length) return this.talliesOf(uri);
    const units = this.#workspace.files.get(uri)?.units ?? [];
    return addTallies([...units.map(({ unit }) => this.resultOf(uri, unit).tallies), ...own.map((file) => this.#composed.talliesOf(file))]);
  }

  /** What is found in charts and kustomizations and shown in that file; the same list for as long as nothing has changed. */
  composedFindingsOf(uri: string): readonly Finding[] {
    return this.#composed.findingsIn(uri);
  }

  /** Lets go of what is known of a file that nobody will ask about again. */
  forget(uri: string): void {
    const units = this.#workspace.files.get(uri)?.units ?? [];
    this.#tallies.delete(units);
    for (const { unit } of units) this.#results.delete(unit);
  }

  /** The same object for as long as nothing it depends on has changed; a unit that only moved has not changed. */
  resultOf(uri: string, unit: Unit): UnitResult {
    const { revision } = this.#workspace;
    const known = this.#results.get(unit);
    if (known?.uri === uri && known.revision === revision) return known.both;
    const subjects = this.#workspace.compositions.isCovered(uri) ? withoutObjects(unit.subjects) : unit.subjects;
    const before = known?.uri === uri && known.subjects === subjects ? known : undefined;
    if (before && !this.#workspace.hasChanged(before.asked, before.revision)) {
      this.#results.set(unit, { ...before, revision });
      return before.both;
    }
    const own = before?.own ?? runAll(this.#own, subjects, this.#contexts(uri, unit, this.#workspace.snapshot));
    const view = new TrackedView(this.#workspace.snapshot);
    const crossFile = runAll(this.#crossFile, subjects, this.#contexts(uri, unit, view));
    const both = merge(own, crossFile);
    this.#results.set(unit, { own, both, uri, revision, subjects, asked: view.asked });
    return both;
  }

  /** What a rule may look at when it judges a subject of that unit. */
  contextOf(rule: Rule, uri: string, unit: Unit): RuleContext {
    return this.#contexts(uri, unit, this.#workspace.snapshot)(rule);
  }

  /** One for all rules of a unit, but for those with options. */
  #contexts(uri: string, unit: Unit, workspace: WorkspaceView): (rule: Rule) => RuleContext {
    const shared = { uri, unit, workspace, options: noOptions, kubernetesMinor: this.#settings.kubernetesMinor(uri) };
    return (rule) => (rule.options ? { ...shared, options: this.#optionsOf(rule, uri) } : shared);
  }

  #optionsOf(rule: Rule, uri: string): OptionValues {
    const given = this.#settings.givenOptions(uri, rule.id);
    if (given) return optionValues(rule, given);
    const known = this.#defaults.get(rule) ?? optionValues(rule, undefined);
    this.#defaults.set(rule, known);
    return known;
  }
}

const noOptions = {};

function merge(own: UnitResult, crossFile: UnitResult): UnitResult {
  if (crossFile.tallies.size === 0) return own;
  const findings = [...own.findings, ...crossFile.findings].sort((a, b) => a.problem.start - b.problem.start);
  return { findings, tallies: new Map([...own.tallies, ...crossFile.tallies]) };
}

const bare = new WeakMap<Subjects, Subjects>();

/** Objects that are judged as a chart or a kustomization yields them are not judged as they are written. */
function withoutObjects(subjects: Subjects): Subjects {
  if (!subjects.object) return subjects;
  const known = bare.get(subjects);
  if (known) return known;
  const rest = Object.fromEntries(Object.entries(subjects).filter(([kind]) => !['object', 'workload', 'container'].includes(kind)));
  bare.set(subjects, rest);
  return rest;
}

function runAll(rules: readonly Rule[], all: Subjects, contextOf: (rule: Rule) => RuleContext): UnitResult {
  const findings: Finding[] = [];
  const tallies = new Map<string, Tally>();
  for (const rule of rules) {
    const subjects: readonly SubjectTypes[SubjectKind][] | undefined = all[rule.subject];
    if (!subjects || subjects.length === 0) continue;
    const tally = run(rule, subjects, contextOf(rule), findings);
    if (tally.met + tally.unmet + tally.unknown + tally.accepted > 0) tallies.set(rule.id, tally);
  }
  findings.sort((a, b) => a.problem.start - b.problem.start);
  return { findings, tallies };
}

function run(rule: Rule, subjects: readonly SubjectTypes[SubjectKind][], context: RuleContext, findings: Finding[]): Tally {
  const tally = { met: 0, unmet: 0, unknown: 0, accepted: 0 };
  for (const subject of subjects) {
    const outcome = rule.check(subject, context);
    if (outcome.state === 'met') tally.met++;
    else if (outcome.state === 'unknown') tally.unknown++;
    if (outcome.state !== 'unmet') continue;
    const certain = outcome.problems.filter((problem) => isCertain(rule.subject, subject, problem, context.unit));
    if (certain.length === 0) {
      tally.unknown++;
      continue;
    }
    const found = certain.map((problem) => ({
      rule,
      subject,
      problem,
      unit: context.unit,
      suppression: suppressionOf(rule.id, problem, context.unit),
    }));
    findings.push(...found);
    if (found.every(({ suppression }) => suppression !== undefined)) tally.accepted++;
    else tally.unmet++;
  }
  return tally;
}
