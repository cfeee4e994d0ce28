/** What the marks of other tools accept in YAML and HCL, as each of these tools reads its own. */
import type { Span } from '../syntax/tree.ts';
import { marksIn, mayHoldMarks, suppressionBy } from './foreign-marks.ts';
import type { ForeignMark } from './foreign-marks.ts';
import { lineAt, lineBelow } from './suppression-lines.ts';
import { everywhere, isAlone, mostMarks } from './suppressions.ts';
import type { CommentHost, Suppression } from './suppressions.ts';

interface PlacedMark extends ForeignMark {
  readonly comment: Span;
}

export function foreignComments(text: string, hostOf: () => CommentHost): readonly Suppression[] {
  if (!mayHoldMarks(text)) return [];
  const host = hostOf();
  const marks = marksIn(text, host.signs === 'both' ? 'hcl' : 'yaml')
    .slice(0, mostMarks)
    .flatMap((mark): PlacedMark[] => {
      const comment = commentAround(text, mark.at, host);
      if (!comment) return [];
      return mark.tool === 'zizmor' ? mark.checks.map((check) => ({ ...mark, comment, checks: [check] })) : [{ ...mark, comment }];
    });
  const stacked = lastLines(marks, text);
  return marks.flatMap((mark) => targetsOf(mark, text, host, stacked).map((target) => suppressionBy(mark, mark.comment, target)));
}

/** From its sign to the end of the line; undefined where the mark stands in no comment. */
function commentAround(text: string, at: number, host: CommentHost): Span | undefined {
  const line = lineAt(text, at);
  const sign = (host.signs === 'both' ? /#|\/\/|\/\*/ : /(?<=^|\s)#/).exec(text.slice(line.start, at));
  const start = line.start + (sign?.index ?? 0);
  return sign && !host.isText(at) ? { start, end: line.end } : undefined;
}

/** Marks of Trivy in lines that follow each other speak for what the last of them speaks for: that line, by where its comment begins. */
function lastLines(marks: readonly PlacedMark[], text: string): ReadonlyMap<number, Span> {
  const last = new Map<number, Span>();
  const byLine = new Map<number, Span>();
  const trivy = marks.filter(({ tool }) => tool === 'trivy').toSorted((a, b) => b.at - a.at);
  for (const { comment } of trivy) {
    const own = lineAt(text, comment.start);
    const below = isAlone(text, comment) ? lineBelow(text, own) : undefined;
    const speaksFrom = (below && byLine.get(below.start)) ?? own;
    byLine.set(own.start, speaksFrom);
    last.set(comment.start, speaksFrom);
  }
  return last;
}

function targetsOf(
  { tool, checks, wholeFile, comment }: PlacedMark,
  text: string,
  host: CommentHost,
  stacked: ReadonlyMap<number, Span>,
): readonly Span[] {
  const own = lineAt(text, comment.start);
  const isOwnLine = text.slice(own.start, comment.start).trim() === '';
  switch (tool) {
    case 'checkov': {
      const around = isOwnLine ? host.around(comment.start) : undefined;
      return around ? [around] : [];
    }
    case 'zizmor':
      return zizmorTargets(checks, text, own, host.parts?.(own) ?? [own]);
    case 'tflint':
      if (wholeFile) return comment.start === 0 ? [everywhere] : [];
      return withLineBelow(text, own).map(
        (line) => (tflintHeader.test(text.slice(line.start, line.end)) ? host.blockAt(line) : undefined) ?? line,
      );
    default:
      return withLineBelow(text, stacked.get(comment.start) ?? own).map((line) => host.blockAt(line) ?? line);
  }
}

/** It tells of dangerous triggers at `on`, whatever is done with them in the steps. */
function zizmorTargets(checks: readonly string[], text: string, own: Span, parts: readonly Span[]): readonly Span[] {
  const atTriggers = parts.some(({ start }) => start <= own.end && /^(["']?)on\1[ \t]*:/.test(text.slice(start, start + 20)));
  return atTriggers && checks.every((check) => check === 'dangerous-triggers') ? [{ start: 0, end: text.length }] : parts;
}

/** Blocks of which tflint reports most of what it finds at the header, wherever in the block it is. */
const tflintHeader = /^[ \t]*(?:data|module|output|provider|terraform|variable)\b[^={]*\{/;

function withLineBelow(text: string, line: Span): readonly Span[] {
  const below = lineBelow(text, line);
  return below ? [line, below] : [line];
}
