/** `${{ … }}` of GitHub. */
import type { Span } from '../../syntax/tree.ts';

export interface Expression extends Span {
  /** Between the braces. */
  readonly text: string;
  /** The contexts that it names, such as `github.event.issue.title`, in lower case, `['x']` written as `.x`. */
  readonly contexts: readonly string[];
}

/** The expressions of a text; offsets count from its start, braces included. */
export function expressionsIn(text: string): readonly Expression[] {
  return [...text.matchAll(/\$\{\{(.*?)\}\}/gs)].map((match) => {
    const inner = match[1] ?? '';
    return { start: match.index, end: match.index + match[0].length, text: inner.trim(), contexts: contextsIn(inner) };
  });
}

export function contextsIn(expression: string): readonly string[] {
  const plain = expression
    .toLowerCase()
    .replace(/\[\s*'([\w-]+)'\s*\]/g, '.$1')
    .replace(/\[\s*(?:\d+|\*)\s*\]/g, '.*')
    .replace(/'(?:[^']|'')*'/g, "''");
  return [...plain.matchAll(/(?<![\w.-])[a-z_][\w-]*(?:\.(?:[\w-]+|\*))*(?!\s*\(|[\w-])/g)].map(([found]) => found);
}

export function isTemplated(text: string): boolean {
  return text.includes('${{');
}
