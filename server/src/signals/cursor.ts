/** Reads a match from left to right. */

/** A match that is not written in the language, with the offset where it goes wrong. */
export class MatchError extends Error {
  override readonly name = 'MatchError';
  readonly position: number;

  constructor(message: string, position: number) {
    super(`${message} (at ${String(position)})`);
    this.position = position;
  }
}

export class Cursor {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
    this.#skipSpaces();
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  fail(message: string, position = this.at): never {
    throw new MatchError(message, position);
  }

  /** Everything up to the next space. */
  word(): string {
    return this.take(/\S+/y, 'a word');
  }

  /** Takes the word if it comes next. */
  takeWord(word: string): boolean {
    if (this.ahead(1)[0] !== word) return false;
    this.word();
    return true;
  }

  /** The next words, none of them taken. */
  ahead(count: number): readonly string[] {
    return this.text
      .slice(this.at, this.at + 400)
      .split(' ', count)
      .filter((word) => word !== '');
  }

  /** Takes what a sticky pattern matches here, and the spaces behind it. */
  take(pattern: RegExp, what: string): string {
    pattern.lastIndex = this.at;
    const [found] = pattern.exec(this.text) ?? [];
    if (found === undefined) return this.fail(`Expected ${what}`);
    this.at += found.length;
    this.#skipSpaces();
    return found;
  }

  /** `/pattern/flags`. */
  regex(): RegExp {
    const start = this.at;
    const written = this.take(/\/(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\[])+\/[a-z]*/y, 'a regular expression');
    const close = written.lastIndexOf('/');
    try {
      return new RegExp(written.slice(1, close), written.slice(close + 1));
    } catch (error) {
      if (error instanceof SyntaxError) return this.fail(error.message, start);
      throw error;
    }
  }

  /** Up to the next AND or OR. */
  value(): string {
    return this.take(/(?:(?! (?:AND|OR) ).)+/y, 'a value').trim();
  }

  #skipSpaces(): void {
    while (this.text[this.at] === ' ') this.at++;
  }
}

/** The parts between commas that stand in no braces. */
export function splitList(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}') depth--;
    else if (text[i] === ',' && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  return [...parts, text.slice(start)];
}
