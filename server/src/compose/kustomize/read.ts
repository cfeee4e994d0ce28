/** YAML texts to values, aliases and merge keys resolved. */
import { plainValue } from '../../syntax/yaml/scalars.ts';
import { parseDocument } from '../../syntax/yaml/parse.ts';
import { splitDocuments } from '../../syntax/yaml/split.ts';
import type { MapNode, ScalarNode, ScalarValue, SequenceNode, SyntaxNode } from '../../syntax/tree.ts';
import { documentSource } from './source.ts';
import type { Source } from './source.ts';
import { resourceValue } from './typing.ts';
import { isNull } from './value.ts';
import type { Field, Listing, Mapping, Scalar, Value } from './value.ts';

export interface ReadDocument {
  readonly source: Source;
  /** undefined when the document has no content, or is damaged. */
  readonly root: Value | undefined;
  readonly damaged: boolean;
}

type Typing = (text: string) => ScalarValue;

/** What was read last of each file; texts that did not change are not read again. */
const known = new Map<string, { readonly text: string; readonly documents: readonly ReadDocument[] }>();
const capacity = 5000;

/** The documents of a file, as kustomize reads resources. */
export function readDocuments(uri: string, text: string): readonly ReadDocument[] {
  const found = known.get(uri);
  if (found?.text === text) return found.documents;
  const documents = splitDocuments(text).map(({ start, end }) => readSource(documentSource(uri, text.slice(start, end), start)));
  known.delete(uri);
  known.set(uri, { text, documents });
  if (known.size > capacity) for (const oldest of known.keys()) if (known.delete(oldest)) break;
  return documents;
}

/** A text within a file that may hold several documents. */
export function readWithin(source: Source): readonly ReadDocument[] {
  const spans = splitDocuments(source.text);
  if (spans.length === 1) return [readSource(source)];
  return spans.map(({ start, end }) => readSource(partOf(source, start, end)));
}

function partOf(source: Source, from: number, to: number): Source {
  return { ...source, text: source.text.slice(from, to), place: (start, end) => source.place(start + from, end + from) };
}

export function readSource(source: Source, typing: Typing = resourceValue): ReadDocument {
  const { root, damaged } = parseDocument(source.text);
  if (!root || damaged) return { source, root: undefined, damaged };
  const reader = new Reader(source, typing);
  const value = reader.value(root, marked(source.text.slice(0, root.start)));
  return { source, root: reader.readable ? value : undefined, damaged: !reader.readable };
}

/** Anchors and tags before a value: copied text would carry them along. */
function marked(gap: string): boolean {
  return gap.includes('&') || gap.includes('!');
}

class Reader {
  readable = true;
  readonly #source: Source;
  readonly #typing: Typing;
  readonly #contentEnd: number;
  readonly #targets = new Map<SyntaxNode, Value>();

  constructor(source: Source, typing: Typing) {
    this.#source = source;
    this.#typing = typing;
    this.#contentEnd = source.text.trimEnd().length;
  }

  value(node: SyntaxNode, anchored: boolean): Value {
    const value = this.#content(node);
    if (anchored) this.#targets.set(node, value);
    return value;
  }

  #content(node: SyntaxNode): Value {
    switch (node.kind) {
      case 'scalar':
        return this.#scalar(node);
      case 'map':
        return this.#map(node);
      case 'sequence':
        return this.#list(node);
      case 'alias':
        return { ...(this.#targets.get(node.target) ?? this.value(node.target, true)), intact: false };
      case 'unknown':
        this.readable = false;
        return { kind: 'scalar', value: null, text: '', quoted: false, written: undefined, intact: false };
    }
  }

  #scalar(node: ScalarNode): Scalar {
    // A plain scalar that is tagged as a string is one, whatever it looks like.
    const plain = node.style === 'plain' && node.value === plainValue(node.text);
    const block = node.style === 'literal' || node.style === 'folded';
    // A block scalar whose last line the text ends in has no line end of its own.
    const cut = block && node.end >= this.#contentEnd && !this.#source.text.endsWith('\n') && node.text.endsWith('\n');
    const value = plain ? this.#typing(node.text) : cut ? withoutLineEnds(node.text) : node.value;
    const start = block ? headerOf(this.#source.text, node.start) : node.start;
    return {
      kind: 'scalar',
      value,
      text: cut ? withoutLineEnds(node.text) : node.text,
      quoted: node.style !== 'plain',
      written: { source: this.#source, start, end: node.end },
      intact:
        this.#source.exact &&
        value === node.value &&
        (plain || node.style !== 'plain') &&
        (!block || isCopyable(this.#source.text, start, node)),
    };
  }

  #map(node: MapNode): Mapping {
    if (node.open) this.readable = false;
    const fields = new Map<string, Field>();
    let intact = this.#source.exact;
    for (const { key, value } of node.entries) {
      const gap = this.#source.text.slice(key.end, value.start);
      const read = this.value(value, marked(gap));
      if (value.kind === 'alias' || marked(gap) || !read.intact || fields.has(key.text) || key.text === '<<') intact = false;
      fields.set(key.text, { name: { ...this.#scalar(key), value: key.text, text: key.text, intact: this.#source.exact }, value: read });
    }
    const merged = fields.get('<<');
    return {
      kind: 'map',
      fields: merged ? withMerged(fields, merged.value) : [...fields.values()],
      flow: node.flow,
      written: { source: this.#source, start: node.start, end: node.end },
      intact,
    };
  }

  #list(node: SequenceNode): Listing {
    let intact = this.#source.exact;
    let from = node.start;
    const items = node.items.map((item) => {
      const gap = this.#source.text.slice(from, item.start);
      from = item.end;
      const read = this.value(item, marked(gap));
      if (item.kind === 'alias' || marked(gap) || !read.intact) intact = false;
      return read;
    });
    return { kind: 'list', items, flow: node.flow, written: { source: this.#source, start: node.start, end: node.end }, intact };
  }
}

/** The fields of a map with those of the maps that its `<<` names; its own come first in rank. */
function withMerged(own: ReadonlyMap<string, Field>, merged: Value): readonly Field[] {
  const fields = new Map<string, Field>();
  for (const source of merged.kind === 'list' ? merged.items : [merged]) {
    if (source.kind !== 'map') continue;
    for (const item of source.fields) if (!own.has(item.name.text) && !fields.has(item.name.text)) fields.set(item.name.text, item);
  }
  return [...own.values(), ...fields.values()].filter((item) => item.name.text !== '<<');
}

function withoutLineEnds(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\n') end--;
  return text.slice(0, end);
}

/** Where the `|` or `>` of a block scalar stands whose body starts there. */
function headerOf(source: string, body: number): number {
  let end = body;
  while (end > 0 && /\s/.test(source[end - 1] ?? '')) end--;
  const line = source.lastIndexOf('\n', end - 1) + 1;
  const header = /[|>][-+0-9]*[ \t]*(?:#.*)?$/.exec(source.slice(line, end));
  return header ? line + header.index : body;
}

/** A block scalar can be written elsewhere: its end is clear, its indentation not counted out, its first line not blank. */
function isCopyable(source: string, header: number, node: ScalarNode): boolean {
  const newline = source.indexOf('\n', header);
  if (newline < 0 || newline >= node.end) return false;
  const indicator = /^[|>]([-+0-9]*)/.exec(source.slice(header, newline))?.[1] ?? '';
  if (indicator !== '' && indicator !== '-') return false;
  if (indicator === '' && !node.text.endsWith('\n')) return false;
  if (!/^(?:\r?\n|$)/.test(source.slice(node.end, node.end + 2))) return false;
  const [first = ''] = source.slice(newline + 1, node.end).split('\n', 1);
  return first.trim() !== '' && !/^\s*\t/.test(first);
}

export function isEmptyDocument(document: ReadDocument): boolean {
  return !document.damaged && (document.root === undefined || isNull(document.root));
}
