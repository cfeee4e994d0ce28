/** A YAML file cut at its `---` lines, as Kubernetes cuts it: also inside block scalars, and anchors do not cross. */
import type { Span } from '../tree.ts';

/** The spans of the documents, each from just behind its `---` to the next one; a text without `---` is one document. */
export function splitDocuments(text: string): readonly Span[] {
  const spans: Span[] = [];
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let from = start;
  for (;;) {
    const marker = text.startsWith('---', from) && from === start ? from : nextMarker(text, from);
    if (marker < 0) break;
    if (isMarker(text, marker)) {
      if (marker > start) spans.push({ start, end: marker });
      start = marker + 3;
    }
    from = marker + 3;
  }
  spans.push({ start, end: text.length });
  return spans;
}

function nextMarker(text: string, from: number): number {
  const found = text.indexOf('\n---', from);
  return found < 0 ? -1 : found + 1;
}

function isMarker(text: string, at: number): boolean {
  const next = text[at + 3];
  return next === undefined || next === ' ' || next === '\t' || next === '\n' || next === '\r';
}
