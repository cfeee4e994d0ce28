/** What is found in composed text, at the places where that text is written. */
import type { Omission, Place } from '../compose/composed.ts';
import { sourceOf, valueIn } from '../compose/translate.ts';
import type { Unit } from '../facts/types.ts';
import { resolve } from '../syntax/tree.ts';
import type { Entry, Span, SyntaxNode } from '../syntax/tree.ts';
import { say } from '../texts/texts.ts';
import type { ComposedFile } from '../workspace/composition/file.ts';
import { ByPlace } from './by-place.ts';
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

/** Whether anything in a composed file is put in by a value. */
export function takesValues({ composed }: ComposedFile): boolean {
  return composed.parts.some(({ via }) => via !== undefined);
}

/** Where a finding of a chart's template or of a kustomization's object is written; `byValues` as `takesValues` says. */
export function placeOf(source: ComposedFinding, byValues: boolean, anchorAt: (origin: Place) => Place | undefined): Shown {
  const { file, unitStart, finding } = source;
  const { composed } = file;
  const { problem, rule, subject, unit } = finding;
  const anchor = anchorOf(rule.subject, subject);
  const atAnchor = anchor?.start === problem.start && anchor.end === problem.end;
  const span = shift(problem, unitStart);
  const left = file.kind === 'chart' ? omissionFor(rule, finding, unitStart, composed.omissions) : undefined;
  if (left)
    return { source, place: left.cause, related: [relatedAt(left.via, say`This part of the template is left out because of that value.`)] };
  const value =
    atAnchor || !byValues ? undefined : (valuePlace(file, span) ?? valuePlace(file, valueBehind(unit, problem, unitStart), 'first'));
  if (value) return { source, place: value.place, related: [relatedAt(value.via, say`The template puts it in here.`)] };
  const place =
    ownPlace(sourceOf(composed, span, 'use'), file, atAnchor && rule.subject !== 'container', anchorAt) ??
    (anchor && sourceOf(composed, shift(anchor, unitStart), 'use')) ??
    file.origin ??
    startOf(file.home);
  return { source, place, related: none };
}

const none: readonly Related[] = [];

/** What several kustomizations make of one object, or several releases of one template, and what of it each of them misses. */
export class Siblings {
  readonly #count: number;
  /** How many hold something of a file. */
  readonly #holders = new Map<string, number>();
  /** How many of these have a finding of a rule at a place there. */
  readonly #misses = new ByPlace<Miss>();

  constructor(files: readonly ComposedFile[], shownIn: (file: ComposedFile) => readonly Shown[]) {
    this.#count = files.length;
    if (files.length < 2) return;
    for (const file of files) {
      const sources = new Set<string>();
      for (const { source } of file.composed.parts) sources.add(source.uri);
      for (const uri of sources) this.#holders.set(uri, (this.#holders.get(uri) ?? 0) + 1);
      const alone = file.kind === 'chart' && !file.entry;
      for (const { source, place } of shownIn(file)) {
        const miss = this.#missAt(source.finding.rule, place);
        if (alone) miss.alone = true;
        if (miss.last === file || !sources.has(place.uri)) continue;
        miss.last = file;
        miss.count++;
      }
    }
  }

  /** Shown where it is written when all of them miss it there, or the chart by itself does, else in the kustomization or at the release that does. */
  placeAmong(shown: Shown): Shown {
    const { finding, file } = shown.source;
    const { entry, kind } = file;
    if (this.#count < 2 || !entry) return shown;
    const miss = this.#misses.get(finding.rule, shown.place);
    if ((this.#holders.get(shown.place.uri) ?? 0) === (miss?.count ?? 0) || miss?.alone === true) return shown;
    const message =
      kind === 'chart' ? say`It is written here; other releases mend it.` : say`The object is written here; other kustomizations mend it.`;
    const related = relatedAt(shown.place, message);
    return { ...shown, place: entry, related: [related] };
  }

  #missAt(rule: Rule, place: Place): Miss {
    const known = this.#misses.get(rule, place);
    if (known) return known;
    const miss: Miss = { count: 0, last: undefined, alone: false };
    this.#misses.set(rule, place, miss);
    return miss;
  }
}

interface Miss {
  count: number;
  /** The last that was counted: what it has there several times counts once. */
  last: ComposedFile | undefined;
  /** Whether the chart misses it by itself, whoever installs it. */
  alone: boolean;
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
  const part = valueIn(composed, span, which);
  // A map that the template writes itself is not brought by the values in it.
  if (!part || (which === 'first' && part.start > span.start)) return undefined;
  const place = sourceOf(composed, { start: Math.max(part.start, span.start), end: Math.min(part.end, span.end) }, 'values');
  return place && { place, via: part.via };
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
  // Another item of the list has such keys for itself.
  return omissions.find(({ at, items, keys: omitted }) => !items && at >= start && at <= end + 1 && omitted.some((key) => keys.has(key)));
}

function relatedAt({ uri, start, end }: Place, message: string): Related {
  return { at: { uri, unitStart: 0, subject: undefined }, start, end, message };
}

function shift(span: Span, by: number): Span {
  return by === 0 ? span : { start: span.start + by, end: span.end + by };
}

function startOf(uri: string): Place {
  return { uri, start: 0, end: 0 };
}
