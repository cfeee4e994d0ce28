/** Many glob patterns looked up by path at once. */
import picomatch from 'picomatch';

const wild = /[*?[\]]/;

/** Values by glob: patterns of one file name or one extension are found by it, only the others are tried one by one. */
export class GlobIndex<T> {
  readonly #byName = new Map<string, Candidates<T>>();
  readonly #byExtension = new Map<string, Candidates<T>>();
  readonly #others: Candidates<T> = [];

  add(glob: string, value: T): void {
    for (const pattern of expandBraces(glob)) {
      const name = pattern.slice(pattern.lastIndexOf('/') + 1);
      const extension = /^[^.]*\*(\.\w+)$/.exec(name)?.[1];
      const candidates = !wild.test(name)
        ? listOf(this.#byName, name)
        : extension !== undefined
          ? listOf(this.#byExtension, extension)
          : this.#others;
      const sure = sureIn(pattern);
      const matches = wild.test(pattern) ? matcherOf(pattern) : (path: string): boolean => path === pattern;
      const alike = candidates.find((one) => one.sure === sure);
      if (alike) alike.entries.push({ matches, value });
      else candidates.push({ sure, entries: [{ matches, value }] });
    }
  }

  /** Without doubles. */
  find(path: string): ReadonlySet<T> {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const found = new Set<T>();
    const candidates = [this.#byName.get(name), this.#byExtension.get(name.slice(Math.max(name.lastIndexOf('.'), 0))), this.#others];
    for (const list of candidates) if (list) addMatching(list, path, found);
    return found;
  }
}

interface Entry<T> {
  readonly matches: (path: string) => boolean;
  readonly value: T;
}

/** By what a path must hold to match: most lack it, and one look for it spares them many expressions. */
type Candidates<T> = { readonly sure: string; readonly entries: Entry<T>[] }[];

function addMatching<T>(candidates: Candidates<T>, path: string, found: Set<T>): void {
  for (const { sure, entries } of candidates) {
    if (!path.includes(sure)) continue;
    for (const { matches, value } of entries) if (!found.has(value) && matches(path)) found.add(value);
  }
}

/** Most are never tried: the expression is made when one is. */
function matcherOf(pattern: string): Entry<unknown>['matches'] {
  let matches: Entry<unknown>['matches'] | undefined;
  return (path) => (matches ??= picomatch(pattern, { dot: true, nobrace: true }))(path);
}

/** The longest plain part of a pattern. */
function sureIn(pattern: string): string {
  const plain = pattern
    .replaceAll(/\[[^\]]*\]/g, '*')
    .split(/[^\w./-]+|\/?\*+\/?/)
    .reduce((longest, part) => (part.length > longest.length ? part : longest), '');
  // `a/**` takes in `a` itself, so the slashes at the ends of a part are not sure to be there.
  return plain.replace(/^\/+|\/+$/g, '');
}

function listOf<T>(map: Map<string, Candidates<T>>, key: string): Candidates<T> {
  const known = map.get(key) ?? [];
  map.set(key, known);
  return known;
}

/** `a.{b,c}` to `a.b` and `a.c`. */
export function expandBraces(glob: string): readonly string[] {
  const match = /\{([^{}]*)\}/.exec(glob);
  if (!match) return [glob];
  const before = glob.slice(0, match.index);
  const after = glob.slice(match.index + match[0].length);
  return (match[1] ?? '').split(',').flatMap((choice) => expandBraces(`${before}${choice}${after}`));
}
