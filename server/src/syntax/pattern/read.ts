/** Patterns in the syntax of RE2, as Go and CEL have it, read to a tree. */
import { say } from '../../texts/texts.ts';
import { classes, codeOf, controls, literal, namedClass, range } from './characters.ts';
import type { Accepts, Flags } from './characters.ts';

/** What is wrong with a pattern, in words for people. */
export class PatternError extends Error {}

export type Assertion = 'start' | 'end' | 'lineStart' | 'lineEnd' | 'word' | 'notWord';

export type PatternNode =
  | { readonly kind: 'empty' }
  | { readonly kind: 'char'; readonly accepts: Accepts }
  | { readonly kind: 'assert'; readonly at: Assertion }
  | { readonly kind: 'group'; readonly of: PatternNode; readonly number: number }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly of: PatternNode; readonly least: number; readonly most: number; readonly lazy: boolean };

export interface PatternTree {
  readonly root: PatternNode;
  /** The names of its groups, from the first one; that of one without a name is empty. */
  readonly groups: readonly string[];
}

const deepest = 100;

/** Throws a `PatternError`. */
export function readPattern(pattern: string): PatternTree {
  const reader = new Reader(pattern);
  const root = reader.choice({ ignoreCase: false, dotAll: false, multiline: false }, 0);
  if (!reader.done) throw new PatternError(say`a ")" without its "("`);
  return { root, groups: reader.groups };
}

class Reader {
  readonly groups: string[] = [];
  readonly #chars: readonly string[];
  #at = 0;

  constructor(pattern: string) {
    this.#chars = Array.from(pattern);
  }

  get done(): boolean {
    return this.#at >= this.#chars.length;
  }

  choice(flags: Flags, depth: number): PatternNode {
    if (depth > deepest) throw new PatternError(say`groups are nested too deep`);
    let own = flags;
    const choices: PatternNode[] = [];
    let parts: PatternNode[] = [];
    while (!this.done && this.#peek() !== ')') {
      if (this.#take('|')) {
        choices.push({ kind: 'sequence', parts });
        parts = [];
        continue;
      }
      const set = this.#flagsAhead(own);
      if (set) own = set;
      else parts.push(this.#repeated(this.#atom(own, depth)));
    }
    choices.push({ kind: 'sequence', parts });
    return { kind: 'choice', parts: choices };
  }

  /** `(?i)`: for the rest of its group. */
  #flagsAhead(flags: Flags): Flags | undefined {
    const ahead = /^\(\?([ims]*)(?:-([ims]+))?\)/.exec(this.#chars.slice(this.#at, this.#at + 12).join(''));
    if (!ahead || ahead[0] === '(?)') return undefined;
    this.#at += ahead[0].length;
    return withFlags(flags, ahead[1] ?? '', ahead[2] ?? '');
  }

  #atom(flags: Flags, depth: number): PatternNode {
    const char = this.#next();
    switch (char) {
      case '(':
        return this.#group(flags, depth);
      case '[':
        return { kind: 'char', accepts: this.#set(flags) };
      case '.':
        return { kind: 'char', accepts: flags.dotAll ? () => true : (code) => code !== 10 };
      case '^':
        return { kind: 'assert', at: flags.multiline ? 'lineStart' : 'start' };
      case '$':
        return { kind: 'assert', at: flags.multiline ? 'lineEnd' : 'end' };
      case '*':
      case '+':
      case '?':
        throw new PatternError(`"${char}" has nothing to repeat`);
      case '\\':
        return this.#escape(flags);
      default:
        return { kind: 'char', accepts: literal(char, flags) };
    }
  }

  #group(flags: Flags, depth: number): PatternNode {
    let inner = flags;
    let name: string | undefined = '';
    if (this.#take('?')) {
      const head = /^(?:P?<(\w+)>|([ims]*)(?:-([ims]+))?:)/.exec(this.#chars.slice(this.#at, this.#at + 80).join(''));
      if (!head) throw new PatternError(say`this kind of group is not part of the syntax (look-around is not)`);
      this.#at += head[0].length;
      name = head[1];
      inner = withFlags(flags, head[2] ?? '', head[3] ?? '');
    }
    const number = name === undefined ? undefined : this.groups.push(name);
    const node = this.choice(inner, depth + 1);
    if (!this.#take(')')) throw new PatternError(say`a "(" without its ")"`);
    return number === undefined ? node : { kind: 'group', of: node, number };
  }

  #escape(flags: Flags): PatternNode {
    const char = this.#next();
    switch (char) {
      case 'A':
        return { kind: 'assert', at: 'start' };
      case 'z':
        return { kind: 'assert', at: 'end' };
      case 'b':
        return { kind: 'assert', at: 'word' };
      case 'B':
        return { kind: 'assert', at: 'notWord' };
      default:
        return { kind: 'char', accepts: classes.get(char) ?? literal(this.#escaped(char), flags) };
    }
  }

  /** The character that stands behind a backslash. */
  #escaped(char: string): string {
    if (char === 'x') return this.#hex();
    const control = controls.get(char);
    if (control !== undefined) return control;
    if (/[A-Za-z0-9]/.test(char)) throw new PatternError(say`"\\${char}" is not part of the syntax`);
    return char;
  }

  #hex(): string {
    const found = /^(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,6})\})/.exec(this.#chars.slice(this.#at, this.#at + 8).join(''));
    const code = found ? parseInt(found[1] ?? found[2] ?? '', 16) : NaN;
    if (!found || !(code <= 0x10ffff)) throw new PatternError(say`behind "\\x" stand two hexadecimal digits, or some in braces`);
    this.#at += found[0].length;
    return String.fromCodePoint(code);
  }

  #set(flags: Flags): Accepts {
    const negated = this.#take('^');
    const parts: Accepts[] = [];
    for (let first = true; first || this.#peek() !== ']'; first = false) {
      if (this.done) throw new PatternError(say`a "[" without its "]"`);
      const from = this.#namedSet() ?? this.#setItem();
      if (typeof from !== 'string') {
        parts.push(from);
        continue;
      }
      const next = this.#chars[this.#at + 1];
      if (this.#peek() !== '-' || next === ']' || next === undefined) {
        parts.push(literal(from, flags));
        continue;
      }
      this.#at++;
      const to = this.#setItem();
      if (typeof to !== 'string' || codeOf(to) < codeOf(from)) throw new PatternError(say`a range in "[…]" runs backwards`);
      parts.push(range(codeOf(from), codeOf(to), flags));
    }
    this.#at++;
    const any: Accepts = (code) => parts.some((accepts) => accepts(code));
    return negated ? (code) => !any(code) : any;
  }

  /** `[:alpha:]` within a set. */
  #namedSet(): Accepts | undefined {
    const found = /^\[:(\^?\w+):\]/.exec(this.#chars.slice(this.#at, this.#at + 12).join(''));
    if (!found) return undefined;
    const accepts = namedClass(found[1] ?? '');
    if (!accepts) throw new PatternError(say`"${found[0]}" is not part of the syntax`);
    this.#at += found[0].length;
    return accepts;
  }

  #setItem(): string | Accepts {
    const char = this.#next();
    if (char !== '\\') return char;
    const escaped = this.#next();
    return classes.get(escaped) ?? this.#escaped(escaped);
  }

  #repeated(of: PatternNode): PatternNode {
    let node = of;
    for (let times = 0; ; times++) {
      const bounds = this.#bounds();
      if (!bounds) return node;
      if (times > 0) throw new PatternError(say`a repetition of a repetition`);
      node = { kind: 'repeat', of: node, ...bounds, lazy: this.#take('?') };
    }
  }

  #bounds(): { readonly least: number; readonly most: number } | undefined {
    if (this.#take('*')) return { least: 0, most: Infinity };
    if (this.#take('+')) return { least: 1, most: Infinity };
    if (this.#take('?')) return { least: 0, most: 1 };
    const found = /^\{(\d{1,4})(?:(,)(\d{1,4})?)?\}/.exec(this.#chars.slice(this.#at, this.#at + 12).join(''));
    if (!found) return undefined;
    this.#at += found[0].length;
    const least = Number(found[1]);
    const most = found[2] === undefined ? least : found[3] === undefined ? Infinity : Number(found[3]);
    if (most < least || least > 1000 || (most !== Infinity && most > 1000))
      throw new PatternError(say`"${found[0]}" is no sensible number of times`);
    return { least, most };
  }

  #peek(): string | undefined {
    return this.#chars[this.#at];
  }

  #next(): string {
    const char = this.#chars[this.#at++];
    if (char === undefined) throw new PatternError(say`it ends too early`);
    return char;
  }

  #take(char: string): boolean {
    if (this.#peek() !== char) return false;
    this.#at++;
    return true;
  }
}

function withFlags(flags: Flags, on: string, off: string): Flags {
  const of = (name: string, before: boolean): boolean => (before || on.includes(name)) && !off.includes(name);
  return { ignoreCase: of('i', flags.ignoreCase), dotAll: of('s', flags.dotAll), multiline: of('m', flags.multiline) };
}
