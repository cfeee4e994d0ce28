/** The fastest path: block maps and lists of plain words, as nearly all manifests are written. What it is not sure of it leaves to a whole parser. */
import type { Entry, MapNode, ScalarNode, SequenceNode, SyntaxNode } from '../tree.ts';
import { keyEnd, readInline } from './inline.ts';
import { scalar, visibleEnd } from './nodes.ts';

/** Everything but printable text of the basic plane and line feeds; no-break spaces and the like are left to others too. */
const unusual = /[^\n\x20-\x7e\u00a1-\u2027\u202a-\ud7ff\uf900-\ufefe\uff00-\ufffd]/;
/** Deeper than any manifest. */
const maxDepth = 64;

const lineFeed = 0x0a;
const space = 0x20;
const hash = 0x23;
const dash = 0x2d;
const pipe = 0x7c;

/** The root of a document that holds a map or a list; undefined where another parser must look. */
export function parseBlock(text: string): MapNode | SequenceNode | undefined {
  if (unusual.test(text)) return undefined;
  const reader = new BlockReader(text);
  const root = reader.toNextLine() ? reader.collection(reader.indent, 0) : undefined;
  return root && reader.atEnd ? root : undefined;
}

class BlockReader {
  readonly #text: string;
  // One list for what all open collections hold so far: each takes its own off the end, in a list that is just long enough.
  readonly #entries: Entry[] = [];
  readonly #items: SyntaxNode[] = [];
  /** The first character of what is read next. */
  #at = 0;
  /** The end of the last node. */
  #end = 0;
  /** The column of what is read next; -1 at the end of the text. */
  indent = -1;

  constructor(text: string) {
    this.#text = text;
  }

  get atEnd(): boolean {
    return this.indent < 0;
  }

  /** Goes to the next line that says something, over the rest of this one, which is blank or a comment. */
  toNextLine(): boolean {
    const text = this.#text;
    let at = this.#at;
    let lineStart = at === 0 ? 0 : -1;
    for (;;) {
      while (text.charCodeAt(at) === space) at++;
      if (text.charCodeAt(at) === hash) {
        const next = text.indexOf('\n', at);
        at = next < 0 ? text.length : next;
      }
      if (at >= text.length) {
        this.indent = -1;
        return true;
      }
      if (text.charCodeAt(at) !== lineFeed) break;
      lineStart = ++at;
    }
    this.#at = at;
    this.indent = at - lineStart;
    return lineStart >= 0;
  }

  /** The map or list whose first entry stands here, in that column. */
  collection(column: number, depth: number): MapNode | SequenceNode | undefined {
    if (depth > maxDepth) return undefined;
    return this.#startsItem() ? this.#sequence(column, depth) : this.#map(column, depth);
  }

  #startsItem(): boolean {
    return this.#text.charCodeAt(this.#at) === dash && isBlank(this.#text.charCodeAt(this.#at + 1));
  }

  #map(column: number, depth: number): MapNode | undefined {
    const start = this.#at;
    const first = this.#entries.length;
    do {
      const key = this.#key();
      if (!key) return undefined;
      const value = this.#valueOf(column, depth);
      if (!value) return undefined;
      this.#entries.push({ key, value });
      if (this.indent > column) return undefined;
    } while (this.indent === column);
    return { kind: 'map', entries: this.#entries.splice(first), flow: false, open: false, start, end: this.#end };
  }

  #sequence(column: number, depth: number): SequenceNode | undefined {
    const start = this.#at;
    const first = this.#items.length;
    do {
      if (!this.#startsItem()) return undefined;
      const item = this.#item(column, depth);
      if (!item) return undefined;
      this.#items.push(item);
      if (this.indent > column) return undefined;
    } while (this.indent === column && this.#startsItem());
    return { kind: 'sequence', items: this.#items.splice(first), flow: false, open: false, start, end: this.#end };
  }

  #item(column: number, depth: number): SyntaxNode | undefined {
    const dash = this.#at;
    this.#at++;
    while (this.#text.charCodeAt(this.#at) === space) this.#at++;
    const code = this.#text.charCodeAt(this.#at);
    if (Number.isNaN(code) || code === hash) return undefined;
    if (code === lineFeed) {
      this.toNextLine();
      return this.indent > column ? this.collection(this.indent, depth + 1) : undefined;
    }
    const inner = column + this.#at - dash;
    if (this.#startsItem() || keyEnd(this.#text, this.#at) >= 0) return this.collection(inner, depth + 1);
    return this.#inline(column);
  }

  /** Reads `key:` and stands behind it. */
  #key(): ScalarNode | undefined {
    const start = this.#at;
    const end = keyEnd(this.#text, start);
    if (end < 0) return undefined;
    this.#at = end + 1;
    const code = this.#text.charCodeAt(start);
    if (code !== 0x22 && code !== 0x27) return scalar(this.#text, 'plain', start, end);
    return scalar(this.#text, code === 0x22 ? 'double' : 'single', start, end);
  }

  /** What stands behind a `key:` of a map in that column. */
  #valueOf(column: number, depth: number): SyntaxNode | undefined {
    const text = this.#text;
    const behind = this.#at;
    while (text.charCodeAt(this.#at) === space) this.#at++;
    const code = text.charCodeAt(this.#at);
    if (!Number.isNaN(code) && code !== lineFeed && code !== hash) return this.#inline(column);
    this.toNextLine();
    if (this.indent > column) return this.collection(this.indent, depth + 1);
    // The items of a list may stand in the column of its key.
    if (this.indent === column && this.#startsItem()) return this.#sequence(column, depth + 1);
    this.#end = behind;
    return { kind: 'scalar', text: '', value: null, style: 'plain', start: behind, end: behind };
  }

  /** A value on the rest of the line, or a literal that begins there; `column` is that of the collection it is in. */
  #inline(column: number): SyntaxNode | undefined {
    if (this.#text.charCodeAt(this.#at) === pipe) return this.#literal(column);
    const node = readInline(this.#text, this.#at);
    if (!node) return undefined;
    this.#at = node.end;
    this.#end = node.end;
    // Further in there would be the rest of a longer scalar.
    return this.#endsLine() && this.toNextLine() ? node : undefined;
  }

  #endsLine(): boolean {
    let at = this.#at;
    while (this.#text.charCodeAt(at) === space) at++;
    const code = this.#text.charCodeAt(at);
    return Number.isNaN(code) || code === lineFeed || (code === hash && at > this.#at);
  }

  /** A block scalar `|` or `|-`. */
  #literal(column: number): ScalarNode | undefined {
    const text = this.#text;
    const strips = text.charCodeAt(this.#at + 1) === dash;
    const start = this.#at + (strips ? 3 : 2);
    if (text.charCodeAt(start - 1) !== lineFeed) return undefined;
    let inner = -1;
    let end = start;
    let value = '';
    let blanks = 0;
    for (let at = start; at < text.length;) {
      let first = at;
      while (text.charCodeAt(first) === space) first++;
      const lineEnd = text.indexOf('\n', first);
      // The last line of a text, blank lines before the first and long ones want a closer look.
      if (lineEnd < 0) return undefined;
      if (first === lineEnd) {
        if (inner < 0 || first - at > inner) return undefined;
        blanks++;
      } else {
        if (inner < 0) inner = first - at;
        if (inner <= column) return undefined;
        if (first - at < inner) break;
        value += `${end === start ? '' : '\n'.repeat(blanks + 1)}${text.slice(at + inner, lineEnd)}`;
        blanks = 0;
        end = lineEnd;
      }
      at = lineEnd + 1;
    }
    if (end === start) return undefined;
    this.#at = end;
    this.#end = visibleEnd(text, start, end);
    this.toNextLine();
    const whole = strips ? value : `${value}\n`;
    return { kind: 'scalar', text: whole, value: whole, style: 'literal', start, end: this.#end };
  }
}

function isBlank(code: number): boolean {
  return code === space || code === lineFeed || Number.isNaN(code);
}
