/** The fields of one answer. */
import { resolve } from '../syntax/tree.ts';
import type { Entry, ScalarNode, Span } from '../syntax/tree.ts';
import { say } from '../texts/texts.ts';
import { nearest } from './nearest.ts';
import { placeOf, shapeErrorAt } from './problems.ts';
import { answerFields, answerValues } from './types.ts';
import type { AnswerField, AnswerProblem, AnswerValue, GivenAnswer } from './types.ts';

export interface ReadFields {
  readonly given: GivenAnswer;
  readonly spans: { readonly answer: Span; readonly date?: Span };
}

/** Undefined where there is no answer that counts; says why. */
export function readFields({ key, value }: Entry, add: (problem: AnswerProblem) => void): ReadFields | undefined {
  const map = resolve(value);
  if (map.kind !== 'map') {
    add(shapeErrorAt(placeOf(map, key), messageOfOther(map)));
    return undefined;
  }
  const scalars = new Map<AnswerField, ScalarNode>();
  for (const entry of map.entries) {
    const field = answerFields.find((name) => name === entry.key.text);
    const node = resolve(entry.value);
    const warn = (message: string): void => {
      add({ ...shapeErrorAt(entry.key, message), severity: 'warning' });
    };
    if (!field) {
      const near = nearest(entry.key.text, answerFields);
      warn(say`An answer has no "${entry.key.text}".${near === undefined ? '' : say` Did you mean "${near}"?`}`);
      continue;
    }
    if (scalars.has(field)) warn(say`"${field}" stands here twice. This one counts.`);
    if (node.kind === 'scalar') scalars.set(field, node);
    else if (field === 'note' || field === 'by') warn(say`"${field}" is a text.`);
    else {
      add(shapeErrorAt(entry.key, say`"${field}" is a single value, so this answer does not count.`));
      return undefined;
    }
  }
  return fromScalars(key, scalars, add);
}

function fromScalars(
  key: ScalarNode,
  scalars: ReadonlyMap<AnswerField, ScalarNode>,
  add: (problem: AnswerProblem) => void,
): ReadFields | undefined {
  const node = scalars.get('answer');
  const answer = node && valueOf(node);
  if (!answer) {
    const place = node && node.start < node.end ? node : key;
    const choices = say`It is one of ${answerValues.join(', ')}.`;
    const message = node && node.value !== null ? say`"${node.text}" is no answer. ${choices}` : say`There is no answer here. ${choices}`;
    add(shapeErrorAt(place, message));
    return undefined;
  }
  const textAt = (field: AnswerField): Readonly<Record<string, string>> => {
    const scalar = scalars.get(field);
    return scalar === undefined || scalar.value === null ? {} : { [field]: scalar.text.trimEnd() };
  };
  const date = scalars.get('date');
  return {
    given: { answer, ...textAt('note'), ...textAt('by'), ...textAt('date') },
    spans: { answer: spanOf(node), ...(date ? { date: spanOf(date) } : {}) },
  };
}

/** `yes` and `no` without quotes are truth values to some readers of YAML, and to this one. */
function valueOf({ value }: ScalarNode): AnswerValue | undefined {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return answerValues.find((one) => one === value);
}

function messageOfOther(node: Exclude<ReturnType<typeof resolve>, { readonly kind: 'map' }>): string {
  const value = node.kind === 'scalar' ? valueOf(node) : undefined;
  return value
    ? say`Write the answer as a field: { answer: ${value} }.`
    : say`An answer is a block with a field \`answer\`, and perhaps \`note\`, \`by\` and \`date\`.`;
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
