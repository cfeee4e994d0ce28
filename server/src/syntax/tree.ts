/**
 * The located tree of a YAML or JSON document. Offsets are 0-based UTF-16 units, half-open, relative to the start of the document's text.
 */

export interface Span {
  readonly start: number;
  readonly end: number;
}

export type ScalarValue = string | number | boolean | null;

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/** A scalar; its span covers quotes and, for block scalars, the body only, up to its last visible character. An empty value has an empty span just after its indicator. */
export interface ScalarNode extends Span {
  readonly kind: 'scalar';
  /** The value as Kubernetes types it. */
  readonly value: ScalarValue;
  /** The decoded text before typing: `0644` where `value` is 420. */
  readonly text: string;
  readonly style: ScalarStyle;
}

export interface Entry {
  readonly key: ScalarNode;
  readonly value: SyntaxNode;
}

/** A mapping. `open` says that it may have entries that the text does not show (templated lines, a patch, a place being typed). */
export interface MapNode extends Span {
  readonly kind: 'map';
  readonly entries: readonly Entry[];
  readonly flow: boolean;
  readonly open: boolean;
}

export interface SequenceNode extends Span {
  readonly kind: 'sequence';
  readonly items: readonly SyntaxNode[];
  readonly flow: boolean;
  readonly open: boolean;
}

/** `*name`; the target is unknown when the anchor does not exist or holds the alias itself. */
export interface AliasNode extends Span {
  readonly kind: 'alias';
  readonly target: SyntaxNode;
}

/** A value that the text does not give: templated, or behind something unreadable. */
export interface UnknownNode extends Span {
  readonly kind: 'unknown';
}

export type SyntaxNode = ScalarNode | MapNode | SequenceNode | AliasNode | UnknownNode;

/** What a look-up gives: a node (never an alias), or undefined where the tree is sure that there is none. */
export type Lookup = ScalarNode | MapNode | SequenceNode | UnknownNode | undefined;

const nowhere: UnknownNode = { kind: 'unknown', start: 0, end: 0 };

/** Follows aliases. */
export function resolve(node: SyntaxNode): Exclude<SyntaxNode, AliasNode> {
  let current = node;
  while (current.kind === 'alias') current = current.target;
  return current;
}

/** The entry of a map with that key, own entries only. */
export function entryOf(map: MapNode, key: string): Entry | undefined {
  // The last of several equal keys wins, as in Kubernetes.
  for (let i = map.entries.length - 1; i >= 0; i--) {
    const entry = map.entries[i];
    if (entry?.key.text === key) return entry;
  }
  return undefined;
}

/** The value below a key: merge keys are followed, `null` counts as absent, anything that is no map as unknown. */
export function child(node: Lookup, key: string): Lookup {
  if (node === undefined) return undefined;
  if (node.kind === 'scalar' && node.value === null) return undefined;
  if (node.kind !== 'map') return nowhere;
  const entry = entryOf(node, key);
  if (entry) return present(entry.value);
  const merged = entryOf(node, '<<');
  if (merged) {
    const found = childOfMerged(resolve(merged.value), key);
    if (found !== undefined) return found;
  }
  return node.open ? nowhere : undefined;
}

function childOfMerged(merged: Exclude<SyntaxNode, AliasNode>, key: string): Lookup {
  if (merged.kind !== 'sequence') return child(merged, key);
  for (const item of merged.items) {
    const found = child(resolve(item), key);
    if (found !== undefined) return found;
  }
  return undefined;
}

function present(node: SyntaxNode): Lookup {
  const target = resolve(node);
  return target.kind === 'scalar' && target.value === null ? undefined : target;
}

/** `child` along a path. */
export function at(node: Lookup, ...path: readonly string[]): Lookup {
  let current = node;
  for (const key of path) {
    current = child(current, key);
    if (current === undefined) return undefined;
  }
  return current;
}

/** The items of a sequence; `complete` is false when there may be more than those. */
export function itemsOf(node: Lookup): { readonly items: readonly Exclude<SyntaxNode, AliasNode>[]; readonly complete: boolean } {
  if (node === undefined) return { items: [], complete: true };
  if (node.kind !== 'sequence') return { items: [], complete: false };
  return { items: node.items.every(isNoAlias) ? node.items : node.items.map(resolve), complete: !node.open };
}

function isNoAlias(node: SyntaxNode): node is Exclude<SyntaxNode, AliasNode> {
  return node.kind !== 'alias';
}

export function isUnknown(node: Lookup): node is UnknownNode {
  return node?.kind === 'unknown';
}

/** The text of a scalar, whatever its type; undefined for all else. */
export function textOf(node: Lookup): string | undefined {
  return node?.kind === 'scalar' ? node.text : undefined;
}

/** The string-to-string map of labels or a selector: `undefined` when any part of it is not known. */
export function stringMapOf(node: Lookup): ReadonlyMap<string, string> | undefined {
  const result = new Map<string, string>();
  if (node === undefined) return result;
  if (node.kind !== 'map' || node.open) return undefined;
  for (const { key, value } of node.entries) {
    const target = resolve(value);
    if (key.text === '<<' || target.kind !== 'scalar') return undefined;
    result.set(key.text, target.text);
  }
  return result;
}
