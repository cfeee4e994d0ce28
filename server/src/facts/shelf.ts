/** Keeps the texts of many manifests and the trees of few: the others are read again when somebody looks at them. */
import type { Span, SyntaxNode } from '../syntax/tree.ts';
import { readDocumentAgain } from './document.ts';
import type { Suppression } from './suppressions.ts';
import type { FileFacts, PlacedUnit, SubjectKind, Subjects, Unit } from './types.ts';

/** What is read so often is asked for by many others: it stays. */
const mostReadings = 4;

export class Shelf {
  readonly #most: number;
  /** Those that hold a tree, the oldest first. */
  readonly #held = new Set<Content>();

  /** `most` trees are left after each `trim`. */
  constructor(most: number) {
    this.#most = most;
  }

  /** The same facts, of which manifests can be let go. */
  keep(facts: FileFacts): FileFacts {
    const { text, uri } = facts;
    if (text === undefined) return facts;
    return { ...facts, units: facts.units.map((placed) => this.#keepUnit(placed, text, uri)) };
  }

  /** Lets go of the oldest trees. Until then every look at a unit finds the same nodes. */
  trim(): void {
    for (const content of this.#held) {
      if (this.#held.size <= this.#most) return;
      this.#held.delete(content);
      content.letGo();
    }
  }

  #keepUnit(placed: PlacedUnit, text: string, uri: string): PlacedUnit {
    const { start, end, unit } = placed;
    if (!isPlainManifest(unit)) return placed;
    return { start, end, unit: new ShelvedUnit(unit, new Content(this.#held, unit, { text, uri, start, end })) };
  }
}

const shelved: ReadonlySet<string> = new Set<SubjectKind>(['object', 'workload', 'container', 'document']);

/** Templates and what is damaged take long to read, and are few. */
function isPlainManifest(unit: Unit): boolean {
  if (unit.kind !== 'kubernetes' || unit.damaged || unit.conditionals.length > 0 || unit.opaque) return false;
  return Object.keys(unit.subjects).every((kind) => shelved.has(kind));
}

interface Source extends Span {
  readonly text: string;
  readonly uri: string;
}

/** What a unit says, read again when it is asked for after it was let go. */
class Content {
  readonly #held: Set<Content>;
  readonly #source: Source;
  readonly #suppressions: readonly Suppression[];
  readonly runsPods: boolean;
  #unit: Unit | undefined;
  #readings = 0;

  constructor(held: Set<Content>, unit: Unit, source: Source) {
    this.#held = held;
    this.#source = source;
    this.#suppressions = unit.suppressions;
    this.#unit = unit;
    this.runsPods = (unit.subjects.workload?.length ?? 0) > 0;
    held.add(this);
  }

  get unit(): Unit {
    if (this.#unit) return this.#unit;
    const { text, uri, start, end } = this.#source;
    this.#unit = readDocumentAgain(text.slice(start, end), { uri, templated: false }, this.#suppressions);
    this.#readings++;
    this.#held.add(this);
    return this.#unit;
  }

  letGo(): void {
    if (this.#readings < mostReadings) this.#unit = undefined;
  }
}

class ShelvedUnit implements Unit {
  readonly kind: Unit['kind'];
  readonly subjects: Subjects;
  readonly suppressions: Unit['suppressions'];
  readonly conditionals: Unit['conditionals'];
  readonly opaque: boolean;
  readonly damaged: boolean;
  readonly #content: Content;

  constructor({ kind, suppressions, conditionals, opaque, damaged }: Unit, content: Content) {
    this.kind = kind;
    this.subjects = new ShelvedSubjects(content);
    this.suppressions = suppressions;
    this.conditionals = conditionals;
    this.opaque = opaque;
    this.damaged = damaged;
    this.#content = content;
  }

  get root(): SyntaxNode | undefined {
    return this.#content.unit.root;
  }
}

/** What runs no Pods is known to have none without being read. */
class ShelvedSubjects implements Subjects {
  readonly #content: Content;

  constructor(content: Content) {
    this.#content = content;
  }

  get object(): NonNullable<Subjects['object']> {
    return this.#content.unit.subjects.object ?? [];
  }

  get workload(): NonNullable<Subjects['workload']> {
    return this.#content.runsPods ? (this.#content.unit.subjects.workload ?? []) : [];
  }

  get container(): NonNullable<Subjects['container']> {
    return this.#content.runsPods ? (this.#content.unit.subjects.container ?? []) : [];
  }

  get document(): NonNullable<Subjects['document']> {
    return this.#content.unit.subjects.document ?? [];
  }
}
