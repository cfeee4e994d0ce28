/** Patterns of `matches` in the syntax of RE2, compiled to a program that runs in time linear in the text. */
import { say } from '../texts/texts.ts';
import { limits } from './limits.ts';

/** One instruction; `split` and `jump` go on without reading a character. */
export type Instruction =
  | { readonly op: 'char'; readonly accepts: (code: number) => boolean }
  | { readonly op: 'assert'; readonly at: Assertion }
  | { readonly op: 'split'; readonly to: number; readonly other: number }
  | { readonly op: 'jump'; readonly to: number }
  | { readonly op: 'match' };

export type Assertion = 'start' | 'end' | 'lineStart' | 'lineEnd' | 'word' | 'notWord';

/** What is wrong with a pattern, in words for people. */
export class PatternError extends Error {}

type Accepts = (code: number) => boolean;

type Node =
  | { readonly kind: 'empty' }
  | { readonly kind: 'char'; readonly accepts: Accepts }
  | { readonly kind: 'assert'; readonly at: Assertion }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Node[] }
  | { readonly kind: 'repeat'; readonly of: Node; readonly least: number; readonly most: number };

interface Flags {
  readonly ignoreCase: boolean;
  readonly dotAll: boolean;
  readonly multiline: boolean;
}

const deepest = 100;

/** Throws a `PatternError`. */
export function compilePattern(pattern: string): readonly Instruction[] {
  const reader = new Reader(pattern);
  const node = reader.choice({ ignoreCase: false, dotAll: false, multiline: false }, 0);
  if (!reader.done) throw new PatternError(say`a ")" without its "("`);
  const program: Instruction[] = [];
  emit(node, program);
  program.push({ op: 'match' });
  return program;
}

class Reader {
  readonly #chars: readonly string[];
  #at = 0;

  constructor(pattern: string) {
    this.#chars = Array.from(pattern);
  }

  get done(): boolean {
    return this.#at >= this.#chars.length;
  }

  choice(flags: Flags, depth: number): Node {
    if (depth > deepest) throw new PatternError(say`groups are nested too deep`);
    let own = flags;
    const choices: Node[] = [];
    let parts: Node[] = [];
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

  #atom(flags: Flags, depth: number): Node {
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

  #group(flags: Flags, depth: number): Node {
    let inner = flags;
    if (this.#take('?')) {
      const head = /^(?:P?<\w+>|([ims]*)(?:-([ims]+))?:)/.exec(this.#chars.slice(this.#at, this.#at + 80).join(''));
      if (!head) throw new PatternError(say`this kind of group is not part of the syntax (look-around is not)`);
      this.#at += head[0].length;
      inner = withFlags(flags, head[1] ?? '', head[2] ?? '');
    }
    const node = this.choice(inner, depth + 1);
    if (!this.#take(')')) throw new PatternError(say`a "(" without its ")"`);
    return node;
  }

  #escape(flags: Flags): Node {
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
      if (this.#peek() === '[' && this.#chars[this.#at + 1] === ':') throw new PatternError(say`"[:…:]" is not part of the syntax here`);
      const from = this.#setItem();
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

  #setItem(): string | Accepts {
    const char = this.#next();
    if (char !== '\\') return char;
    const escaped = this.#next();
    return classes.get(escaped) ?? this.#escaped(escaped);
  }

  #repeated(of: Node): Node {
    let node = of;
    for (let times = 0; ; times++) {
      const bounds = this.#bounds();
      if (!bounds) return node;
      if (times > 0) throw new PatternError(say`a repetition of a repetition`);
      // Which of several matches is taken does not matter where only whether there is one is asked.
      this.#take('?');
      node = { kind: 'repeat', of: node, ...bounds };
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

function emit(node: Node, program: Instruction[]): void {
  if (program.length > limits.pattern) throw new PatternError(say`it is too large`);
  switch (node.kind) {
    case 'empty':
      return;
    case 'char':
      program.push({ op: 'char', accepts: node.accepts });
      return;
    case 'assert':
      program.push({ op: 'assert', at: node.at });
      return;
    case 'sequence':
      for (const part of node.parts) emit(part, program);
      return;
    case 'choice':
      emitChoice(node.parts, program);
      return;
    case 'repeat':
      emitRepeat(node.of, node.least, node.most, program);
  }
}

function emitChoice(parts: readonly Node[], program: Instruction[]): void {
  const [first, ...rest] = parts;
  if (!first) return;
  if (rest.length === 0) {
    emit(first, program);
    return;
  }
  const jumps: number[] = [];
  parts.forEach((part, index) => {
    const split = program.length;
    const last = index === parts.length - 1;
    if (!last) program.push({ op: 'jump', to: 0 });
    emit(part, program);
    if (last) return;
    jumps.push(program.length);
    program.push({ op: 'jump', to: 0 });
    program[split] = { op: 'split', to: split + 1, other: program.length };
  });
  for (const jump of jumps) program[jump] = { op: 'jump', to: program.length };
}

function emitRepeat(of: Node, least: number, most: number, program: Instruction[]): void {
  for (let time = 0; time < least; time++) emit(of, program);
  if (most === Infinity) {
    const split = program.length;
    program.push({ op: 'jump', to: 0 });
    emit(of, program);
    program.push({ op: 'jump', to: split });
    program[split] = { op: 'split', to: split + 1, other: program.length };
    return;
  }
  const splits: number[] = [];
  for (let time = least; time < most; time++) {
    splits.push(program.length);
    program.push({ op: 'jump', to: 0 });
    emit(of, program);
  }
  for (const split of splits) program[split] = { op: 'split', to: split + 1, other: program.length };
}

function withFlags(flags: Flags, on: string, off: string): Flags {
  const of = (name: string, before: boolean): boolean => (before || on.includes(name)) && !off.includes(name);
  return { ignoreCase: of('i', flags.ignoreCase), dotAll: of('s', flags.dotAll), multiline: of('m', flags.multiline) };
}

function codeOf(char: string): number {
  return char.codePointAt(0) ?? 0;
}

function literal(char: string, flags: Flags): Accepts {
  const code = codeOf(char);
  return range(code, code, flags);
}

function range(from: number, to: number, { ignoreCase }: Flags): Accepts {
  if (!ignoreCase) return (code) => code >= from && code <= to;
  return (code) => [code, flipped(code)].some((one) => one >= from && one <= to);
}

/** The other case of a letter of ASCII. */
function flipped(code: number): number {
  const upper = code & ~32;
  return upper >= 65 && upper <= 90 ? code ^ 32 : code;
}

export function isWordCode(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);
}

const isDigit: Accepts = (code) => code >= 48 && code <= 57;
const isSpace: Accepts = (code) => code === 32 || (code >= 9 && code <= 13 && code !== 11);
const classes: ReadonlyMap<string, Accepts> = new Map<string, Accepts>([
  ['d', isDigit],
  ['D', (code) => !isDigit(code)],
  ['w', isWordCode],
  ['W', (code) => !isWordCode(code)],
  ['s', isSpace],
  ['S', (code) => !isSpace(code)],
]);
const controls: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['f', '\f'],
  ['v', '\v'],
]);
