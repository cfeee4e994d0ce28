/** Cuts a damaged Terraform file where its blocks start, so that one broken block does not take the others with it. */
import { HeredocEnds } from './heredoc-ends.ts';
import type { Span } from '../tree.ts';

const blockStart =
  /^(?:(?:resource|data|ephemeral|module|variable|output|provider|import|moved|removed|check|list|action|run|mock_provider)[ \t]*(?:"|\{)|(?:locals|terraform)[ \t]*\{)/;
const heredocStart = /<<-?([\p{L}_][\p{L}\p{N}_-]*)[ \t]*$/u;

/** Spans that cover the text; each but the first starts with a top-level block at column 0. */
export function segmentsOf(text: string): readonly Span[] {
  const starts = [0];
  const heredocs = new HeredocEnds(text);
  let at = 0;
  while (at < text.length) {
    const end = nextLine(text, at);
    const line = text.slice(at, end).trimEnd();
    if (at > 0 && blockStart.test(line)) starts.push(at);
    at = afterOpaque(text, line, end, heredocs);
  }
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? text.length }));
}

/** Where the search goes on: behind a here-document or a comment of several lines where the line opens one that is closed. */
function afterOpaque(text: string, line: string, next: number, heredocs: HeredocEnds): number {
  const word = heredocStart.exec(line)?.[1];
  if (word !== undefined) return heredocs.after(word, next) ?? next;
  const shown = line.trimStart();
  // The star of the opening mark closes nothing: `/*/`.
  if (!shown.startsWith('/*') || shown.includes('*/', 2)) return next;
  const close = text.indexOf('*/', next);
  return close < 0 ? next : nextLine(text, close);
}

function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

const halfTypedLine = /^([ \t]*)([\p{L}_][\p{L}\p{N}_-]*(?:[ \t]*=)?|=)[ \t]*$/gmu;

/** The same text with lines that hold only a name, or a name and `=`, made blank: the usual state of a line being typed. */
export function withoutHalfTypedLines(text: string): string {
  return text.replace(halfTypedLine, (line) => ' '.repeat(line.length));
}
