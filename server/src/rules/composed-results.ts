/** Results of composed files, brought to the files that people edit. */
import type { Suppression } from '../facts/suppressions.ts';
import type { PlacedUnit, Unit } from '../facts/types.ts';
import type { Place } from '../compose/composed.ts';
import type { ComposedFile } from '../workspace/composition/file.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { ByPlace } from './by-place.ts';
import { placeOf, Siblings, takesValues } from './composed.ts';
import type { Shown } from './composed.ts';
import { addTallies } from './finding.ts';
import type { Finding, Tallies, Tally, UnitResult } from './finding.ts';
import type { Rule } from './rule.ts';
import { activeIn, suppressionOf } from './suppress.ts';

/** A file, composed or not, of which units are to be judged. */
export interface Judged {
  readonly uri: string;
  readonly units: readonly PlacedUnit[];
}

export function judgedOf({ uri, facts }: ComposedFile): Judged {
  return { uri, units: facts.units };
}

/** What the engine says of units. */
interface UnitJudge {
  judge(files: readonly Judged[]): void;
  resultOf(uri: string, unit: Unit): UnitResult;
}

interface Kept<T> {
  readonly version: number;
  readonly value: T;
}

export class ComposedResults {
  readonly #workspace: Workspace;
  readonly #judge: UnitJudge;
  readonly #shown = new WeakMap<ComposedFile, Kept<readonly Shown[]>>();
  readonly #placed = new WeakMap<ComposedFile, Kept<readonly Placed[]>>();
  /** By the first of them. */
  readonly #siblings = new WeakMap<ComposedFile, Kept<Siblings>>();
  readonly #findings = new Map<string, Kept<readonly Finding[]>>();

  readonly #today: string | undefined;

  constructor(workspace: Workspace, judge: UnitJudge, today: string | undefined) {
    this.#workspace = workspace;
    this.#judge = judge;
    this.#today = today;
  }

  /** In the order of their places; what several composed files show at one place is one finding. */
  findingsIn(uri: string): readonly Finding[] {
    const { compositions, version } = this.#workspace;
    const files = compositions.from(uri);
    if (files.length === 0) return none;
    const known = this.#findings.get(uri);
    if (known?.version === version) return known.value;
    this.#judge.judge(files.map(judgedOf));
    const found: Finding[] = [];
    const spots = new ByPlace<Spot[]>();
    for (const file of files) {
      for (const { raw, shown } of this.#placedIn(file)) {
        if (shown.place.uri === uri && isNew(raw.source.finding.rule, shown.place, file, spots)) found.push(this.#findingAt(shown, raw));
      }
    }
    const value = found.sort((a, b) => a.problem.start - b.problem.start);
    this.#findings.set(uri, { version, value });
    return value;
  }

  /** Findings that a comment in a source file accepts do not count as unmet. */
  talliesOf(file: ComposedFile): Tallies {
    const tallies = addTallies(file.facts.units.map(({ unit }) => this.#judge.resultOf(file.uri, unit).tallies));
    const accepted = new Map<string, Set<unknown>>();
    for (const placed of this.#placedIn(file)) {
      const { finding } = placed.raw.source;
      if (finding.suppression || !this.#acceptedAt(placed)) continue;
      const subjects = accepted.get(finding.rule.id) ?? new Set();
      accepted.set(finding.rule.id, subjects.add(finding.subject));
    }
    if (accepted.size === 0) return tallies;
    return new Map([...tallies].map(([id, tally]) => [id, withAccepted(tally, accepted.get(id)?.size ?? 0)]));
  }

  /** Of what holds something of a file: whether a rule could not judge some of it. */
  isUnknownFrom(uri: string, rule: string): boolean {
    return this.#workspace.compositions
      .from(uri)
      .some(({ uri: name, facts }) =>
        facts.units.some(({ unit }) => (this.#judge.resultOf(name, unit).tallies.get(rule)?.unknown ?? 0) > 0),
      );
  }

  #shownIn(file: ComposedFile): readonly Shown[] {
    const { version } = this.#workspace;
    const known = this.#shown.get(file);
    if (known?.version === version) return known.value;
    const byValues = takesValues(file);
    const anchorAt = (origin: Place): Place | undefined => this.#anchorAt(origin);
    const value = file.facts.units.flatMap(({ unit, start }) =>
      this.#judge.resultOf(file.uri, unit).findings.map((finding) => placeOf({ file, unitStart: start, finding }, byValues, anchorAt)),
    );
    this.#shown.set(file, { version, value });
    return value;
  }

  /** What accepts findings in a file, there or in what is composed from it, each with the rules that it accepts. */
  usesIn(uri: string): readonly Use[] {
    const { compositions } = this.#workspace;
    return compositions.from(uri).flatMap((file) =>
      this.#placedIn(file).flatMap(({ raw, shown }) => {
        const { finding, unitStart } = raw.source;
        const rule = finding.rule.id;
        const found = [raw, shown].flatMap(({ place }) => (place.uri === uri ? (this.#suppressionAt(rule, place) ?? []) : []));
        return [...found, ...this.#writtenIn(uri, file, finding.suppression, unitStart)].map((suppression) => ({ suppression, rule }));
      }),
    );
  }

  /** A comment or annotation of composed text, as it stands in a file. */
  #writtenIn(uri: string, file: ComposedFile, suppression: Suppression | undefined, unitStart: number): readonly Suppression[] {
    if (!suppression) return [];
    const { start, end } = suppression.comment;
    const place = this.#workspace.compositions.sourceOf(file.uri, { start: unitStart + start, end: unitStart + end });
    if (place?.uri !== uri) return [];
    const { units = [], suppressions = [] } = this.#workspace.files.get(uri) ?? {};
    const touches = ({ comment }: Suppression, from: number): boolean =>
      from + comment.start < Math.max(place.end, place.start + 1) && from + comment.end > place.start;
    return [
      ...units.flatMap(({ unit, start: from }) => unit.suppressions.filter((one) => touches(one, from))),
      ...suppressions.filter((one) => touches(one, 0)),
    ];
  }

  /** The findings of a composed file where they are shown, with regard to what other kustomizations make of the same object. */
  #placedIn(file: ComposedFile): readonly Placed[] {
    const { version } = this.#workspace;
    const known = this.#placed.get(file);
    if (known?.version === version) return known.value;
    const siblings = this.#siblingsOf(file);
    const value = this.#shownIn(file).map((raw) => ({ raw, shown: siblings.placeAmong(raw) }));
    this.#placed.set(file, { version, value });
    return value;
  }

  #siblingsOf(file: ComposedFile): Siblings {
    const { compositions, version } = this.#workspace;
    const files = compositions.siblingsOf(file);
    const first = files[0] ?? file;
    const known = this.#siblings.get(first);
    if (known?.version === version) return known.value;
    const value = new Siblings(files, (other) => this.#shownIn(other));
    this.#siblings.set(first, { version, value });
    return value;
  }

  /** By a comment where it is written, or where it is shown. */
  #acceptedAt({ raw, shown }: Placed): Suppression | undefined {
    const rule = raw.source.finding.rule.id;
    return this.#suppressionAt(rule, raw.place) ?? this.#suppressionAt(rule, shown.place);
  }

  #findingAt({ source, place, related }: Shown, raw: Shown): Finding {
    const { finding } = source;
    const { start, end } = place;
    const suppression =
      finding.suppression ?? this.#suppressionAt(finding.rule.id, raw.place) ?? this.#suppressionAt(finding.rule.id, place);
    const problem = { ...finding.problem, start, end, related: [...related, ...(finding.problem.related ?? [])] };
    return { ...finding, problem, suppression, composed: source };
  }

  /** What stands for an object in the file that it is written in. */
  #anchorAt({ uri, start, end }: Place): Place | undefined {
    for (const { unit, start: from } of this.#workspace.files.get(uri)?.units ?? []) {
      const object = unit.subjects.object?.find(({ node }) => from + node.start >= start && from + node.start < end);
      if (object) return { uri, start: from + object.anchor.start, end: from + object.anchor.end };
    }
    return undefined;
  }

  #suppressionAt(rule: string, { uri, start, end }: Place): Suppression | undefined {
    const file = this.#workspace.files.get(uri);
    if (!file) return undefined;
    const placed = file.units.findLast((unit) => unit.start <= start && start <= unit.end);
    if (placed) {
      const within = { start: start - placed.start, end: end - placed.start };
      return suppressionOf(rule, within, activeIn(placed.unit, file.suppressions, this.#today));
    }
    return suppressionOf(rule, { start, end }, activeIn(bare, file.suppressions, this.#today));
  }
}

/** A finding where its own text is written, and where it is shown. */
interface Placed {
  readonly raw: Shown;
  readonly shown: Shown;
}

/** Where a rule has findings. */
interface Spot {
  readonly end: number;
  /** The composed file that was counted last, and its findings. */
  file: ComposedFile;
  count: number;
  /** The most that one composed file has. */
  most: number;
}

/** Names differ between overlays, so it is not the message that tells whether two composed files show the same finding, but its turn at that place. */
function isNew(rule: Rule, place: Place, file: ComposedFile, known: ByPlace<Spot[]>): boolean {
  const spots = known.get(rule, place) ?? [];
  if (spots.length === 0) known.set(rule, place, spots);
  const spot = spots.find(({ end }) => end === place.end);
  if (!spot) {
    spots.push({ end: place.end, file, count: 1, most: 1 });
    return true;
  }
  spot.count = spot.file === file ? spot.count + 1 : 1;
  spot.file = file;
  if (spot.count <= spot.most) return false;
  spot.most = spot.count;
  return true;
}

/** A suppression and a rule of which it accepts a finding. */
export interface Use {
  readonly suppression: Suppression;
  readonly rule: string;
}

/** In place of the units of a file that has none. */
const bare = { suppressions: [] };

const none: readonly Finding[] = [];

function withAccepted(tally: Tally, count: number): Tally {
  const accepted = Math.min(count, tally.unmet);
  return { ...tally, unmet: tally.unmet - accepted, accepted: tally.accepted + accepted };
}
