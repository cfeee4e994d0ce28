/** An answer as text. */
import type { Layout } from '../rules/edits/layout.ts';
import { scalarText } from '../rules/edits/render.ts';
import { answerFields } from './types.ts';
import type { AnswerField, GivenAnswer } from './types.ts';

type Quote = Layout['quote'];

/** The fields that an answer has, in their order, each with its value as text. */
export function fieldTexts(given: GivenAnswer, flow: boolean, quote: Quote): readonly (readonly [AnswerField, string])[] {
  return answerFields.flatMap((field) => {
    const value = given[field];
    return value === undefined || value === '' ? [] : [[field, valueText(field, value, flow, quote)] as const];
  });
}

function valueText(field: AnswerField, value: string, flow: boolean, quote: Quote): string {
  // `yes` and days of the calendar read well without the quotes that others would put around them.
  if (field === 'answer' || field === 'date') return value;
  return /\p{Cc}/u.test(value) ? JSON.stringify(value) : scalarText(value, flow, quote);
}

/** The lines of a whole answer, without line ends. */
export function answerLines(id: string, given: GivenAnswer, column: number, { step, quote }: Layout, flow: boolean): readonly string[] {
  const indent = ' '.repeat(column);
  if (flow) return [`${indent}${id}: ${flowAnswer(given, quote)}`];
  return [`${indent}${id}:`, ...fieldTexts(given, false, quote).map(([field, text]) => `${indent}${' '.repeat(step)}${field}: ${text}`)];
}

export function flowAnswer(given: GivenAnswer, quote: Quote): string {
  const fields = fieldTexts(given, true, quote).map(([field, text]) => `${field}: ${text}`);
  return `{ ${fields.join(', ')} }`;
}
