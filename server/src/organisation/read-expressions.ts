/** Expressions and messages with expressions in them, and what is wrong with them at its place in the file. */
import type { ScalarNode, Span } from '../syntax/tree.ts';
import { say } from '../texts/texts.ts';
import type { Cel } from './cel.ts';
import { limits } from './limits.ts';
import { placeIn } from './locate.ts';
import type { FieldsReader, Report } from './reader.ts';
import type { MessagePart, PlacedExpression } from './types.ts';

export class ExpressionReader {
  readonly #cel: Cel;
  readonly #source: string;
  readonly #variables: readonly string[];
  readonly #report: Report;

  constructor(cel: Cel, source: string, variables: readonly string[], report: Report) {
    this.#cel = cel;
    this.#source = source;
    this.#variables = variables;
    this.#report = report;
  }

  /** An expression that is true or false. */
  condition(fields: FieldsReader, name: string): PlacedExpression | undefined {
    const node = fields.scalar(name);
    return node && this.#compile(node, { start: 0, end: node.text.length }, 'bool');
  }

  /** Any expression. */
  value(fields: FieldsReader, name: string): PlacedExpression | undefined {
    const node = fields.scalar(name);
    return node && this.#compile(node, { start: 0, end: node.text.length }, 'any');
  }

  message(fields: FieldsReader): readonly MessagePart[] | undefined {
    const node = fields.scalar('message');
    if (!node) return undefined;
    const { text } = node;
    if (text.length > limits.message) {
      this.#report.error(fields.spanOf('message'), say`A message has at most ${String(limits.message)} characters.`);
      return undefined;
    }
    const parts: (MessagePart | undefined)[] = [];
    let at = 0;
    for (const found of text.matchAll(/\{\{(.*?)\}\}/gs)) {
      parts.push(text.slice(at, found.index));
      const start = found.index + 2;
      parts.push(this.#compile(node, { start, end: start + (found[1]?.length ?? 0) }, 'any'));
      at = found.index + found[0].length;
    }
    parts.push(text.slice(at));
    if (parts.length > 2 * limits.placeholders + 1) {
      this.#report.error(fields.spanOf('message'), say`A message has at most ${String(limits.placeholders)} placeholders.`);
      return undefined;
    }
    return parts.every((part) => part !== undefined) ? parts.filter((part) => part !== '') : undefined;
  }

  #compile(node: ScalarNode, part: Span, wants: 'bool' | 'any'): PlacedExpression | undefined {
    const compiled = this.#cel.compile(node.text.slice(part.start, part.end), this.#variables, wants);
    const placeOf = (span: Span): Span => placeIn(this.#source, node, { start: part.start + span.start, end: part.start + span.end });
    if ('expression' in compiled) return { expression: compiled.expression, placeOf };
    const { message, span } = compiled.problem;
    this.#report.error(placeOf(span), this.#withVariables(message));
    return undefined;
  }

  #withVariables(message: string): string {
    return message.startsWith('Unknown variable') ? say`${message} Here there are ${this.#variables.join(', ')}.` : message;
  }
}
