/** What a `helm_release` gives its chart: `values` in their order, then `set` and its like. */
import type { Dict, Origin, Value } from '../../compose/helm/values/value.ts';
import { copyDict, dict } from '../../compose/helm/values/value.ts';
import { evaluate, evaluateText } from '../../facts/terraform/evaluate.ts';
import type { Scope } from '../../facts/terraform/evaluate.ts';
import { attributeOf } from '../../facts/terraform/read.ts';
import { interpolationEnd, tokensOf } from '../../facts/terraform/tokens.ts';
import { hereDocument, masking } from '../../facts/terraform/yaml-manifest.ts';
import type { HclBlock, HclValue } from '../../syntax/hcl/tree.ts';
import type { Span } from '../../syntax/tree.ts';
import { relocated, settled, valueOfHcl } from './release-text.ts';
import { keyPathOf, layOver, setAt, setValue } from './release-set.ts';

/** Where something is written that values are made of: their places count from there, so that they stay the same when it moves. */
export interface Segment {
  readonly uri: string;
  readonly start: number;
}

export interface ReleaseValues {
  readonly values: Dict;
  readonly segments: readonly Segment[];
  /** Some values are not known at all, so that any key may be set. */
  readonly open: boolean;
  /** The same for as long as the values and their places in the segments are. */
  readonly key: string;
}

export interface Surroundings {
  readonly uri: string;
  readonly scope: Scope;
  /** The file that an expression names. */
  fileOf(path: HclValue): string | undefined;
  /** The text of a file of the workspace. */
  textOf(uri: string): string | undefined;
  readYaml(uri: string, text: string): Value | undefined;
}

/** The name that stands for a segment until it is known where it is. */
export function segmentUri(index: number): string {
  return `segment:${String(index)}`;
}

/** undefined where nobody can say which keys are set last. */
export function readReleaseValues(block: HclBlock, surroundings: Surroundings): ReleaseValues | undefined {
  return new Reader(block, surroundings).read();
}

const setters: ReadonlySet<string> = new Set(['set', 'set_list', 'set_sensitive', 'set_wo']);

class Reader {
  readonly #block: HclBlock;
  readonly #around: Surroundings;
  readonly #segments: Segment[] = [];
  readonly #key: unknown[] = [];
  #values = dict();
  #open = false;

  constructor(block: HclBlock, surroundings: Surroundings) {
    this.#block = block;
    this.#around = surroundings;
  }

  read(): ReleaseValues | undefined {
    const { attributes, blocks } = this.#block;
    if (blocks.some(({ type, labels }) => type === 'postrender' || (type === 'dynamic' && setters.has(labels[0] ?? 'set'))))
      return undefined;
    if (attributes.some(({ name }) => name === 'postrender')) return undefined;
    for (const item of this.#items()) this.#take(item);
    const sets = this.#sets();
    if (!sets) return undefined;
    for (const { name, value, type, secret } of sets) {
      const path = name.kind === 'literal' && typeof name.value === 'string' ? keyPathOf(name.value) : undefined;
      if (!path) return undefined;
      const given: HclValue = secret || type === undefined ? { kind: 'unknown', start: value.start, end: value.end } : value;
      const placeOf = this.#segment(value.start);
      this.#key.push([path, type, plain(given, value.start)]);
      setAt(this.#values, path, setValue(given, type ?? 'auto', placeOf(value)));
    }
    return { values: this.#values, segments: this.#segments, open: this.#open, key: JSON.stringify([this.#open, this.#key]) };
  }

  /** The documents of `values`; one that is not known hides those before it. */
  #items(): readonly (HclValue | undefined)[] {
    const written = attributeOf(this.#block, 'values')?.value;
    if (!written) return [];
    const list = written.kind === 'list' ? written : evaluate(written, this.#around.scope);
    if (list.kind === 'list') return list.items;
    return list.kind === 'literal' && list.value === null ? [] : [undefined];
  }

  #take(item: HclValue | undefined): void {
    const read = item && this.#document(item);
    if (read?.kind === 'dict') layOver(this.#values, copyDict(read));
    else if (read?.kind !== 'nil') {
      this.#values = dict();
      this.#open = true;
      this.#key.push('?');
    }
  }

  #document(item: HclValue): Value | undefined {
    const expression = item.kind === 'unknown' && item.expression !== undefined ? unwrapped(item.expression, item.start) : undefined;
    const here = expression && hereDocument(expression.text);
    if (expression && here && !expression.text.trimStart().startsWith('yamldecode')) {
      const uri = this.#add(expression.start + here.start);
      this.#key.push(here.text);
      return this.#yaml(uri, here.text);
    }
    const file = expression && this.#fileNamedBy(expression.text, expression);
    if (file) return this.#file(file.uri, file.template);
    const value = evaluate(item, this.#around.scope);
    const placeOf = this.#segment(item.start);
    this.#key.push(plain(value, item.start));
    if (value.kind !== 'literal' || typeof value.value !== 'string')
      return value.kind === 'unknown' ? undefined : valueOfHcl(value, placeOf);
    const read = this.#yaml('text:', value.value);
    return read && relocated(read, placeOf(item));
  }

  #yaml(uri: string, text: string): Value | undefined {
    const read = this.#around.readYaml(uri, text);
    return read && settled(read);
  }

  /** `file(…)` and `templatefile(…, …)`. */
  #fileNamedBy(text: string, place: Span): { readonly uri: string | undefined; readonly template: boolean } | undefined {
    const name = /^\s*(file|templatefile)\s*\(/.exec(text)?.[1];
    const tokens = name === undefined ? undefined : tokensOf(text);
    if (!tokens) return undefined;
    const first = tokens[2];
    const end = endOfParameter(tokens);
    if (!first || end === undefined) return undefined;
    const path = evaluateText(text.slice(first.start, end), place, this.#around.scope);
    return { uri: this.#around.fileOf(path), template: name === 'templatefile' };
  }

  #file(uri: string | undefined, template: boolean): Value | undefined {
    const written = uri === undefined ? undefined : this.#around.textOf(uri);
    const text = template && written !== undefined ? masking(written) : written;
    this.#key.push([uri, text]);
    return uri === undefined || text === undefined ? undefined : this.#yaml(uri, text);
  }

  /** What `set`, `set_list` and `set_sensitive` say, blocks or lists; undefined where one of them is not known. */
  #sets(): readonly Setting[] | undefined {
    const settings: Setting[] = [];
    for (const name of setters) {
      for (const block of this.#block.blocks.filter(({ type }) => type === name)) {
        if (block.damaged) return undefined;
        settings.push(this.#setting(name, (key) => attributeOf(block, key)?.value, block));
      }
      const attribute = attributeOf(this.#block, name);
      const list = attribute && evaluate(attribute.value, this.#around.scope);
      if (!list || (list.kind === 'literal' && list.value === null)) continue;
      const items = list.kind === 'list' ? list.items : [];
      if (list.kind !== 'list' || items.some(({ kind }) => kind !== 'object')) return undefined;
      for (const item of items) {
        const entries = item.kind === 'object' ? item.entries : [];
        if (entries.some(({ key }) => key === undefined)) return undefined;
        settings.push(this.#setting(name, (wanted) => entries.findLast(({ key }) => key === wanted)?.value, item));
      }
    }
    return settings;
  }

  #setting(name: string, valueOf: (key: string) => HclValue | undefined, { start, end }: Span): Setting {
    const absent: HclValue = { kind: 'unknown', start, end };
    const worked = (key: string): HclValue => evaluate(valueOf(key) ?? absent, this.#around.scope);
    const type = valueOf('type') ? typeOf(worked('type')) : 'auto';
    return { name: worked('name'), value: worked('value'), type, secret: name === 'set_sensitive' || name === 'set_wo' };
  }

  #add(start: number): string {
    this.#segments.push({ uri: this.#around.uri, start });
    return segmentUri(this.#segments.length - 1);
  }

  #segment(base: number): (span: Span) => Origin {
    const uri = this.#add(base);
    return ({ start, end }) => ({ uri, start: start - base, end: end - base, written: '', literal: false });
  }
}

interface Setting {
  readonly name: HclValue;
  readonly value: HclValue;
  readonly type: 'auto' | 'string' | undefined;
  readonly secret: boolean;
}

function typeOf(value: HclValue): Setting['type'] {
  if (value.kind !== 'literal') return undefined;
  if (value.value === null || value.value === '' || value.value === 'auto') return 'auto';
  return value.value === 'string' || value.value === 'literal' ? 'string' : undefined;
}

/** What stands in `"${…}"`, as older versions wanted it. */
function unwrapped(text: string, start: number): Span & { readonly text: string } {
  const inner = text.startsWith('"${') && interpolationEnd(text, 3) === text.length - 1 ? text.slice(3, -2) : text;
  const from = start + (inner === text ? 0 : 3);
  return { text: inner, start: from, end: from + inner.length };
}

/** Where the first parameter of a call ends. */
function endOfParameter(tokens: NonNullable<ReturnType<typeof tokensOf>>): number | undefined {
  let depth = 0;
  for (const [index, { kind, text, start }] of tokens.entries()) {
    if (kind !== 'sign') continue;
    if (/^[([{]$/.test(text)) depth++;
    else if (/^[)\]}]$/.test(text)) depth--;
    if ((depth === 1 && text === ',') || depth === 0) return index > 2 ? start : undefined;
  }
  return undefined;
}

/** What a value says and where, counted from `base`, for comparing. */
function plain(value: HclValue, base: number): unknown {
  const place = [value.start - base, value.end - base];
  switch (value.kind) {
    case 'literal':
      return [...place, value.value];
    case 'list':
      return [...place, value.items.map((item) => plain(item, base))];
    case 'object':
      return [...place, value.entries.map((entry) => [entry.key ?? null, plain(entry.value, base)])];
    case 'unknown':
      return [...place, {}];
  }
}
