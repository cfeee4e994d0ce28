/** The rules of one `.gitignore` file, matched in a time that no rule can draw out. */
import { matchesInOrder } from './glob.ts';

/** What a file says of a path; undefined where it has no word on it. */
export type IgnoreWord = 'ignored' | 'kept';

interface Rule {
  readonly word: IgnoreWord;
  readonly onlyFolders: boolean;
  /** It speaks of names at any depth, and not of paths from its folder on. */
  readonly anyDepth: boolean;
  readonly segments: readonly Segment[];
}

/** A part of a path, or any number of them. */
type Segment = '**' | ((part: string) => boolean);

/** A character of a name: one of a kind, or as many as there are. */
type Sign = '*' | ((character: string) => boolean);

export class IgnoreFile {
  /** The last one that fits decides. */
  readonly #rules: readonly Rule[];

  constructor(text: string) {
    this.#rules = text
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/)
      .flatMap((line) => ruleOf(line) ?? [])
      .toReversed();
  }

  /** `path` is one below the folder of the file; nothing above it is ignored. */
  wordOn(path: string, isFolder: boolean): IgnoreWord | undefined {
    const parts = path.split('/');
    const name = parts.slice(-1);
    return this.#rules.find(
      ({ onlyFolders, anyDepth, segments }) =>
        (isFolder || !onlyFolders) && matchesInOrder(segments, anyDepth ? name : parts, isAnyFolders, isPart),
    )?.word;
  }
}

function isAnyFolders(segment: Segment): boolean {
  return segment === '**';
}

function isPart(segment: Segment, part: string): boolean {
  return segment !== '**' && segment(part);
}

/** Undefined for blank lines, comments and what git takes for no pattern. */
function ruleOf(line: string): Rule | undefined {
  const trimmed = withoutTrailingBlanks(line);
  const kept = trimmed.startsWith('!');
  const whole = kept ? trimmed.slice(1) : trimmed;
  if (whole === '' || trimmed.startsWith('#')) return undefined;
  const onlyFolders = whole.endsWith('/');
  const pattern = onlyFolders ? whole.slice(0, -1) : whole;
  const names = pattern.replace(/^\//, '').split('/');
  const segments = names.map((name) => (name === '**' ? name : segmentOf(name)));
  const known = segments.filter((segment) => segment !== undefined);
  if (known.length < segments.length) return undefined;
  // What is below a folder is not the folder itself.
  if (known.length > 1 && known.at(-1) === '**') known.push(() => true);
  return { word: kept ? 'kept' : 'ignored', onlyFolders, anyDepth: !pattern.includes('/'), segments: known };
}

/** Blanks at the end say nothing, unless a backslash keeps them. */
function withoutTrailingBlanks(line: string): string {
  let end = line.length;
  while (end > 0 && line[end - 1] === ' ' && line[end - 2] !== '\\') end--;
  return line.slice(0, end);
}

/** Undefined where the name is no pattern. */
function segmentOf(name: string): Segment | undefined {
  if (!/[*?[\\]/.test(name)) return (part) => part === name;
  const extension = /^\*([^*?[\\]+)$/.exec(name)?.[1];
  if (extension !== undefined) return (part) => part.endsWith(extension);
  const signs = signsOf(name);
  return (
    signs &&
    ((part): boolean =>
      matchesInOrder(
        signs,
        Array.from(part),
        (sign) => sign === '*',
        (sign, character) => sign !== '*' && sign(character),
      ))
  );
}

function signsOf(name: string): readonly Sign[] | undefined {
  const characters = Array.from(name);
  const signs: Sign[] = [];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? '';
    if (character === '*') signs.push('*');
    else if (character === '?') signs.push(() => true);
    else if (character === '\\') {
      const escaped = characters[++at];
      if (escaped === undefined) return undefined;
      signs.push((one) => one === escaped);
    } else if (character === '[') {
      const set = setAt(characters, at + 1);
      if (!set) return undefined;
      signs.push(set.has);
      at = set.end;
    } else signs.push((one) => one === character);
  }
  return signs;
}

const classes: Readonly<Record<string, RegExp>> = {
  alnum: /[\p{L}\p{N}]/u,
  alpha: /\p{L}/u,
  blank: /[ \t]/,
  digit: /\d/,
  lower: /\p{Ll}/u,
  punct: /[!-/:-@[-`{-~]/,
  space: /\s/,
  upper: /\p{Lu}/u,
  xdigit: /[\da-f]/i,
};

interface CharacterSet {
  readonly has: (character: string) => boolean;
  /** Where its closing bracket is. */
  readonly end: number;
}

/** `[a-z]`, `[!a]` and `[[:digit:]]` from behind the bracket on; undefined where it is not closed. */
function setAt(characters: readonly string[], start: number): CharacterSet | undefined {
  const negated = characters[start] === '!' || characters[start] === '^';
  const first = negated ? start + 1 : start;
  const tests: ((character: string) => boolean)[] = [];
  for (let at = first; at < characters.length; at++) {
    if (characters[at] === ']' && at > first) return { has: (one) => tests.some((test) => test(one)) !== negated, end: at };
    const name = /^\[:([a-z]+):\]/.exec(characters.slice(at, at + 10).join(''))?.[1];
    const named = name === undefined ? undefined : classes[name];
    if (name !== undefined && named) {
      tests.push((one) => named.test(one));
      at += name.length + 3;
      continue;
    }
    if (characters[at] === '\\') at++;
    const low = characters[at] ?? '';
    const isRange = characters[at + 1] === '-' && at + 2 < characters.length && characters[at + 2] !== ']';
    if (isRange) at += characters[at + 2] === '\\' ? 3 : 2;
    const high = characters[at] ?? '';
    tests.push((one) => low <= one && one <= high);
  }
  return undefined;
}
