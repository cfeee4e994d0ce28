/** Keeps the texts of many manifests and the trees of few: the others are read again when somebody looks at them. */
import { readDocumentAgain } from './document.ts';
import type { FileFacts, PlacedUnit, Subjects, Unit } from './types.ts';
import type { SyntaxNode } from '../syntax/tree.ts';

/** What a unit holds besides its traits; undefined while nobody needs it. */
interface Content {
  unit: Unit | undefined;
  readings: number;
}

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
      if (content.readings < mostReadings) content.unit = undefined;
    }
  }

  #keepUnit(placed: PlacedUnit, text: string, uri: string): PlacedUnit {
    const { start, end, unit } = placed;
    if (!isPlainManifest(unit)) return placed;
    const { suppressions } = unit;
    const content: Content = { unit, readings: 0 };
    this.#held.add(content);
    const current = (): Unit => {
      if (content.unit) return content.unit;
      content.unit = readDocumentAgain(text.slice(start, end), { uri, templated: false }, suppressions);
      content.readings++;
      this.#held.add(content);
      return content.unit;
    };
    return { start, end, unit: letGo(unit, current) };
  }
}

const shelved: ReadonlySet<string> = new Set(['object', 'workload', 'container', 'document']);

/** Templates and what is damaged take long to read, and are few. */
function isPlainManifest(unit: Unit): boolean {
  if (unit.kind !== 'kubernetes' || unit.damaged || unit.conditionals.length > 0 || unit.opaque) return false;
  return Object.keys(unit.subjects).every((kind) => shelved.has(kind));
}

/** A unit that asks for its content when it is looked at. */
function letGo(unit: Unit, current: () => Unit): Unit {
  const { kind, suppressions, conditionals, opaque, damaged } = unit;
  const runsPods = (unit.subjects.workload?.length ?? 0) > 0;
  const object = (): NonNullable<Subjects['object']> => current().subjects.object ?? [];
  const document = (): NonNullable<Subjects['document']> => current().subjects.document ?? [];
  const subjects: Subjects = runsPods
    ? {
        get object() {
          return object();
        },
        get workload() {
          return current().subjects.workload ?? [];
        },
        get container() {
          return current().subjects.container ?? [];
        },
        get document() {
          return document();
        },
      }
    : {
        get object() {
          return object();
        },
        workload: [],
        container: [],
        get document() {
          return document();
        },
      };
  return {
    kind,
    subjects,
    suppressions,
    conditionals,
    opaque,
    damaged,
    get root(): SyntaxNode {
      const { root } = current();
      if (!root) throw new Error('A manifest that was read is read again.');
      return root;
    },
  };
}
