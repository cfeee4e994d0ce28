/** What LABEL sets. */
import type { Instruction, Word } from '../../facts/dockerfile/types.ts';
import type { Span } from '../../syntax/tree.ts';
import { unquote } from '../../syntax/dockerfile/words.ts';
import { met, notApplicable, unknown, unmet, type Outcome, type Problem } from '../rule.ts';
import { isWhole } from './parts.ts';

export interface Label {
  readonly key: string;
  readonly keySpan: Span;
  /** As written, with its quotes. */
  readonly written: string;
  readonly value: string;
  readonly valueSpan: Span;
  readonly word: Word;
}

/** The labels of an instruction; none for other instructions. */
export function labelsOf(instruction: Instruction): readonly Label[] {
  const { keyword, words, dockerfile } = instruction;
  const [first, second] = words;
  if (keyword !== 'LABEL' || !first) return [];
  if (!first.text.includes('=')) {
    const last = words[words.length - 1];
    if (!second || !last) return [];
    const written = words
      .slice(1)
      .map(({ text }) => text)
      .join(' ');
    const valueSpan = { start: second.start, end: last.end };
    return [
      {
        key: unquote(first.text, dockerfile.escape),
        keySpan: first,
        written,
        value: unquote(written, dockerfile.escape),
        valueSpan,
        word: first,
      },
    ];
  }
  return words.flatMap((word): readonly Label[] => {
    const equals = word.text.indexOf('=');
    if (equals < 0) return [];
    const written = word.text.slice(equals + 1);
    const whole = isWhole(word);
    return [
      {
        key: unquote(word.text.slice(0, equals), dockerfile.escape),
        keySpan: whole ? { start: word.start, end: word.start + equals } : word,
        written,
        value: unquote(written, dockerfile.escape),
        valueSpan: whole && written !== '' ? { start: word.start + equals + 1, end: word.end } : word,
        word,
      },
    ];
  });
}

/** Judges the values of labels of these keys; variables make one unknown, and empty ones are the matter of label-empty. */
export function judgeLabels(
  instruction: Instruction,
  keys: readonly string[],
  complaint: (value: string, key: string) => string | undefined,
): Outcome {
  const labels = labelsOf(instruction).filter(({ key, value }) => keys.includes(key) && value.trim() !== '');
  if (labels.length === 0) return notApplicable;
  const known = labels.filter(({ value }) => !value.includes('$'));
  const problems = known.flatMap(({ key, value, valueSpan }): readonly Problem[] => {
    const message = complaint(value, key);
    return message === undefined ? [] : [{ start: valueSpan.start, end: valueSpan.end, message }];
  });
  const [first, ...rest] = problems;
  if (first) return unmet(first, ...rest);
  return known.length < labels.length ? unknown : met;
}

/** Names a key in a list of further keys that people set. */
export function moreKeys(what: string): { readonly default: readonly string[]; readonly description: string } {
  return { default: [], description: `Further labels whose values are ${what}.` };
}
