/** The report for people: findings by place, then where the workspace stands and what to do next. */
import type { Severity } from '../assessment/severity.ts';
import { padEnd, printable, widthOf, wrap } from './layout.ts';
import type { PlacedResult } from './places.ts';
import type { Scan } from './scan.ts';
import { baselineLines, remarkLines } from './scan-notes.ts';
import type { ScanNotes } from './scan-notes.ts';
import type { Paint, Style } from './style.ts';
import { summary } from './summary.ts';

export interface PrettyOptions {
  readonly style: Style;
  /** Columns to fill; undefined where the reader is no terminal, and nothing wraps. */
  readonly columns: number | undefined;
}

const narrowest = 40;
/** Where rule ids stand at most, so that they stay near their messages on wide screens. */
const widestMessage = 96;

/** The report piece by piece: of a large workspace it is as long as all its files. */
export function* prettyReport(
  scan: Scan,
  results: readonly PlacedResult[],
  notes: ScanNotes,
  { style, columns }: PrettyOptions,
): Generator<string> {
  const width = columns === undefined ? Number.POSITIVE_INFINITY : Math.max(columns, narrowest);
  const unaccepted = results.filter(({ suppression }) => suppression === undefined);
  const open = unaccepted.filter(({ heldBack }) => !heldBack);
  const shown = open.filter(({ severity }) => severity !== 'none');
  const counts = {
    hidden: open.length - shown.length,
    accepted: results.length - unaccepted.length,
    heldBack: unaccepted.length - open.length,
  };
  yield* findingPieces(shown, width, style);
  const rest = [
    remarkLines(notes.remarks, width, style),
    baselineLines(notes.baselines, width),
    summary(scan, { shown, ...counts }, width, style),
  ];
  const parts = rest.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  if (shown.length > 0 && parts.length > 0) yield '\n';
  yield `${parts.join('\n\n')}\n`;
}

/** Lines that are handed on together. */
const pieceLength = 1000;

interface Layout {
  /** Where messages wrap. */
  readonly width: number;
  /** Rule ids stand in a column of their own, behind messages of this width. */
  readonly column: number;
  readonly besides: boolean;
}

function* findingPieces(results: readonly PlacedResult[], width: number, style: Style): Generator<string> {
  const room = width - prefixWidth - gap.length;
  const rules = widest(results, ({ rule }) => widthOf(rule.id));
  const messages = widest(results, ({ message }) => widthOf(printable(message)));
  // Side by side while the messages keep a readable width, else the rule follows its message.
  const column = Math.min(messages, widestMessage, room - rules);
  const besides = column >= Math.min(messages, narrowest);
  const layout: Layout = { column, besides, width: besides && Number.isFinite(width) ? column : room };
  let lines: string[] = [];
  let before: PlacedResult | undefined;
  for (const result of results) {
    if (!before || !samePlace(before, result)) {
      if (before && before.file !== result.file) lines.push('');
      lines.push(placeOf(result, style));
    }
    lines.push(...entryLines(result, layout, style));
    before = result;
    if (lines.length < pieceLength) continue;
    yield `${lines.join('\n')}\n`;
    lines = [];
  }
  if (lines.length > 0) yield `${lines.join('\n')}\n`;
}

/** Of lists that may be too long to be the arguments of one call. */
function widest(results: readonly PlacedResult[], widthIn: (result: PlacedResult) => number): number {
  return results.reduce((most, result) => Math.max(most, widthIn(result)), 0);
}

const gap = '  ';
/** "  ! Level 1  " */
const prefixWidth = 13;

const marks: Readonly<Record<Severity, string>> = { error: '×', warning: '!', hint: '·', none: ' ' };

function paintOf(severity: Severity, style: Style): Paint {
  return severity === 'error' ? style.red : severity === 'warning' ? style.yellow : style.dim;
}

function entryLines({ rule: { id }, message, level, severity }: PlacedResult, layout: Layout, style: Style): readonly string[] {
  const head = `  ${paintOf(severity, style)(`${marks[severity]} Level ${String(level)}`)}  `;
  const indent = ' '.repeat(prefixWidth);
  const rule = style.dim(id);
  const [first = '', ...rest] = wrap(printable(message), layout.width);
  if (layout.besides) return [`${head}${padEnd(first, layout.column)}${gap}${rule}`, ...rest.map((line) => indent + line)];
  const last = rest.at(-1) ?? first;
  const lines = [head + first, ...rest.map((line) => indent + line)];
  if (widthOf(last) + gap.length + widthOf(id) > layout.width) return [...lines, indent + rule];
  return [...lines.slice(0, -1), `${lines.at(-1) ?? ''}${gap}${rule}`];
}

/** `file:line:column` as terminals and editors open it: counted from 1. */
function placeOf({ file, range }: PlacedResult, style: Style): string {
  const slash = file.lastIndexOf('/') + 1;
  const place = `:${String(range.start.line + 1)}:${String(range.start.character + 1)}`;
  return style.dim(printable(file.slice(0, slash))) + style.bold(printable(file.slice(slash))) + style.dim(place);
}

function samePlace(a: PlacedResult, b: PlacedResult): boolean {
  return a.file === b.file && a.range.start.line === b.range.start.line && a.range.start.character === b.range.start.character;
}
