/** Comments of Jenkinsfiles: what begins in a line, and what is text. */
import type { Span } from '../../syntax/tree.ts';
import type { CommentHost } from '../suppressions.ts';
import { groovyTokens } from './jenkins.ts';

export function groovyHost(text: string): CommentHost {
  const tokens = groovyTokens(text);
  return {
    signs: 'slashes',
    blockAt: (line) => statementAt(text, line, tokens),
    around: () => undefined,
    isText: (offset) => tokens.some(({ start, end, isComment }) => !isComment && start < offset && offset < end),
  };
}

/** From the first word of a line to the end of its statement, with the blocks and the texts that it opens. */
function statementAt(text: string, line: Span, tokens: readonly Span[]): Span | undefined {
  const start = line.start + text.slice(line.start, line.end).search(/\S|$/);
  const skip = new Map(tokens.map((token) => [token.start, token.end]));
  let depth = 0;
  let end = start;
  while (end < text.length) {
    const character = text[end] ?? '';
    if (depth === 0 && /[\n})\]]/.test(character)) break;
    if (/[{([]/.test(character)) depth++;
    else if (/[})\]]/.test(character)) depth--;
    end = skip.get(end) ?? end + 1;
  }
  return end > start ? { start, end } : undefined;
}
