/** Tokens of the shell's language, as POSIX and bash split them; tolerant of what is half typed. */

/** A half-open range of the text. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface WordToken extends Range {
  readonly kind: 'word';
  readonly text: string;
  readonly known: boolean;
  readonly quoted: boolean;
  /** The insides of `$(…)` and of backquotes. */
  readonly substitutions: readonly Range[];
}

export interface OperatorToken extends Range {
  readonly kind: 'operator' | 'redirection';
  readonly text: string;
}

export type Token = WordToken | OperatorToken;

const redirection = /(?:\d*(?:<<<|<<-?|<>|<&|>>|>&|>\||<|>)|&>>?)/y;
const operator = /&&|\|\||\|&|;;&|;;|;&|[;|&()\n]/y;
const plain = /[^\s'"\\`$;|&()<>#]+/y;
const metacharacters = ' \t\r\n;|&()<>';

/** The token at or behind `from`; undefined at the end. */
export function nextToken(text: string, from: number, to: number): Token | undefined {
  const start = skipBlanks(text, from, to);
  if (start >= to) return undefined;
  const redirect = matchAt(redirection, text, start, to);
  if (redirect !== undefined) return { kind: 'redirection', text: redirect, from: start, to: start + redirect.length };
  const symbol = matchAt(operator, text, start, to);
  if (symbol !== undefined) return { kind: 'operator', text: symbol, from: start, to: start + symbol.length };
  return readWord(text, start, to);
}

function matchAt(pattern: RegExp, text: string, start: number, to: number): string | undefined {
  pattern.lastIndex = start;
  const match = pattern.exec(text)?.[0];
  return match !== undefined && start + match.length <= to ? match : undefined;
}

/** Skips blanks, continued lines and comments; a line end that counts is left. */
function skipBlanks(text: string, from: number, to: number): number {
  let i = from;
  while (i < to) {
    const char = text.charAt(i);
    const continued = char === '\\' ? lineEndAt(text, i + 1) : 0;
    if (char === ' ' || char === '\t' || char === '\r') i++;
    else if (continued > 0) i += 1 + continued;
    else if (char === '#') i = lineEnd(text, i, to);
    else break;
  }
  return Math.min(i, to);
}

function lineEnd(text: string, from: number, to: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? to : Math.min(end, to);
}

/** The length of the line break at an index; 0 for none. */
function lineEndAt(text: string, index: number): number {
  if (text[index] === '\n') return 1;
  return text[index] === '\r' && text[index + 1] === '\n' ? 2 : 0;
}

function readWord(text: string, from: number, to: number): WordToken {
  const reader = new WordReader(text, to);
  let i = from;
  let end = from;
  while (i < to && !metacharacters.includes(text.charAt(i))) {
    const continued = text[i] === '\\' && lineEndAt(text, i + 1) > 0;
    i = reader.take(i);
    // A continued line directly behind a word is no part of it.
    if (!continued) end = i;
  }
  end = Math.max(Math.min(end, to), from + 1);
  return {
    kind: 'word',
    from,
    to: end,
    text: reader.text,
    known: reader.known,
    quoted: reader.quoted,
    substitutions: reader.substitutions,
  };
}

/** Collects a word piece by piece. */
class WordReader {
  text = '';
  known = true;
  quoted = false;
  readonly substitutions: Range[] = [];
  readonly #source: string;
  readonly #to: number;

  constructor(source: string, to: number) {
    this.#source = source;
    this.#to = to;
  }

  /** Takes the piece at `i`; gives where the next one starts. */
  take(i: number): number {
    const bare = matchAt(plain, this.#source, i, this.#to);
    if (bare !== undefined) return this.#add(bare, i + bare.length);
    const char = this.#source.charAt(i);
    if (char === '\\') return this.#escape(i);
    if (char === "'") return this.#single(i);
    if (char === '"') return this.#double(i);
    if (char === '$' || char === '`') return this.#expansion(i);
    return this.#add(char, i + 1);
  }

  #add(text: string, next: number): number {
    this.text += text;
    return next;
  }

  #escape(i: number): number {
    const broken = lineEndAt(this.#source, i + 1);
    if (broken > 0) return i + 1 + broken;
    this.quoted = true;
    return this.#add(this.#source.charAt(i + 1), i + 2);
  }

  #single(i: number): number {
    this.quoted = true;
    const close = this.#source.indexOf("'", i + 1);
    const end = close < 0 || close >= this.#to ? this.#to : close;
    return this.#add(this.#source.slice(i + 1, end), end + 1);
  }

  #double(from: number): number {
    this.quoted = true;
    let i = from + 1;
    while (i < this.#to) {
      const char = this.#source.charAt(i);
      if (char === '"') return i + 1;
      if (char === '\\') {
        const next = this.#source.charAt(i + 1);
        const broken = lineEndAt(this.#source, i + 1);
        if (broken > 0) i += 1 + broken;
        else i = this.#add('$`"\\'.includes(next) ? next : char + next, i + 2);
      } else if (char === '$' || char === '`') i = this.#expansion(i);
      else i = this.#add(char, i + 1);
    }
    return i;
  }

  #expansion(i: number): number {
    const source = this.#source;
    const next = source.charAt(i + 1);
    if (source[i] === '$' && next === "'") return this.#single(i + 1);
    const end = expansionEnd(source, i, this.#to);
    if (end === i + 1) return this.#add('$', end);
    this.known = false;
    if (source[i] === '`') this.substitutions.push({ from: i + 1, to: end - 1 });
    else if (next === '(' && source[i + 2] !== '(') this.substitutions.push({ from: i + 2, to: end - 1 });
    return this.#add(source.slice(i, end), end);
  }
}

const variable = /\$(?:[A-Za-z_]\w*|[\d@*#?$!-])/y;

/** The end of the expansion at `i`; `i + 1` for a dollar sign that stands for itself. */
function expansionEnd(text: string, i: number, to: number): number {
  if (text[i] === '`') {
    for (let j = i + 1; j < to; j++) {
      if (text[j] === '\\') j++;
      else if (text[j] === '`') return j + 1;
    }
    return to;
  }
  const next = text[i + 1];
  if (next === '(') return closing(text, i + 1, to, '(', ')');
  if (next === '{') return closing(text, i + 1, to, '{', '}');
  return i + (matchAt(variable, text, i, to)?.length ?? 1);
}

/** The end of the bracket that opens at `from`, quotes within it skipped. */
function closing(text: string, from: number, to: number, open: string, close: string): number {
  let depth = 0;
  for (let i = from; i < to; i++) {
    const char = text.charAt(i);
    if (char === '\\') i++;
    else if (char === "'" && open === '(') i = untilQuote(text, i, to);
    else if (char === '"') i = untilDoubleQuote(text, i, to);
    else if (char === open) depth++;
    else if (char === close && --depth === 0) return i + 1;
  }
  return to;
}

function untilQuote(text: string, from: number, to: number): number {
  const end = text.indexOf("'", from + 1);
  return end < 0 ? to : end;
}

function untilDoubleQuote(text: string, from: number, to: number): number {
  for (let i = from + 1; i < to; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '"') return i;
    else if (text[i] === '$' && (text[i + 1] === '(' || text[i + 1] === '{')) i = expansionEnd(text, i, to) - 1;
  }
  return to;
}
