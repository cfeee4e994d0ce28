/** The tolerant path: the `yaml` package's recovery, for documents that are not valid (yet). */
import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Node, Scalar } from 'yaml';
import { hole } from '../hole.ts';
import type { Entry, ScalarNode, ScalarStyle, Span, SyntaxNode, UnknownNode } from '../tree.ts';
import { maxDepth } from './fast.ts';
import { visibleEnd } from './nodes.ts';
import { plainValue } from './scalars.ts';

/** A place at which the text is not valid, and why. */
export interface Damage extends Span {
  readonly message: string;
}

export interface TolerantResult {
  readonly root: SyntaxNode | undefined;
  readonly errors: readonly Damage[];
}

const styles: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

/** Reads what can be read; never throws. */
export function parseTolerant(text: string): TolerantResult {
  try {
    const document = parseDocument(text, {
      uniqueKeys: false,
      strict: false,
      prettyErrors: false,
      logLevel: 'silent',
      schema: 'failsafe',
    });
    const root = convert(document.contents, { text, anchors: new Map() }, 0);
    return { root, errors: document.errors.filter(isRealError(text)).map(({ pos: [start, end], message }) => ({ start, end, message })) };
  } catch (error) {
    // Only the parser's own limits (a stack too deep) get here: such a text is left unread, not the whole run stopped.
    if (error instanceof RangeError || error instanceof ReferenceError)
      return { root: undefined, errors: [{ start: 0, end: 0, message: 'It is nested too deeply' }] };
    throw error;
  }
}

/** Kubernetes accepts a closing bracket at its parent's indentation, and tabs inside flow collections; `yaml` complains of both. */
function isRealError(text: string): (error: { readonly code: string; readonly pos: readonly [number, number] }) => boolean {
  return ({ code, pos }) => code !== 'BAD_INDENT' || !/[\]}\t]/.test(text[pos[0]] ?? '');
}

interface Conversion {
  readonly text: string;
  readonly anchors: Map<string, SyntaxNode>;
}

function convert(node: unknown, conversion: Conversion, depth: number): SyntaxNode | undefined {
  if (!isNode(node)) return undefined;
  const [start, end] = node.range ?? [0, 0];
  if (depth > maxDepth) return { kind: 'unknown', start, end };
  if (isAlias(node)) return { kind: 'alias', target: conversion.anchors.get(node.source) ?? { kind: 'unknown', start, end }, start, end };
  const result = convertContent(node, conversion, depth, start, end);
  const anchor = 'anchor' in node ? node.anchor : undefined;
  if (result && typeof anchor === 'string') conversion.anchors.set(anchor, result);
  return result;
}

function convertContent(node: Node, conversion: Conversion, depth: number, start: number, end: number): SyntaxNode | undefined {
  if (isScalar(node)) return scalar(node, conversion.text, start, end);
  if (isSeq(node)) {
    const items = node.items.flatMap((item) => convert(item, conversion, depth + 1) ?? []);
    return { kind: 'sequence', items, flow: node.flow === true, open: false, start, end: trimmedEnd(items.at(-1), end, node.flow) };
  }
  if (!isMap(node)) return undefined;
  const entries: Entry[] = [];
  let open = false;
  for (const pair of node.items) {
    const key = convert(pair.key, conversion, depth + 1);
    if (key?.kind !== 'scalar') {
      open = true;
      continue;
    }
    const value = convert(pair.value, conversion, depth + 1);
    entries.push({ key, value: value ?? { kind: 'scalar', value: null, text: '', style: 'plain', start: key.end, end: key.end } });
  }
  return {
    kind: 'map',
    entries,
    flow: node.flow === true,
    open,
    start: node.flow === true ? start : (entries[0]?.key.start ?? start),
    end: trimmedEnd(entries.at(-1)?.value, end, node.flow),
  };
}

/** Block collections of `yaml` run to the start of what follows; ours end with their last value, as on the fast path. */
function trimmedEnd(last: SyntaxNode | undefined, end: number, flow: boolean | undefined): number {
  return flow === true || !last ? end : last.end;
}

function scalar(node: Scalar, source: string, from: number, to: number): ScalarNode | UnknownNode {
  const text = typeof node.value === 'string' ? node.value : '';
  const style = styles[node.type ?? 'PLAIN'] ?? 'plain';
  const block = style === 'literal' || style === 'folded';
  // The range of `yaml` takes in the header of a block scalar.
  const start = block ? Math.min(source.indexOf('\n', from) + 1 || to, to) : from;
  const end = block ? visibleEnd(source, start, to) : to;
  if (text.includes(hole)) return { kind: 'unknown', start, end };
  return { kind: 'scalar', text, value: style === 'plain' ? plainValue(text) : text, style, start, end };
}

function isNode(value: unknown): value is Node {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value);
}
