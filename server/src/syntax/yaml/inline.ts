/** Values and keys that stand on one line; undefined where they may go on or mean more than they show. */
import type { Entry, MapNode, ScalarNode, SequenceNode, SyntaxNode } from '../tree.ts';
import { exact, scalar } from './nodes.ts';

const space = 0x20;
const doubleQuote = 0x22;
const singleQuote = 0x27;

/** A word that is a key, up to its colon; longer ones are looked at more closely. */
const plainKey = /[\w$./][\w$./-]{0,200}(?=:(?:[ \n]|$))/y;
const doubleQuoted = /"[^"\\\n]*"/y;
const singleQuoted = /'[^'\n]*'(?!')/y;
/** In brackets fewer characters are plain. */
const flowWord = /[\w$./][\w$./-]*(?=[ ,\]}])/y;
/** Up to the end of the line or its comment. */
const plainRest = /(?:[^\n :#&*!|>'"%@`?,[\]{}-]|[:-](?![ \n]))(?:[^\n :#]|:(?! |\n|$)|(?<! )#| +(?![ \n#]|$))*/y;
const longestKey = 200;

/** The end of the key that stands there, before its colon; -1 where no plain key is. */
export function keyEnd(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const quoted = code === doubleQuote || code === singleQuote;
  const end = quoted ? quotedEnd(text, at) : matchEnd(plainKey, text, at);
  if (end < 0 || !quoted) return end;
  const next = text.charCodeAt(end + 1);
  return text[end] === ':' && end - at < longestKey && (next === space || next === 0x0a || Number.isNaN(next)) ? end : -1;
}

/** The value that begins there. */
export function readInline(text: string, at: number): SyntaxNode | undefined {
  const code = text.charCodeAt(at);
  if (code === doubleQuote || code === singleQuote) return quoted(text, at);
  if (code === 0x5b || code === 0x7b) return flow(text, at, 0);
  const end = matchEnd(plainRest, text, at);
  if (end < 0 || !endsWord(text, end)) return undefined;
  return scalar(text, 'plain', at, end);
}

/** The colon of a key behind a word would make it a map. */
function endsWord(text: string, end: number): boolean {
  const code = text.charCodeAt(end);
  return Number.isNaN(code) || code === 0x0a || code === space;
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

function quotedEnd(text: string, at: number): number {
  return matchEnd(text.charCodeAt(at) === doubleQuote ? doubleQuoted : singleQuoted, text, at);
}

function quoted(text: string, at: number): ScalarNode | undefined {
  const end = quotedEnd(text, at);
  if (end < 0) return undefined;
  return scalar(text, text.charCodeAt(at) === doubleQuote ? 'double' : 'single', at, end);
}

const maxDepth = 20;

function flow(text: string, at: number, depth: number): MapNode | SequenceNode | undefined {
  if (depth > maxDepth) return undefined;
  return text.charCodeAt(at) === 0x5b ? flowSequence(text, at, depth) : flowMap(text, at, depth);
}

function flowSequence(text: string, start: number, depth: number): SequenceNode | undefined {
  const items: SyntaxNode[] = [];
  let at = skipSpaces(text, start + 1);
  while (text[at] !== ']') {
    const item = flowValue(text, at, depth);
    const next = item ? afterItem(text, item.end, ']') : -1;
    if (!item || next < 0) return undefined;
    items.push(item);
    at = next;
  }
  return { kind: 'sequence', items: exact(items), flow: true, open: false, start, end: at + 1 };
}

function flowMap(text: string, start: number, depth: number): MapNode | undefined {
  const entries: Entry[] = [];
  let at = skipSpaces(text, start + 1);
  while (text[at] !== '}') {
    const end = keyEnd(text, at);
    if (end < 0 || text.charCodeAt(end + 1) !== space) return undefined;
    const code = text.charCodeAt(at);
    const key = code === doubleQuote || code === singleQuote ? quoted(text, at) : scalar(text, 'plain', at, end);
    const value = flowValue(text, skipSpaces(text, end + 1), depth);
    const next = value ? afterItem(text, value.end, '}') : -1;
    if (!key || !value || next < 0) return undefined;
    entries.push({ key, value });
    at = next;
  }
  return { kind: 'map', entries: exact(entries), flow: true, open: false, start, end: at + 1 };
}

function flowValue(text: string, at: number, depth: number): SyntaxNode | undefined {
  const code = text.charCodeAt(at);
  if (code === doubleQuote || code === singleQuote) return quoted(text, at);
  if (code === 0x5b || code === 0x7b) return flow(text, at, depth + 1);
  const end = matchEnd(flowWord, text, at);
  return end < 0 ? undefined : scalar(text, 'plain', at, end);
}

/** Where the next item or the closing bracket stands; no comma is left over at the end. */
function afterItem(text: string, end: number, bracket: string): number {
  const at = skipSpaces(text, end);
  if (text[at] === bracket) return at;
  if (text[at] !== ',') return -1;
  const next = skipSpaces(text, at + 1);
  return text[next] === bracket ? -1 : next;
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === space) at++;
  return at;
}
