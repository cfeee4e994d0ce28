/** Values as the YAML that `toYaml` gives, every key and scalar with the place where it is written. */
import { print, printFloat } from '../values/print.ts';
import { NotKnown } from '../values/signals.ts';
import type { Piece } from '../values/text.ts';
import { indentPieces, ofPieces, piecesOf, slice, written } from '../values/text.ts';
import type { Dict, List, Origin, Str, Value } from '../values/value.ts';
import { compareKeys } from './key-order.ts';
import { writeString } from './scalar.ts';

/** Throws NotKnown where lines may be missing. */
export function toYaml(value: Value): Str {
  const emitter = new Emitter();
  emitter.value(value, 0, 'root');
  return ofPieces(emitter.pieces);
}

type Context = 'root' | 'map' | 'sequence';

const maxDepth = 100;

class Emitter {
  readonly pieces: Piece[] = [];
  #column = 0;
  #depth = 0;

  value(value: Value, indent: number, context: Context): void {
    if (++this.#depth > maxDepth) throw new NotKnown('values nested too deeply');
    if (value.kind === 'dict' && value.entries.size > 0) this.#map(value, indent, context);
    else if (value.kind === 'list' && value.items.length > 0) this.#sequence(value, indent, context);
    else {
      if (context === 'map') this.#space(' ');
      // Lines that continue a scalar stand two columns behind its key or its dash.
      this.#leaf(value, context === 'root' ? 2 : context === 'map' ? indent + 2 : indent);
    }
    this.#depth--;
  }

  #map(map: Dict, indent: number, context: Context): void {
    if (map.open) throw new NotKnown('a map is not known to be whole');
    const inner = context === 'map' ? indent + 2 : indent;
    let first = context !== 'map';
    for (const key of [...map.entries.keys()].sort(compareKeys)) {
      if (!first) this.#line(inner);
      first = false;
      this.#key(key, map.keys.get(key), inner);
      this.value(map.entries.get(key) ?? { kind: 'nil' }, inner, 'map');
    }
  }

  #sequence(list: List, indent: number, context: Context): void {
    let first = context !== 'map';
    for (const item of list.items) {
      if (!first) this.#line(indent);
      first = false;
      this.#space('- ');
      this.value(item, indent + 2, 'sequence');
    }
  }

  #key(key: string, origin: Origin | undefined, indent: number): void {
    const text = writeString(key, { column: indent, indent, key: true });
    this.#scalar(text, key, origin);
    this.#space(':');
  }

  #leaf(value: Value, indent: number): void {
    switch (value.kind) {
      case 'dict':
      case 'list':
        if (value.kind === 'dict' && value.open) throw new NotKnown('a map is not known to be whole');
        this.#add({
          kind: 'text',
          text: value.kind === 'dict' ? '{}' : '[]',
          ...(value.cause ? { source: value.cause } : { computed: true }),
          verbatim: false,
        });
        return;
      case 'nil':
        this.#add({ kind: 'text', text: 'null', ...(value.cause ? { source: value.cause } : { computed: true }), verbatim: false });
        return;
      case 'bool':
        this.#scalar(String(value.value), String(value.value), value.origin);
        return;
      case 'number': {
        const text = jsonNumber(value.value);
        this.#scalar(text, text, value.origin);
        return;
      }
      case 'string':
        this.#string(value, indent);
        return;
      case 'unknown':
        this.#add({ kind: 'hole', text: value.spelling ?? '{{ unknown }}', reason: value.reason, verbatim: false, control: false });
        return;
      case 'thing':
        this.#scalar(print(value), print(value), undefined);
    }
  }

  #string(value: Str, indent: number): void {
    if (value.holes === true) {
      if (value.text.includes('\n'))
        this.#add({ kind: 'hole', text: '{{ unknown }}', reason: 'part of a text is not known', verbatim: false, control: false });
      else for (const piece of piecesOf(value)) this.#add(piece);
      return;
    }
    const text = writeString(value.text, { column: this.#column, indent, key: false });
    const header = /^\|\d?[-+]?\n/.exec(text)?.[0];
    if (header !== undefined && value.text.includes('\n')) {
      this.#literal(value, header, indent);
      return;
    }
    if (value.pieces && text === value.text) for (const piece of value.pieces) this.#add(piece);
    else this.#scalar(text, value.text, value.origin);
  }

  #literal(value: Str, header: string, indent: number): void {
    const body = value.text.endsWith('\n') ? slice(value, 0, value.text.length - 1) : value;
    this.#space(value.text.startsWith('\n') ? header.slice(0, -1) : header + ' '.repeat(indent));
    if (value.text.startsWith('\n')) this.#space('\n');
    const margin = ' '.repeat(indent);
    for (const piece of withoutBlankMargins(indentPieces(piecesOf(body), margin), margin)) this.#add(piece);
  }

  /** A scalar spelled `text` whose content is `content`. */
  #scalar(text: string, content: string, origin: Origin | undefined): void {
    if (!origin) this.#add({ kind: 'text', text, verbatim: false, computed: true });
    else if (origin.written !== text && /^["']/.test(text) && text.slice(1, -1) === content && content !== '') {
      this.#space(text.charAt(0));
      for (const piece of written(content, origin)) this.#add(piece);
      this.#space(text.charAt(0));
    } else
      for (const piece of text === content || origin.written === text ? written(text, origin) : [whole(text, origin)]) this.#add(piece);
  }

  #line(indent: number): void {
    this.#add({ kind: 'text', text: `\n${' '.repeat(indent)}`, verbatim: false });
  }

  #space(text: string): void {
    this.#add({ kind: 'text', text, verbatim: false });
  }

  #add(piece: Piece): void {
    this.pieces.push(piece);
    const newline = piece.text.lastIndexOf('\n');
    this.#column = newline < 0 ? this.#column + piece.text.length : piece.text.length - newline - 1;
  }
}

function whole(text: string, { uri, start, end }: Origin): Piece {
  return { kind: 'text', text, source: { uri, start, end }, verbatim: false };
}

/** Empty lines of a literal scalar have no indentation. */
function withoutBlankMargins(pieces: readonly Piece[], margin: string): readonly Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last?.kind === 'text' && last.text === margin && !last.source && piece.text.startsWith('\n')) result.pop();
    if (piece.text !== '') result.push(piece);
  }
  const last = result.at(-1);
  if (last?.kind === 'text' && last.text === margin && !last.source) result.pop();
  return result;
}

/** A number after its way through JSON. */
export function jsonNumber(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : printFloat(value);
}
