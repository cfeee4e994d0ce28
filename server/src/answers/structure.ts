/** The text of an answers file as entries, whole or, where it is not valid, block by block. */
import { resolve } from '../syntax/tree.ts';
import type { Entry, MapNode, SyntaxNode } from '../syntax/tree.ts';
import { parseDocument } from '../syntax/yaml/parse.ts';
import { splitDocuments } from '../syntax/yaml/split.ts';
import { parseTolerant } from '../syntax/yaml/tolerant.ts';
import { say } from '../texts/texts.ts';
import { shapeErrorAt } from './problems.ts';
import type { AnswerProblem } from './types.ts';

export interface Structure {
  /** The map that is the file; undefined where the text is not valid, holds nothing, or something else. */
  readonly root: MapNode | undefined;
  /** Entries at the top of the file, save `answers`. */
  readonly top: readonly Entry[];
  /** The keys `answers`; a file has one. */
  readonly heads: readonly Entry[];
  /** Entries below `answers`. */
  readonly answers: readonly Entry[];
  readonly problems: readonly AnswerProblem[];
}

const nothing: Structure = { root: undefined, top: [], heads: [], answers: [], problems: [] };

export function structureOf(text: string): Structure {
  const [first, second] = splitDocuments(text).filter(({ start, end }) => hasContent(text.slice(start, end)));
  if (!first) return nothing;
  const structure = documentStructure(text, first.start, first.end);
  if (!second) return structure;
  const message = say`Only the first YAML document of this file is read.`;
  const span = { start: second.start, end: Math.min(second.end, lineEnd(text, second.start)) };
  return { ...structure, problems: [...structure.problems, { span, message, severity: 'warning' }] };
}

function hasContent(document: string): boolean {
  return /^[ \t]*[^\s#]/m.test(document);
}

function documentStructure(text: string, start: number, end: number): Structure {
  // Empty lines in place of what stands before keep the offsets.
  const document = '\n'.repeat(start) + text.slice(start, end);
  const { root, damaged } = parseDocument(document);
  if (damaged) return structureOfBlocks(document);
  if (!root) return nothing;
  const map = resolve(root);
  if (map.kind !== 'map') {
    const message = say`This file holds \`answers:\` and below it a block for each practice.`;
    return { ...nothing, problems: [shapeErrorAt(map, message)] };
  }
  return { root: map, ...sortedEntries(map.entries) };
}

function sortedEntries(entries: readonly Entry[]): Omit<Structure, 'root'> {
  const heads = entries.filter(({ key }) => key.text === 'answers');
  const problems: AnswerProblem[] = [];
  const answers = heads.flatMap(({ key, value }) => {
    const map = resolve(value);
    if (map.kind === 'map') return map.entries;
    if (map.kind !== 'scalar' || map.value !== null)
      problems.push(shapeErrorAt(key, say`Below \`answers:\` stands a block for each practice.`));
    return [];
  });
  return { top: entries.filter(({ key }) => key.text !== 'answers'), heads, answers, problems };
}

/** Lines that begin a block: those at the margin, and those with the id of a practice, a section or `ai`. */
const blockStart = /^(?:(?=[^\s#])|[ \t]+(?=(["']?)(?:[\w-]+\/[\w/-]+|ai)\1[ \t]*:))/gm;

function structureOfBlocks(text: string): Structure {
  const starts = [...text.matchAll(blockStart)].map(({ index }) => index);
  const problems: AnswerProblem[] = [];
  const top: Entry[] = [];
  const heads: Entry[] = [];
  const answers: Entry[] = [];
  starts.forEach((start, index) => {
    const block = text.slice(start, starts[index + 1] ?? text.length);
    const { root, damaged } = parseDocument(block);
    if (damaged || root?.kind !== 'map') {
      problems.push(unreadable(block, start));
      return;
    }
    const entries = root.entries.map(({ key, value }) => ({ key: { ...key, ...moved(key, start) }, value: shifted(value, start) }));
    if (/^\s/.test(block)) answers.push(...entries);
    else {
      const sorted = sortedEntries(entries);
      top.push(...sorted.top);
      heads.push(...sorted.heads);
      answers.push(...sorted.answers);
      problems.push(...sorted.problems);
    }
  });
  if (problems.length === 0) problems.push({ ...unreadable(text, 0), message: say`This is not valid YAML.`, severity: 'warning' });
  return { root: undefined, top, heads, answers, problems };
}

function unreadable(block: string, offset: number): AnswerProblem {
  const error = parseTolerant(block).errors[0]?.start ?? 0;
  const content = block.trimEnd().length;
  const at = Math.min(error, Math.max(0, content - 1));
  const start = block.lastIndexOf('\n', at - 1) + 1;
  const indent = /^[ \t]*/.exec(block.slice(start))?.[0].length ?? 0;
  const span = { start: offset + start + indent, end: offset + Math.max(Math.min(lineEnd(block, at), content), start + indent) };
  return shapeErrorAt(span, say`This is not valid YAML, so it does not count.`);
}

function lineEnd(text: string, from: number): number {
  const found = /\r?\n/.exec(text.slice(from));
  return found ? from + found.index : text.length;
}

function moved({ start, end }: SyntaxNode, by: number): { readonly start: number; readonly end: number } {
  return { start: start + by, end: end + by };
}

function shifted(node: SyntaxNode, by: number): SyntaxNode {
  const span = moved(node, by);
  switch (node.kind) {
    case 'map':
      return {
        ...node,
        ...span,
        entries: node.entries.map(({ key, value }) => ({ key: { ...key, ...moved(key, by) }, value: shifted(value, by) })),
      };
    case 'sequence':
      return { ...node, ...span, items: node.items.map((item) => shifted(item, by)) };
    case 'alias':
      return { ...node, ...span, target: shifted(node.target, by) };
    case 'scalar':
    case 'unknown':
      return { ...node, ...span };
  }
}
