/** How deep an HCL text nests, told without parsing it: the parser's recovery takes far too long over nothing but levels. */
import { HeredocEnds } from './heredoc-ends.ts';

/** No configuration comes near it. */
const deepest = 500;

const plain = /[^"#/{}()[\]<]+/y;
const stringText = /[^"\\\n$%]+/y;
const heredocStart = /<<-?[ \t]*([\p{L}_][\p{L}\p{N}_-]*)[ \t]*\r?\n/uy;

const closerOf: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']' };

/** What stands in strings, comments and here-documents does not count; what closes something else closes nothing. */
export function nestsTooDeep(text: string): boolean {
  return new Levels(text).exceed(deepest);
}

/** `interpolation`: behind its brace the string around it goes on. */
interface Opened {
  readonly closer: string;
  readonly interpolation: boolean;
}

class Levels {
  readonly #text: string;
  readonly #open: Opened[] = [];
  readonly #ends: HeredocEnds;

  constructor(text: string) {
    this.#text = text;
    this.#ends = new HeredocEnds(text);
  }

  exceed(most: number): boolean {
    for (let at = 0; at < this.#text.length;) {
      at = this.#after(skip(plain, this.#text, at));
      if (this.#open.length > most) return true;
    }
    return false;
  }

  /** Behind what begins there. */
  #after(at: number): number {
    const char = this.#text.charAt(at);
    if (char === '"') return this.#afterString(at + 1);
    if (char === '#' || this.#text.startsWith('//', at)) return this.#afterFirst('\n', at);
    if (this.#text.startsWith('/*', at)) return this.#afterFirst('*/', at + 2);
    if (char === '<') return this.#afterHeredoc(at);
    const closer = closerOf[char];
    if (closer !== undefined) this.#open.push({ closer, interpolation: false });
    else if (char !== '' && this.#open.at(-1)?.closer === char && this.#open.pop()?.interpolation === true)
      return this.#afterString(at + 1);
    return at + 1;
  }

  /** Behind the string, or the start of an interpolation within it; a line end is the end of one that is not closed. */
  #afterString(from: number): number {
    for (let at = skip(stringText, this.#text, from); at < this.#text.length; at = skip(stringText, this.#text, at)) {
      const char = this.#text[at];
      if (char === '"' || char === '\n') return at + 1;
      if (char === '\\') at += 2;
      else if (this.#text[at + 1] === '{') {
        this.#open.push({ closer: '}', interpolation: true });
        return at + 2;
      } else at += this.#text[at + 1] === char && this.#text[at + 2] === '{' ? 3 : 1;
    }
    return this.#text.length;
  }

  #afterHeredoc(at: number): number {
    heredocStart.lastIndex = at;
    const start = heredocStart.exec(this.#text);
    return (start && this.#ends.after(start[1] ?? '', at + start[0].length)) ?? at + 1;
  }

  #afterFirst(what: string, from: number): number {
    const found = this.#text.indexOf(what, from);
    return found < 0 ? this.#text.length : found + what.length;
  }
}

/** Behind what the pattern takes there. */
function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}
