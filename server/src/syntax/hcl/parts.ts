/** A Terraform file in the parts that its top-level blocks make, so that an edit parses one and keeps the others. */
import type { Span } from '../tree.ts';
import { balanceOf } from './balance.ts';
import { segmentsOf } from './segments.ts';
import { shiftBody } from './shift.ts';
import type { HclBody } from './tree.ts';

/** A part at its place, as it was read. */
export interface Part extends Span {
  readonly body: HclBody;
  /** It parses as it stands. */
  readonly whole: boolean;
}

/** An earlier text of a file, and what was read of it. */
export interface HclReading {
  readonly text: string;
  readonly body: HclBody;
}

/** Reads the part of a text that a span covers. */
export type ReadPart = (text: string, span: Span) => Part;

const known = new WeakMap<HclBody, readonly Part[]>();

/** The parts of a text, taken over from an earlier text where they say the same. */
export function readParts(text: string, previous: HclReading | undefined, read: ReadPart): readonly Part[] {
  const spans = segmentsOf(text);
  const old = previous ? (known.get(previous.body) ?? partsOf(previous)) : [];
  const before = previous?.text ?? '';
  const most = Math.min(spans.length, old.length);
  let head = 0;
  while (head < most && same(text, spans[head], before, old[head])) head++;
  let tail = 0;
  while (tail < most - head && same(text, spans[spans.length - 1 - tail], before, old[old.length - 1 - tail])) tail++;
  return spans.map((span, index) => {
    const kept = index < head ? old[index] : index >= spans.length - tail ? old[old.length - (spans.length - index)] : undefined;
    return kept ? { ...span, body: shiftBody(kept.body, span.start - kept.start), whole: kept.whole } : read(text, span);
  });
}

/** What the parts come to; undefined where only a look at the whole text tells whether it is valid. */
export function bodyOfParts(text: string, parts: readonly Part[]): HclBody | undefined {
  const broken = parts.find(({ whole }) => !whole);
  if (!broken) return joined(parts, false);
  // A part that opens something may go on in the next one: such a text can be valid though its parts are not.
  const balance = balanceOf(text.slice(broken.start, broken.end));
  if (balance === 'odd' || (balance === 'open' && balanceOf(text.slice(broken.start)) !== 'open')) return undefined;
  return joined(parts, true);
}

/** All parts as one body. Of a damaged text nobody asks for the comments. */
export function joined(parts: readonly Part[], damaged: boolean): HclBody {
  const comments = damaged ? [] : parts.flatMap(({ body }) => body.comments ?? []);
  const body: HclBody = {
    attributes: parts.flatMap((part) => part.body.attributes),
    blocks: parts.flatMap((part) => part.body.blocks),
    damaged,
    ...(comments.length > 0 ? { comments } : {}),
  };
  known.set(body, parts);
  return body;
}

/** A valid text that was read as a whole, cut into parts; none where something goes over a cut. */
function partsOf({ text, body }: HclReading): readonly Part[] {
  if (body.damaged) return [];
  const parts = segmentsOf(text).map((span): Part => {
    const within = <T extends Span>(all: readonly T[]): readonly T[] =>
      all.filter(({ start, end }) => start >= span.start && end <= span.end);
    const comments = within(body.comments ?? []);
    const own: HclBody = { attributes: within(body.attributes), blocks: within(body.blocks), damaged: false };
    return { ...span, body: comments.length > 0 ? { ...own, comments } : own, whole: true };
  });
  const count = (one: HclBody): number => one.attributes.length + one.blocks.length + (one.comments?.length ?? 0);
  return parts.reduce((sum, part) => sum + count(part.body), 0) === count(body) ? parts : [];
}

function same(text: string, now: Span | undefined, before: string, old: Span | undefined): boolean {
  if (!now || !old || now.end - now.start !== old.end - old.start) return false;
  return text.slice(now.start, now.end) === before.slice(old.start, old.end);
}
