/** A Helm template made readable as YAML at unchanged offsets: every action gives way to blanks or to a hole of the same length. */
import { hole } from '../hole.ts';
import type { Span } from '../tree.ts';
import { findActions } from './actions.ts';
import type { Action } from './actions.ts';

/** A place where rendering puts lines that the text does not show. */
export interface TemplateHole {
  readonly offset: number;
  /** The column that the lines will have; undefined when it cannot be told. */
  readonly indent: number | undefined;
}

export interface MaskedTemplate {
  /** Of the same length as the template. */
  readonly text: string;
  readonly holes: readonly TemplateHole[];
  /** What stands between `if`, `with` or `range` and its `end`. */
  readonly conditionals: readonly Span[];
}

export function maskTemplate(text: string): MaskedTemplate {
  const actions = findActions(text);
  if (actions.length === 0) return { text, holes: [], conditionals: [] };
  const masker = new Masker(text, actions);
  return masker.run();
}

class Masker {
  readonly #text: string;
  readonly #actions: readonly Action[];
  readonly #holes: TemplateHole[] = [];
  readonly #parts: string[] = [];
  /** All before this offset is in `#parts`. */
  #done = 0;

  constructor(text: string, actions: readonly Action[]) {
    this.#text = text;
    this.#actions = actions;
  }

  run(): MaskedTemplate {
    const { conditionals, definitions } = blocksOf(this.#actions);
    for (let index = 0; index < this.#actions.length;) {
      const action = this.#actions[index];
      if (!action) break;
      const definition = definitions.find((span) => span.start === action.start);
      if (definition) {
        this.#fill(definition, '\n');
        while ((this.#actions[index]?.start ?? Infinity) < definition.end) index++;
        continue;
      }
      index = this.#maskLine(index);
    }
    this.#parts.push(this.#text.slice(this.#done));
    return { text: this.#parts.join(''), holes: this.#holes, conditionals };
  }

  /** Masks the actions of one line (or of several, where an action spans them); returns the index of the first action after it. */
  #maskLine(first: number): number {
    const lineStart = this.#text.lastIndexOf('\n', (this.#actions[first]?.start ?? 0) - 1) + 1;
    let after = first;
    let lineEnd = lineStart;
    for (let action = this.#actions[after]; action && (after === first || action.start < lineEnd); action = this.#actions[++after]) {
      lineEnd = endOfLine(this.#text, Math.max(action.end, lineEnd));
    }
    const line = this.#actions.slice(first, after);
    if (isBlankBetween(this.#text, line, lineStart, lineEnd)) {
      for (const action of line) this.#noteHole(action, lineStart);
      this.#fill({ start: Math.max(lineStart, this.#done), end: lineEnd }, '\n');
    } else {
      this.#maskInline(line, lineStart, lineEnd);
    }
    return after;
  }

  #maskInline(line: readonly Action[], lineStart: number, lineEnd: number): void {
    for (let index = 0; index < line.length; index++) {
      const action = line[index];
      if (!action) continue;
      const close = action.kind === 'open' ? closing(line, index) : index;
      const last = line[close];
      if (!last) {
        this.#fill(action, '\n');
        continue;
      }
      const span = { start: action.start, end: last.end };
      index = close;
      const indent = this.#blockIndent(span, lineStart, lineEnd);
      // `key:{{ … | nindent 4 }}`: the action brings the line break that parts it from the colon.
      const brokenOff = indent === undefined && this.#text[span.start - 1] === ':' && /\bnindent\b/.test(action.body) ? 1 : 0;
      if (indent !== undefined) {
        this.#holes.push({ offset: span.start, indent });
        this.#fill(span, '\n');
      } else {
        this.#fill({ start: span.start, end: span.start + brokenOff }, ' ');
        this.#fill(
          { start: span.start + brokenOff, end: span.end },
          action.kind === 'else' || action.kind === 'end' || action.kind === 'silent' ? ' ' : hole,
        );
      }
    }
  }

  /** The column of what the action leads: `- {{ … }}`, `key: {{ … }}` or `key: |- {{ … }}` with deeper lines behind it; undefined for a plain value. */
  #blockIndent(span: Span, lineStart: number, lineEnd: number): number | undefined {
    if (this.#text.slice(span.end, lineEnd).trim() !== '') return undefined;
    const before = this.#text.slice(lineStart, span.start);
    if (/[:-][ \t]+[|>][-+0-9]*[ \t]*$/.test(before)) return Infinity;
    const leader = /^(?<dashes>[ \t]*(?:-[ \t]+(?![ \t]))*)(?<key>[^:]*:[ \t]*)?$/.exec(before)?.groups;
    if (!leader) return undefined;
    const next = nextIndent(this.#text, lineEnd);
    const column = leader['dashes']?.length ?? 0;
    if (next === undefined) return undefined;
    if (leader['key'] !== undefined) return next.length > column ? next.length : undefined;
    return next.length === column ? column : undefined;
  }

  #noteHole(action: Action, lineStart: number): void {
    if (action.kind !== 'output') return;
    const column = action.start - lineStart;
    const nindent = /\bnindent\s+\(?(\d+)/.exec(action.body)?.[1];
    const indent = /\bindent\s+\(?(\d+)/.exec(action.body)?.[1];
    if (nindent !== undefined) this.#holes.push({ offset: action.start, indent: Number(nindent) });
    else if (action.trimsLeft) this.#holes.push({ offset: action.start, indent: undefined });
    else this.#holes.push({ offset: action.start, indent: column + Number(indent ?? 0) });
  }

  #fill(span: Span, char: string): void {
    if (span.start < this.#done) return;
    this.#parts.push(this.#text.slice(this.#done, span.start), char.repeat(span.end - span.start));
    this.#done = span.end;
  }
}

/** The indentation of the next line that the text itself shows, whatever lines of actions and comments are before it. */
function nextIndent(text: string, lineEnd: number): string | undefined {
  const next = /\n(?<indent>[ \t]*)(?=[^\s#{]|\{[^{])|\n[ \t]*(?:(?:#|\{\{)[^\n]*)?(?=\n)/y;
  next.lastIndex = lineEnd;
  for (let found = next.exec(text); found; found = next.exec(text)) {
    const indent = found.groups?.['indent'];
    if (indent !== undefined) return indent;
  }
  return undefined;
}

/** The regions of block actions, matched by nesting; unmatched ones are left out. */
function blocksOf(actions: readonly Action[]): { readonly conditionals: readonly Span[]; readonly definitions: readonly Span[] } {
  const conditionals: Span[] = [];
  const definitions: Span[] = [];
  const stack: Action[] = [];
  for (const action of actions) {
    if (action.kind === 'open' || action.kind === 'define') stack.push(action);
    if (action.kind !== 'end') continue;
    const opener = stack.pop();
    if (opener?.kind === 'open') conditionals.push({ start: opener.end, end: action.start });
    if (opener?.kind === 'define') definitions.push({ start: opener.start, end: action.end });
  }
  return { conditionals, definitions };
}

/** The index of the `end` that closes the block opened at `from` on the same line; -1 when it is on another. */
function closing(line: readonly Action[], from: number): number {
  let depth = 0;
  for (let index = from; index < line.length; index++) {
    const kind = line[index]?.kind;
    if (kind === 'open') depth++;
    if (kind === 'end' && --depth === 0) return index;
  }
  return -1;
}

function isBlankBetween(text: string, actions: readonly Action[], start: number, end: number): boolean {
  let at = start;
  for (const action of actions) {
    if (text.slice(at, action.start).trim() !== '') return false;
    at = action.end;
  }
  return text.slice(at, end).trim() === '';
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
