/** What is wrong in the answers file, in the making. */
import { resolve } from '../syntax/tree.ts';
import type { AliasNode, Span, SyntaxNode } from '../syntax/tree.ts';
import { say } from '../texts/texts.ts';
import type { AnswerProblem } from './types.ts';

export type Add = (problem: AnswerProblem) => void;

export function errorAt({ start, end }: Span, message: string): AnswerProblem {
  return { span: { start, end }, message, severity: 'error' };
}

/** What the schema of the file says too. */
export function shapeErrorAt(span: Span, message: string): AnswerProblem {
  return { ...errorAt(span, message), shape: true };
}

/** Where something stands: its value, or the key of one that is empty. */
export function placeOf(value: Span, key: Span): Span {
  return value.start < value.end ? value : key;
}

export function isNothing(node: Exclude<SyntaxNode, AliasNode>): boolean {
  return node.kind === 'scalar' && node.value === null;
}

/** A number as it stands; undefined for all else. */
export function numberIn(node: SyntaxNode): number | undefined {
  const value = resolve(node);
  return value.kind === 'scalar' && typeof value.value === 'number' ? value.value : undefined;
}

export function meant(id: string | undefined): string {
  return id === undefined ? '' : say` Did you mean "${id}"?`;
}
