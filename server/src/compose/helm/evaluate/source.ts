/** A parsed template with the places of its text. */
import type { Span } from '../../../syntax/tree.ts';
import type { Place } from '../../composed.ts';
import type { Node, ParsedTemplate } from '../parse/nodes.ts';
import type { Piece } from '../values/text.ts';
import { cutPieces, piecesOf } from '../values/text.ts';
import type { Origin, Str } from '../values/value.ts';

export interface TemplateSource {
  readonly tree: ParsedTemplate;
  /** Where a span of the template is written. */
  place(span: Span): Place;
  /** Text of the template as pieces. */
  pieces(start: number, end: number): readonly Piece[];
  origin(span: Span): Origin | undefined;
}

/** A named template, or a whole file. */
export interface Definition {
  readonly name: string;
  readonly nodes: readonly Node[];
  readonly source: TemplateSource;
  /** The file of the definition. */
  readonly path: string;
}

/** A template that is a file. */
export function fileSource(tree: ParsedTemplate, uri: string): TemplateSource {
  return {
    tree,
    place: ({ start, end }) => ({ uri, start, end }),
    pieces: (start, end) => [{ kind: 'text', text: tree.text.slice(start, end), source: { uri, start, end }, verbatim: true }],
    origin: ({ start, end }) => ({ uri, start, end, written: tree.text.slice(start, end), literal: false }),
  };
}

/** A template that is a value, evaluated by `tpl` at `use`. */
export function valueSource(tree: ParsedTemplate, value: Str, use: Place): TemplateSource {
  const pieces = piecesOf(value);
  return {
    tree,
    place: ({ start, end }) => {
      const [first] = cutPieces(pieces, start, end).filter((piece) => piece.kind === 'text');
      if (first?.kind !== 'text' || !first.source) return use;
      const { uri, start: from, end: to } = first.source;
      return { uri, start: from, end: to };
    },
    pieces: (start, end) => cutPieces(pieces, start, end),
    origin: () => undefined,
  };
}
