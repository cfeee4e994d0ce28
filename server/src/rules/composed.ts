/** What is found in composed text, at the places where that text is written. */
import type { Omission, Place } from '../compose/composed.ts';
import { sourceOf } from '../compose/translate.ts';
import type { Unit } from '../facts/types.ts';
import { resolve } from '../syntax/tree.ts';
import type { Entry, Span, SyntaxNode } from '../syntax/tree.ts';
import { say } from '../texts/texts.ts';
import type { ComposedFile } from '../workspace/composition/file.ts';
import type { Finding } from './finding.ts';
import type { Related, Rule } from './rule.ts';
import { anchorOf, nodeOf } from './subjects.ts';

/** A finding in composed text. */
export interface ComposedFinding {
  readonly file: ComposedFile;
  readonly unitStart: number;
  /** As the rule gave it: spans count in the composed unit. */
  readonly finding: Finding;
}

/** A finding and the place where it is shown. */
export interface Shown {
  readonly source: ComposedFinding;
  readonly place: Place;
  readonly related: readonly Related[];
}

/** Where a finding of a chart's template or of a kustomization's object is written. */
export function placeOf({ file, unitStart, finding }: ComposedFinding, anchorAt: (origin: Place) => Place | undefined): Shown {
  const { composed } = file;
  const { problem, rule, subject, unit } = finding;
  const source: ComposedFinding = { file, unitStart, finding };
  const anchor = anchorOf(rule.subject, subject);
  const atAnchor = anchor?.start === problem.start && anchor.end === problem.end;
  const span = shift(problem, unitStart);
  const left = file.kind === 'chart' ? omissionFor(rule, finding, unitStart, composed.omissions) : undefined;
  if (left)
    return { source, place: left.cause, related: [relatedAt(left.via, say`This part of the template is left out because of that value.`)] };
  const value = atAnchor ? undefined : (valuePlace(file, span) ?? valuePlace(file, valueBehind(unit, problem, unitStart), 'first'));
  if (value) return { source, place: value.place, related: [relatedAt(value.via, say`The template puts it in here.`)] };
  const place =
    ownPlace(sourceOf(composed, span, 'use'), file, atAnchor && rule.subject !== 'container', anchorAt) ??
    (anchor && sourceOf(composed, shift(anchor, unitStart), 'use')) ??
    file.origin ??
    startOf(file.home);
  return { source, place, related: [] };
}

/** What several kustomizations make of one object, or several releases of one template, and what of it each of them misses. */
export class Siblings {
  readonly #count: number;
  /** How many hold something of a file. */
  readonly #holders = new Map<string, number>();
  /** How many of these have a finding of a rule at a place there. */
  readonly #misses = new Map<string, number>();
  /** What the chart misses by itself, whoever installs it. */
  readonly #missedAlone = new Set<string>();

  constructor(files: readonly ComposedFile[], shownIn: (file: ComposedFile) => readonly Shown[]) {
    this.#count = files.length;
    if (files.length < 2) return;
    for (const file of files) {
      const sources = new Set(file.composed.parts.map(({ source }) => source.uri));
      const shown = shownIn(file);
      const missed = new Set(shown.flatMap((one) => (sources.has(one.place.uri) ? keyOf(one) : [])));
      for (const uri of sources) this.#holders.set(uri, (this.#holders.get(uri) ?? 0) + 1);
      for (const key of missed) this.#misses.set(key, (this.#misses.get(key) ?? 0) + 1);
      if (file.kind === 'chart' && !file.entry) for (const one of shown) this.#missedAlone.add(keyOf(one));
    }
  }

  /** Shown where it is written when all of them miss it there, or the chart by itself does, else in the kustomization or at the release that does. */
  placeAmong(shown: Shown): Shown {
    const { entry, kind } = shown.source.file;
    if (this.#count < 2 || !entry) return shown;
    const key = keyOf(shown);
    if ((this.#holders.get(shown.place.uri) ?? 0) === (this.#misses.get(key) ?? 0) || this.#missedAlone.has(key)) return shown;
    const message =
      kind === 'chart' ? say`It is written here; other releases mend it.` : say`The object is written here; other kustomizations mend it.`;
    const related = relatedAt(shown.place, message);
    return { ...shown, place: entry, related: [related] };
  }
}

function keyOf({ place, source }: Shown): string {
  return `${source.finding.rule.id} ${String(place.start)} ${place.uri}`;
}

/** An object that a kustomization gives its name is still looked for where it is written. */
function ownPlace(
  place: Place | undefined,
  { origin }: ComposedFile,
  isObject: boolean,
  anchorAt: (origin: Place) => Place | undefined,
): Place | undefined {
  return isObject && origin && place?.uri !== origin.uri ? (anchorAt(origin) ?? place) : place;
}

/** The value that a span is made of: the first of several for a map that values bring, else the last. */
function valuePlace(
  { composed }: ComposedFile,
  span: Span | undefined,
  which: 'first' | 'last' = 'last',
): { readonly place: Place; readonly via: Place } | undefined {
  if (!span) return undefined;
  const values = composed.parts.filter(
    ({ start, end, via }) => via !== undefined && start < Math.max(span.end, span.start + 1) && end > span.start,
  );
  const part = values.at(which === 'first' ? 0 : -1);
  // A map that the template writes itself is not brought by the values in it.
  if (which === 'first' && part && part.start > span.start) return undefined;
  const place = part && sourceOf(composed, { start: Math.max(part.start, span.start), end: Math.min(part.end, span.end) }, 'values');
  return part?.via && place ? { place, via: part.via } : undefined;
}

/** The value of the entry whose key a problem marks. */
function valueBehind({ root }: Unit, problem: Span, unitStart: number): Span | undefined {
  const entry = root && entryAt(root, problem);
  return entry && shift(resolve(entry.value), unitStart);
}

function entryAt(node: SyntaxNode, key: Span): Entry | undefined {
  if (node.kind === 'sequence') {
    const item = node.items.find(({ start, end }) => start <= key.start && key.end <= end);
    return item && entryAt(item, key);
  }
  if (node.kind !== 'map') return undefined;
  for (const entry of node.entries) {
    if (entry.key.start === key.start && entry.key.end === key.end) return entry;
    if (entry.value.start <= key.start && key.end <= entry.value.end) return entryAt(entry.value, key);
  }
  return undefined;
}

/** The part of a template that would have held what is missing. */
function omissionFor(rule: Rule, finding: Finding, unitStart: number, omissions: readonly Omission[]): Omission | undefined {
  if (omissions.length === 0) return undefined;
  const node = nodeOf(rule.subject, finding.subject);
  if (!node) return undefined;
  const { start, end } = shift(node, unitStart);
  const keys = new Set(rule.hoverOn.flatMap((path) => path.split('.').slice(-2)));
  return omissions.find((omission) => omission.at >= start && omission.at <= end + 1 && omission.keys.some((key) => keys.has(key)));
}

function relatedAt({ uri, start, end }: Place, message: string): Related {
  return { at: { uri, unitStart: 0, subject: undefined }, start, end, message };
}

function shift({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function startOf(uri: string): Place {
  return { uri, start: 0, end: 0 };
}
