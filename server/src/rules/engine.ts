/** Runs the rules over units and keeps the results for as long as nothing they depend on has changed. */
import type { Suppression } from '../facts/suppressions.ts';
import type { PlacedUnit, Subjects, Unit } from '../facts/types.ts';
import type { Asked } from '../workspace/facets.ts';
import type { WorkspaceView } from '../workspace/view.ts';
import { isComposedUri } from '../workspace/composition/file.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { ComposedResults } from './composed-results.ts';
import type { Use } from './composed-results.ts';
import { addTallies } from './finding.ts';
import type { Finding, PlacedFinding, Tallies, UnitResult } from './finding.ts';
import { defaultRuleSettings, optionValues } from './options.ts';
import type { RuleSettings } from './options.ts';
import type { OptionValues, Rule, RuleContext } from './rule.ts';
import { askedByAll, runInGroups } from './groups.ts';
import type { Group } from './groups.ts';
import { bySubject, Judge, merge, runAll } from './run.ts';
import type { ContextOf, JudgesBySubject, Part } from './run.ts';
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
  readonly subjects: Subjects;
  /** What speaks for the whole file. */
  readonly ofFile: readonly Suppression[] | undefined;
  /** What was asked about other files. */
  readonly asked: Asked;
}

export class Engine {
  readonly #workspace: Workspace;
  readonly #own: JudgesBySubject;
  readonly #crossFile: JudgesBySubject;
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
    this.#composed = new ComposedResults(workspace, (uri, unit) => this.resultOf(uri, unit), settings.today);
    this.#own = bySubject(rules.filter((rule) => !rule.crossFile));
    this.#crossFile = bySubject(rules.filter((rule) => rule.crossFile));
    this.#ids = new Set(rules.map(({ id }) => id));
    this.#staysOpen = staysOpen;
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
    const ofFile = this.#workspace.files.get(uri)?.suppressions;
    const kept = this.#results.get(unit);
    const known = kept?.uri === uri && kept.ofFile === ofFile ? kept : undefined;
    if (known?.revision === revision) return known.both;
    const subjects = isComposedUri(uri)
      ? without(asWritten, unit.subjects)
      : this.#workspace.compositions.isCovered(uri)
        ? without(asApplied, unit.subjects)
        : unit.subjects;
    const before = known?.subjects === subjects ? known : undefined;
    if (before && !this.#workspace.hasChanged(before.asked, before.revision)) {
      before.revision = revision;
      return before.both;
    }
    const at = { uri, revision, subjects, ofFile };
    const made = before ? this.#again(before, at, unit) : this.#first(at, unit);
    this.#results.set(unit, made);
    return made.both;
  }

  #first(at: Pick<CachedResult, 'uri' | 'revision' | 'subjects' | 'ofFile'>, unit: Unit): CachedResult {
    const { uri, subjects } = at;
    const own = runAll(this.#own, subjects, this.#contexts(uri, unit, this.#workspace.snapshot));
    const view = this.#staysOpen ? this.#workspace.track() : undefined;
    const crossFile = runAll(this.#crossFile, subjects, this.#contexts(uri, unit, view ?? this.#workspace.snapshot));
    return { ...at, own, groups: undefined, both: merge([own, crossFile]), asked: view?.asked ?? nothing };
  }

  /** Something that was asked about has changed. */
  #again(before: CachedResult, at: Pick<CachedResult, 'uri' | 'revision' | 'subjects' | 'ofFile'>, unit: Unit): CachedResult {
    const { own, revision } = before;
    const fresh = before.groups?.filter(({ asked }) => !this.#workspace.hasChanged(asked, revision)) ?? [];
    const known = new Set(fresh);
    const stale = before.groups
      ? before.groups.flatMap((group) => (known.has(group) ? [] : group.judges))
      : [...this.#crossFile.values()].flat();
    const view = this.#workspace.track();
    const groups = [...fresh, ...runInGroups(stale, at.subjects, this.#contexts(at.uri, unit, view), view)];
    return { ...at, own, groups, both: merge([own, ...groups]), asked: askedByAll(groups) };
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
const asWritten = { kinds: ['document'], known: new WeakMap<Subjects, Subjects>() };
const asApplied = { kinds: ['object', 'workload', 'container'], known: new WeakMap<Subjects, Subjects>() };

function without({ kinds, known }: typeof asWritten, subjects: Subjects): Subjects {
  if (!kinds.some((kind) => Object.hasOwn(subjects, kind))) return subjects;
  const found = known.get(subjects);
  if (found) return found;
  // Getters stay getters: what they give is read from the text again when a rule asks for it.
  const properties = Object.entries(Object.getOwnPropertyDescriptors(subjects)).filter(([kind]) => !kinds.includes(kind));
  const rest: Subjects = Object.defineProperties({}, Object.fromEntries(properties));
  known.set(subjects, rest);
  return rest;
}
