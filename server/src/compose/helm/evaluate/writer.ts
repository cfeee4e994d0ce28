/** What actions put into the text: values with their places, or the action itself where its value is not known. */
import type { Place } from '../../composed.ts';
import type { Span } from '../../../syntax/tree.ts';
import { toText } from '../values/print.ts';
import { NotKnown, TemplateError } from '../values/signals.ts';
import type { Piece } from '../values/text.ts';
import { hasStructure, holeReason, saysNothing } from '../values/text.ts';
import type { Value } from '../values/value.ts';
import { unknown } from '../values/value.ts';
import type { Output } from './output.ts';
import type { TemplateSource } from './source.ts';

/** The value of an action; whatever Helm would stop at is unknown. */
export function attempt(run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    if (error instanceof NotKnown || error instanceof TemplateError) return unknown(error.message);
    throw error;
  }
}

export class Writer {
  readonly #source: TemplateSource;
  /** The text goes into that of another template. */
  readonly #included: boolean;

  constructor(source: TemplateSource, included: boolean) {
    this.#source = source;
    this.#included = included;
  }

  value(value: Value, action: Span, output: Output): void {
    const shown = attempt(() => (value.kind === 'unknown' ? value : toText(value)));
    if (shown.kind !== 'string') {
      this.#hole(action, shown.kind === 'unknown' ? shown.reason : '', output);
      return;
    }
    const pieces = shown.pieces ?? [];
    if (shown.holes === true && (saysNothing(pieces) || !hasStructure(pieces))) {
      this.#hole(action, holeReason(shown), output);
      return;
    }
    const place = this.#source.place(action);
    output.settle();
    output.push(pieces.map((piece) => placed(piece, place)));
  }

  /** `if`, `else` and `end` left as written. */
  control(action: Span, reason: string, output: Output): void {
    const text = this.#source.tree.text.slice(action.start, action.end);
    output.asWritten([{ kind: 'hole', text, reason, source: this.#source.place(action), verbatim: true, control: true }]);
  }

  /** An action left as written; inside of included text as one that stands for its value. */
  #hole(action: Span, reason: string, output: Output): void {
    const place = this.#source.place(action);
    const text = this.#source.tree.text.slice(action.start, action.end);
    if (!this.#included) {
      output.asWritten([{ kind: 'hole', text, reason, source: place, verbatim: true, control: false }]);
      return;
    }
    output.settle();
    const margin = /\bnindent\s+(?:\(\s*)?(\d{1,3})/.exec(text)?.[1];
    if (margin !== undefined) output.push([{ kind: 'text', text: `\n${' '.repeat(Number(margin))}`, verbatim: false }]);
    const body =
      margin === undefined ? actionBody(text) : actionBody(text).replaceAll(/(?:(?<!\s)\s+)?\|\s*nindent\s+(?:\(\s*)?\d+\s*\)?/g, '');
    output.push([{ kind: 'hole', text: `{{ ${body} }}`, reason, source: place, verbatim: false, control: false }]);
  }
}

/** A piece put in by an action: computed text has the action as source, all else names it as the place of use. */
function placed(piece: Piece, action: Place): Piece {
  if (piece.kind === 'omission') return { ...piece, via: action };
  if (piece.source) return { ...piece, via: action };
  return piece.kind === 'hole' || piece.computed === true ? { ...piece, source: action } : piece;
}

/** What stands between the delimiters, on one line; of no action that is longer than people write them. */
function actionBody(text: string): string {
  if (text.length > 1000) return 'unknown';
  return text
    .replace(/^\{\{-?\s*/, '')
    .replace(/(?<!\s)\s*-?\}\}$/, '')
    .replaceAll(/(?<!\s)\s*\n\s*/g, ' ');
}
