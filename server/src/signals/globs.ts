/** Many glob patterns looked up by path at once. */
import picomatch from 'picomatch';

const wild = /[*?[\]]/;

/** Values by glob: patterns of one file name or one extension are found by it, only the others are tried one by one. */
export class GlobIndex<T> {
  readonly #byName = new Map<string, Entry<T>[]>();
  readonly #byExtension = new Map<string, Entry<T>[]>();
  readonly #others: Entry<T>[] = [];

  add(glob: string, value: T): void {
    for (const pattern of expandBraces(glob)) {
      const name = pattern.slice(pattern.lastIndexOf('/') + 1);
      const matches = wild.test(pattern) ? matcherOf(pattern) : (path: string): boolean => path === pattern;
      const entry = { matches, value };
      const extension = /^[^.]*\*(\.\w+)$/.exec(name)?.[1];
      if (!wild.test(name)) push(this.#byName, name, entry);
      else if (extension !== undefined) push(this.#byExtension, extension, entry);
      else this.#others.push(entry);
    }
  }

  /** Without doubles. */
  find(path: string): ReadonlySet<T> {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const found = new Set<T>();
    const candidates = [this.#byName.get(name), this.#byExtension.get(name.slice(Math.max(name.lastIndexOf('.'), 0))), this.#others];
    for (const list of candidates) for (const { matches, value } of list ?? []) if (!found.has(value) && matches(path)) found.add(value);
    return found;
  }
}

interface Entry<T> {
  readonly matches: (path: string) => boolean;
  readonly value: T;
}

/** Most paths lack the longest plain part of a pattern: a look for it spares them the expression. */
function matcherOf(pattern: string): (path: string) => boolean {
  const plain = pattern
    .replaceAll(/\[[^\]]*\]/g, '*')
    .split(/[^\w./-]+|\/?\*+\/?/)
    .reduce((longest, part) => (part.length > longest.length ? part : longest), '');
  const matches = picomatch(pattern, { dot: true, nobrace: true });
  // `a/**` takes in `a` itself, so the slashes at the ends of a part are not sure to be there.
  const sure = plain.replace(/^\/+|\/+$/g, '');
  return (path) => path.includes(sure) && matches(path);
}

function push<T>(map: Map<string, Entry<T>[]>, key: string, entry: Entry<T>): void {
  const list = map.get(key);
  if (list) list.push(entry);
  else map.set(key, [entry]);
}

/** `a.{b,c}` to `a.b` and `a.c`. */
export function expandBraces(glob: string): readonly string[] {
  const match = /\{([^{}]*)\}/.exec(glob);
  if (!match) return [glob];
  const before = glob.slice(0, match.index);
  const after = glob.slice(match.index + match[0].length);
  return (match[1] ?? '').split(',').flatMap((choice) => expandBraces(`${before}${choice}${after}`));
}
