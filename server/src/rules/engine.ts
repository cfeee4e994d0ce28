/** Runs the rules over units and keeps the results for as long as nothing they depend on has changed. */
import type { Suppression } from '../facts/suppressions.ts';
import type { PlacedUnit, SubjectKind, Unit } from '../facts/types.ts';
import type { Asked } from '../workspace/facets.ts';
import type { TrackedView } from '../workspace/tracked-view.ts';
import type { WorkspaceView } from '../workspace/view.ts';
import { isComposedUri } from '../workspace/composition/file.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { ComposedResults, judgedOf } from './composed-results.ts';
import type { Judged, Use } from './composed-results.ts';
import { addTallies } from './finding.ts';
import type { Finding, PlacedFinding, Tallies, UnitResult } from './finding.ts';
import { defaultRuleSettings, optionValues } from './options.ts';
import type { RuleSettings } from './options.ts';
import type { OptionValues, Rule, RuleContext } from './rule.ts';
import { askedByAll, askedOnly, renew, runInGroups } from './groups.ts';
import type { Group } from './groups.ts';
import { bySubject, emptyPart, Judge, merge, runAll } from './run.ts';
import type { ContextOf, Job, JudgesBySubject, Part } from './run.ts';
import { activeIn } from './suppress.ts';

/** What the rules came to on a unit, kept apart for those that look at other files. */
interface CachedResult {
  readonly uri: string;
  /** Up to here nothing that was asked about has changed. */
  revision: number;
  readonly own: Part;
  /** Of a unit that was judged again because others changed; most never are. */
  readonly groups: readonly Group[] | undefined;
  readonly both: UnitResult;
  readonly judges: Judges;
  /** What speaks for the whole file. */
  readonly ofFile: readonly Suppression[] | undefined;
  /** What was asked about other files. */
  readonly asked: Asked;
}

/** The rules for a unit, those that look at other files apart. */
interface Judges {
  readonly own: JudgesBySubject;
  readonly crossFile: JudgesBySubject;
}

/** A unit that is judged for the first time. */
interface Judging extends Pick<CachedResult, 'uri' | 'revision' | 'judges' | 'ofFile'> {
  readonly unit: Unit;
  readonly view: TrackedView | undefined;
  readonly own: Job;
  readonly crossFile: Job;
}

export class Engine {
  readonly #workspace: Workspace;
  readonly #all: Judges;
  /** For what stands in a file and is judged as a chart or a kustomization yields it, and for what these yield. */
  readonly #written: Judges;
  readonly #applied: Judges;
  readonly #ids: ReadonlySet<string>;
  readonly #staysOpen: boolean;
  readonly #settings: RuleSettings;
  readonly #results = new WeakMap<Unit, CachedResult>();
  readonly #composed: ComposedResults;
  readonly #defaults = new Map<Rule, OptionValues>();
  readonly #tallies = new WeakMap<readonly PlacedUnit[], { readonly revision: number; readonly tallies: Tallies }>();

  /** Unless the workspace `staysOpen`, no file of it may change any more. */
  constructor(workspace: Workspace, rules: readonly Rule[], settings: RuleSettings = defaultRuleSettings, staysOpen = true) {
    this.#workspace = workspace;
    this.#settings = settings;
    this.#composed = new ComposedResults(workspace, this, settings.today);
    this.#all = judgesOf(rules);
    this.#written = judgesOf(rules.filter(({ subject }) => !appliedOnly.includes(subject)));
    this.#applied = judgesOf(rules.filter(({ subject }) => !writtenOnly.includes(subject)));
    this.#ids = new Set(rules.map(({ id }) => id));
    this.#staysOpen = staysOpen;
  }

  /** The findings of a file in the order of their places, suppressed ones included; those that charts and kustomizations show there come last. */
  findingsOf(uri: string): readonly PlacedFinding[] {
    const placed = this.#workspace.files.get(uri)?.units ?? [];
    this.judge([{ uri, units: placed }]);
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
    const counted = this.#workspace.compositions.countedWith(uri);
    this.judge([{ uri, units }, ...counted.map(judgedOf)]);
    const composed = counted.map((file) => this.#composed.talliesOf(file));
    const parts = [...units.map(({ unit }) => this.resultOf(uri, unit).tallies), ...composed];
    const [only] = parts;
    const tallies = only && parts.length === 1 ? only : addTallies(parts);
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

  /** What accepts findings in a file, with the rules of which it does. */
  usesIn(uri: string): readonly Use[] {
    const units = this.#workspace.files.get(uri)?.units ?? [];
    const own = units.flatMap(({ unit }) =>
      this.resultOf(uri, unit).findings.flatMap(({ rule, suppression }) => (suppression ? [{ suppression, rule: rule.id }] : [])),
    );
    return [...own, ...this.#composed.usesIn(uri)];
  }

  /** Whether a rule could not judge something of a file, there or in what is composed from it. */
  isUnknownIn(uri: string, rule: string): boolean {
    return (this.talliesOf(uri).get(rule)?.unknown ?? 0) > 0 || this.#composed.isUnknownFrom(uri, rule);
  }

  /** The day on which it judges. */
  get today(): string | undefined {
    return this.#settings.today;
  }

  /** Whether a rule is among those that it runs. */
  runs(id: string): boolean {
    return this.#ids.has(id);
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
    const known = this.#knownOf(uri, unit);
    if (known?.revision === revision) return known.both;
    const judges = this.#judgesFor(uri);
    const before = known?.judges === judges ? known : undefined;
    if (before && !this.#workspace.hasChanged(before.asked, before.revision)) {
      before.revision = revision;
      return before.both;
    }
    if (before) {
      const made = this.#again(before, unit);
      this.#results.set(unit, made);
      return made.both;
    }
    const judging = this.#begin(uri, judges, unit);
    run(judges, [judging]);
    return this.#keep(judging).both;
  }

  /** Judges those of these units of which nothing is known, all at once: that takes half as long as one after the other. */
  judge(files: readonly Judged[]): void {
    const fresh: Judging[] = [];
    for (const { uri, units } of files) {
      const judges = this.#judgesFor(uri);
      for (const { unit } of units) if (this.#knownOf(uri, unit)?.judges !== judges) fresh.push(this.#begin(uri, judges, unit));
    }
    for (const judges of [this.#all, this.#written, this.#applied])
      run(
        judges,
        fresh.filter((one) => one.judges === judges),
      );
    for (const judging of fresh) this.#keep(judging);
  }

  #knownOf(uri: string, unit: Unit): CachedResult | undefined {
    const kept = this.#results.get(unit);
    return kept?.uri === uri && kept.ofFile === this.#workspace.files.get(uri)?.suppressions ? kept : undefined;
  }

  #judgesFor(uri: string): Judges {
    if (isComposedUri(uri)) return this.#applied;
    return this.#workspace.compositions.isCovered(uri) ? this.#written : this.#all;
  }

  #begin(uri: string, judges: Judges, unit: Unit): Judging {
    const { revision, snapshot } = this.#workspace;
    const { subjects } = unit;
    const view = this.#staysOpen ? this.#workspace.track() : undefined;
    return {
      uri,
      unit,
      revision,
      judges,
      ofFile: this.#workspace.files.get(uri)?.suppressions,
      view,
      own: { subjects, contextOf: this.#contexts(uri, unit, snapshot), part: emptyPart() },
      crossFile: { subjects, contextOf: this.#contexts(uri, unit, view ?? snapshot), part: emptyPart() },
    };
  }

  #keep({ unit, uri, revision, judges, ofFile, view, own: { part: own }, crossFile: { part } }: Judging): CachedResult {
    const both = merge([own, part]);
    const made = { uri, revision, judges, ofFile, own, groups: undefined, both, asked: view?.asked ?? nothing };
    this.#results.set(unit, made);
    return made;
  }

  /** Something that was asked about has changed. */
  #again(before: CachedResult, unit: Unit): CachedResult {
    const { uri, own, judges } = before;
    const stale = before.groups?.filter(({ asked }) => this.#workspace.hasChanged(asked, before.revision));
    const view = this.#workspace.track();
    const again = stale ? stale.flatMap((group) => group.judges) : [...judges.crossFile.values()].flat();
    const made = runInGroups(again, unit.subjects, this.#contexts(uri, unit, view), view);
    const renewal = stale && renew(before.both.findings, stale, made);
    const fresh = before.groups?.filter((group) => stale?.includes(group) === false) ?? [];
    const groups = [...fresh, ...(renewal?.groups ?? made)];
    const asked = renewal && askedOnly(made, before.asked) ? before.asked : askedByAll(groups);
    return { ...before, revision: this.#workspace.revision, groups, both: merge([own, ...groups], renewal?.findings), asked };
  }

  /** What a rule may look at when it judges a subject of that unit. */
  contextOf(rule: Rule, uri: string, unit: Unit): RuleContext {
    return this.#contexts(uri, unit, this.#workspace.snapshot)(new Judge(rule));
  }

  /** One for all rules of a unit, but for those with options. */
  #contexts(uri: string, unit: Unit, workspace: WorkspaceView): ContextOf {
    const kubernetesMinor = this.#settings.kubernetesMinor(uri);
    const suppressions = activeIn(unit, this.#workspace.files.get(uri)?.suppressions, this.#settings.today);
    const shared: RuleContext = { uri, unit, workspace, options: noOptions, kubernetesMinor, suppressions };
    return ({ hasOptions, rule }) =>
      hasOptions ? { uri, unit, workspace, options: this.#optionsOf(rule, uri), kubernetesMinor, suppressions } : shared;
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
const nothing: Asked = new Uint16Array();

/** What is judged as people write it, and what as a chart or a kustomization yields it. */
const writtenOnly: readonly SubjectKind[] = ['document'];
const appliedOnly: readonly SubjectKind[] = ['object', 'workload', 'container'];

function run(judges: Judges, units: readonly Judging[]): void {
  runAll(
    judges.own,
    units.map(({ own }) => own),
  );
  runAll(
    judges.crossFile,
    units.map(({ crossFile }) => crossFile),
  );
}

function judgesOf(rules: readonly Rule[]): Judges {
  return { own: bySubject(rules.filter((rule) => !rule.crossFile)), crossFile: bySubject(rules.filter((rule) => rule.crossFile)) };
}
