/** Choices written as `condition && value || other` that never come to their first value. */
import { contextsIn } from '../../facts/pipeline/expressions.ts';
import type { Span } from '../../syntax/tree.ts';

export interface LostChoice extends Span {
  /** The value that is never taken. */
  readonly value: Span;
  /** The same choice the other way round, where that is sure to work. */
  readonly turned: string | undefined;
}

const longest = 1000;
const falsy = /^(?:''|null|false|-?0+(?:\.0+)?|-?0x0+|NaN)$/i;
const truthy = /^(?:'(?:[^']|'')+'|true|[1-9]\d*)$/i;

/** In an expression without its braces; places count from its start. */
export function lostChoices(expression: string): readonly LostChoice[] {
  if (expression.length > longest || contextsIn(expression).length === 0) return [];
  return choicesIn(expression, { start: 0, end: expression.length });
}

function choicesIn(text: string, span: Span): readonly LostChoice[] {
  const either = split(text, span, '||');
  const lost = either.slice(0, -1).flatMap((operand): readonly LostChoice[] => {
    const all = split(text, operand, '&&');
    const value = all.length > 1 ? trimmed(text, all[all.length - 1] ?? operand) : undefined;
    if (!value || !falsy.test(slice(text, value))) return [];
    const [other, ...more] = either.slice(either.indexOf(operand) + 1);
    const turned = other && more.length === 0 && either.length === 2 && all.length === 2 ? turn(text, all, value, other) : undefined;
    const whole = trimmed(text, turned === undefined ? operand : span);
    return [{ ...whole, value, turned }];
  });
  const below = either.flatMap((operand) => split(text, operand, '&&').flatMap((part) => groups(text, part)));
  return [...lost, ...below.flatMap((group) => split(text, group, ',').flatMap((part) => choicesIn(text, part)))];
}

function turn(text: string, [condition]: readonly Span[], value: Span, other: Span): string | undefined {
  const alternative = slice(text, trimmed(text, other));
  if (!condition || !truthy.test(alternative)) return undefined;
  const asked = slice(text, trimmed(text, condition));
  return `${opposite(asked)} && ${alternative} || ${slice(text, value)}`;
}

function opposite(asked: string): string {
  const compared = /^([\w.-]+) *(==|!=) *([\w.-]+|'[^']*')$/.exec(asked);
  if (compared) return `${compared[1] ?? ''} ${compared[2] === '==' ? '!=' : '=='} ${compared[3] ?? ''}`;
  if (/^(?:[\w.-]+|\([^()]*\))$/.test(asked)) return `!${asked}`;
  return /^![\w.-]+$/.test(asked) ? asked.slice(1) : `!(${asked})`;
}

/** What stands in the outermost brackets of a part. */
function groups(text: string, { start, end }: Span): readonly Span[] {
  const found: Span[] = [];
  let depth = 0;
  let from = start;
  for (let i = start; i < end; i++) {
    const char = text.charAt(i);
    if (char === "'") i = closing(text, i, end);
    else if ((char === '(' || char === '[') && depth++ === 0) from = i + 1;
    else if ((char === ')' || char === ']') && --depth === 0) found.push({ start: from, end: i });
  }
  return found;
}

/** Parts between an operator that stands outside of brackets and texts. */
function split(text: string, { start, end }: Span, operator: string): readonly Span[] {
  const parts: Span[] = [];
  let depth = 0;
  let from = start;
  for (let i = start; i < end; i++) {
    const char = text.charAt(i);
    if (char === "'") i = closing(text, i, end);
    else if (char === '(' || char === '[') depth++;
    else if (char === ')' || char === ']') depth--;
    else if (depth === 0 && text.startsWith(operator, i)) {
      parts.push({ start: from, end: i });
      from = i + operator.length;
      i = from - 1;
    }
  }
  return [...parts, { start: from, end }];
}

function closing(text: string, open: number, end: number): number {
  const at = text.indexOf("'", open + 1);
  return at < 0 ? end : at;
}

function trimmed(text: string, span: Span): Span {
  const inner = slice(text, span);
  const start = span.start + inner.length - inner.trimStart().length;
  return { start, end: start + inner.trim().length };
}

function slice(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}
