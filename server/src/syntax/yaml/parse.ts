/** One YAML (or JSON) document to its located tree: the fast path, and the tolerant one for what people are in the middle of typing. */
import { collectionsOver, reopen } from './open.ts';
import { parseBlock } from './block.ts';
import { nestsTooDeep } from './depth.ts';
import { parseFast } from './fast.ts';
import { parseTolerant } from './tolerant.ts';
import type { Damage } from './tolerant.ts';
import type { SyntaxNode } from '../tree.ts';

export interface ParsedDocument {
  /** undefined for a document without content. */
  readonly root: SyntaxNode | undefined;
  /** Set when the text is not valid; what could be read is in `root`, and maps around the damage are open. */
  readonly damaged: boolean;
  /** Where and why it is not valid, as far as that is known. */
  readonly damage: readonly Damage[];
}

const sound = { damaged: false, damage: [] } as const;

/** Larger broken documents are left alone until they are whole again: recovery is ten times slower than parsing. */
const recoveryLimit = 1_000_000;

/** Parses one document; never throws. The text holds no `---` line but may begin with the rest of one. */
export function parseDocument(text: string): ParsedDocument {
  const plain = parseBlock(text);
  if (plain) return { root: plain, ...sound };
  if (nestsTooDeep(text))
    return { root: undefined, damaged: true, damage: [{ start: 0, end: 1, message: 'It is nested too deep to be read.' }] };
  const source = blankDirectives(text);
  const fast = parseFast(source);
  if (fast) return { root: fast.root, ...sound };
  if (source.length > recoveryLimit) return { root: undefined, damaged: true, damage: [] };
  const { root, errors } = parseTolerant(source);
  if (errors.length === 0 || !root) return { root, damaged: errors.length > 0, damage: errors };
  const offsets = errors.map(({ start }) => start);
  return { root: reopen(root, collectionsOver(root, offsets)), damaged: true, damage: errors };
}

/** `%YAML` and `%TAG` lines before the first document, kept as blanks so that offsets stay. */
function blankDirectives(text: string): string {
  return text.startsWith('%') ? text.replace(/^(?:%[^\n]*\n?)+/, (lines) => lines.replaceAll(/[^\n\r]/g, ' ')) : text;
}
