/** A value as one YAML document that copies what nobody changed from where it is written, and remembers where everything comes from. */
import type { Composed, Part, Place } from '../composed.ts';
import { plainLine, quotedLine, spelling } from './spelling.ts';
import {
  dashOf,
  follows,
  innerColumn,
  isBlank,
  isEmpty,
  isFirstBehindDash,
  isFlowBlock,
  isIntact,
  lineStart,
  startsLine,
} from './layout.ts';
import type { Located } from './layout.ts';
import { placeOf } from './source.ts';
import type { Source, Written } from './source.ts';
import type { Field, Listing, Mapping, Scalar, Value } from './value.ts';

export function writeDocument(root: Mapping): Composed {
  const writer = new Writer();
  writer.document(root);
  return writer.result();
}

class Writer {
  readonly #texts: string[] = [];
  readonly #parts: Part[] = [];
  #length = 0;

  result(): Composed {
    return { text: this.#texts.join(''), parts: this.#parts, omissions: [] };
  }

  document(root: Mapping): void {
    if (root.fields.length === 0) this.#own('{}\n');
    else if (isIntact(root) && root.flow) this.#flowValue(root, 0);
    else this.#map(root, 0, false);
  }

  // What no file holds, and what one does.

  #own(text: string): void {
    this.#texts.push(text);
    this.#length += text.length;
  }

  #part(text: string, source: Place, verbatim: boolean): void {
    if (text === '') return;
    const start = this.#length;
    this.#own(text);
    const last = this.#parts.at(-1);
    if (last?.verbatim && verbatim && last.end === start && last.source.uri === source.uri && last.source.end === source.start)
      this.#parts[this.#parts.length - 1] = {
        start: last.start,
        end: this.#length,
        source: { uri: source.uri, start: last.source.start, end: source.end },
        verbatim: true,
      };
    else this.#parts.push({ start, end: this.#length, source, verbatim });
  }

  #copy(source: Source, start: number, end: number): void {
    if (end > start) this.#part(source.text.slice(start, end), source.place(start, end), source.exact);
  }

  #mapped(text: string, written: Written | undefined): void {
    if (written) this.#part(text, placeOf(written), written.source.exact && written.source.text.slice(written.start, written.end) === text);
    else this.#own(text);
  }

  /** The start of a line; copied when the source's line starts so. */
  #indent(column: number, written: Written | undefined): void {
    if (column === 0) return;
    if (written?.source.straight) {
      const { source, start } = written;
      const line = lineStart(source.text, start);
      if (start - line === column && isBlank(source.text, line, start)) {
        this.#copy(source, line, start);
        return;
      }
    }
    this.#own(' '.repeat(column));
  }

  /** The comment lines right above a line. */
  #lead(written: Written | undefined, column: number): void {
    if (!written?.source.exact) return;
    const { source, start } = written;
    const { text } = source;
    const own = lineStart(text, start);
    let from = own;
    while (from > 0) {
      const above = lineStart(text, from - 1);
      if (!/^[ \t]*#/.test(text.slice(above, from))) break;
      from = above;
    }
    for (let line = from; line < own; line = text.indexOf('\n', line) + 1) {
      const comment = text.indexOf('#', line);
      this.#indent(column, { source, start: comment, end: comment });
      this.#copy(source, comment, text.indexOf('\n', line) + 1);
    }
  }

  /** The end of a line: with its comment, if there is one. */
  #endLine(source: Source | undefined, from: number): void {
    if (!source?.exact) {
      this.#own('\n');
      return;
    }
    const found = source.text.indexOf('\n', from);
    const end = found < 0 ? source.text.length : found + 1;
    const rest = source.text.slice(from, end);
    if (!/^(?:[ \t]+#[^\n]*)?\r?\n?$/.test(rest)) this.#own('\n');
    else {
      this.#copy(source, from, end);
      if (!rest.endsWith('\n')) this.#own('\n');
    }
  }

  /** Text of the source, its first character at that column; the lines after the first move along. */
  #slice({ source, start, end }: Written, column: number): void {
    const shift = column - (start - lineStart(source.text, start));
    if (shift === 0 && source.straight) this.#copy(source, start, end);
    else this.#lines(source, start, end, (indentation) => (indentation === undefined ? 0 : Math.max(indentation + shift, 0)));
  }

  /** Line by line; `place` gives the column for a line's indentation, undefined for blank lines. */
  #lines(source: Source, start: number, end: number, place: (indentation: number | undefined) => number): void {
    let from = start;
    while (from < end) {
      const newline = source.text.indexOf('\n', from);
      const to = newline < 0 || newline >= end ? end : newline + 1;
      let at = from;
      if (from > start) {
        while (at < to && source.text[at] === ' ') at++;
        const blank = source.text.slice(at, to).trim() === '';
        const column = place(blank ? undefined : at - from);
        if (!blank) this.#indent(column, { source, start: at, end: at });
      }
      this.#copy(source, at, to);
      from = to;
    }
  }

  // Collections.

  #map(map: Mapping, column: number, begun: boolean): void {
    if (isIntact(map) && !map.flow) {
      if (!begun) {
        this.#lead(map.written, column);
        this.#indent(column, map.written);
      }
      this.#slice(map.written, column);
      this.#endLine(map.written.source, map.written.end);
      return;
    }
    for (const [index, item] of map.fields.entries()) {
      const { written } = item.name;
      if (index > 0 || !begun) {
        if (!isFirstBehindDash(written)) this.#lead(written, column);
        this.#indent(column, written);
      }
      this.#field(item, column);
    }
  }

  #field({ name, value }: Field, column: number): void {
    if (isIntact(name) && isIntact(value) && follows(name.written, value.written) && !isFlowBlock(value)) {
      this.#slice({ source: name.written.source, start: name.written.start, end: value.written.end }, column);
      this.#endLine(value.written.source, value.written.end);
      return;
    }
    if (isIntact(name)) this.#copy(name.written.source, name.written.start, name.written.end);
    else this.#mapped(plainLine(name.text) ?? quotedLine(name.text), name.written);
    const inner = innerColumn(name, value);
    if (value.kind === 'scalar') this.#scalarField(name, value, column);
    else if (isEmpty(value)) {
      this.#own(': ');
      this.#mapped(value.kind === 'map' ? '{}' : '[]', value.written);
      this.#own('\n');
    } else if (isIntact(value) && value.flow) {
      this.#own(': ');
      this.#flowValue(value, column);
    } else {
      this.#colon(name, value);
      if (value.kind === 'map') this.#map(value, column + inner, false);
      else this.#list(value, column + inner);
    }
  }

  /** The end of the line of a key whose value stands below it. */
  #colon(name: Scalar, value: Value): void {
    const { written } = name;
    if (isIntact(name) && written?.source.text[written.end] === ':' && value.written?.source === written.source) {
      this.#copy(written.source, written.end, written.end + 1);
      this.#endLine(written.source, written.end + 1);
    } else this.#own(':\n');
  }

  #scalarField(name: Scalar, value: Scalar, column: number): void {
    if (value.value === '' && value.written === undefined) {
      this.#own(': ""\n');
      return;
    }
    const { written } = value;
    const before = name.written;
    const gap = isIntact(name) && written && before?.source === written.source ? before.source.text.slice(before.end, written.start) : '';
    if (before && /^: +$/.test(gap)) this.#copy(before.source, before.end, before.end + gap.length);
    else this.#own(': ');
    this.#scalarValue(value, column);
  }

  #scalarValue(value: Scalar, column: number): void {
    const { written } = value;
    if (isIntact(value) && !(value.written.start === value.written.end)) {
      this.#spelled(value, column);
      this.#endLine(value.written.source, value.written.end);
      return;
    }
    const plain = value.pieces && plainLine(value.text);
    if (value.pieces && plain !== undefined) {
      for (const piece of value.pieces) {
        this.#mapped(piece.text, piece.written ?? (/^\W$/.test(piece.text) ? undefined : written));
      }
    } else this.#mapped(spelling(value, column + 2), written);
    this.#own('\n');
  }

  /** A scalar as its source spells it, at another place. */
  #spelled({ written }: Scalar & { readonly written: Written }, column: number): void {
    const { source, start, end } = written;
    const newline = source.text.indexOf('\n', start);
    if (newline < 0 || newline >= end) {
      this.#copy(source, start, end);
      return;
    }
    const block = source.text[start] === '|' || source.text[start] === '>';
    const body = /^ */.exec(source.text.slice(newline + 1, end))?.[0].length ?? 0;
    this.#lines(source, start, end, (indentation) =>
      indentation === undefined ? 0 : block ? Math.max(indentation - body, 0) + column + 2 : column + 2,
    );
  }

  #flowValue(value: Located, column: number): void {
    const { source, start, end } = value.written;
    this.#lines(source, start, end, (indentation) => (indentation === undefined ? 0 : column + 2));
    this.#endLine(source, end);
  }

  #list(list: Listing, column: number): void {
    if (isIntact(list) && !list.flow) {
      this.#lead(list.written, column);
      this.#indent(column, list.written);
      this.#slice(list.written, column);
      this.#endLine(list.written.source, list.written.end);
      return;
    }
    for (const item of list.items) {
      const dash = dashOf(item.written);
      if (dash && startsLine(dash)) this.#lead(dash, column);
      this.#indent(column, dash);
      if (dash) this.#copy(dash.source, dash.start, dash.end);
      else this.#own('- ');
      this.#item(item, column + (dash ? dash.end - dash.start : 2));
    }
  }

  /** What stands behind a dash. */
  #item(item: Value, column: number): void {
    if (item.kind === 'scalar') {
      if (item.value === '' && item.written === undefined) this.#own('""\n');
      else if (item.written && item.written.start === item.written.end) this.#own('null\n');
      else this.#scalarValue(item, column - 2);
    } else if (isEmpty(item)) {
      this.#mapped(item.kind === 'map' ? '{}' : '[]', item.written);
      this.#own('\n');
    } else if (isIntact(item) && item.flow) this.#flowValue(item, column - 2);
    else if (item.kind === 'map') this.#map(item, column, true);
    else if (isIntact(item)) {
      this.#slice(item.written, column);
      this.#endLine(item.written.source, item.written.end);
    } else {
      // A list within a list, changed: behind the dash there is only its own line.
      this.#own('\n');
      this.#list(item, column);
    }
  }
}
