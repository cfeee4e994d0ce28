/** What a person types at a question. */
import { answerValues } from '../../answers/types.ts';
import type { AnswerValue } from '../../answers/types.ts';

export type Reply =
  { readonly kind: 'answer'; readonly answer: AnswerValue; readonly note: string | undefined } | { readonly kind: Command };

export type Command = 'skip' | 'back' | 'quit' | 'help';

const answers: Readonly<Record<AnswerValue, readonly string[]>> = {
  yes: ['y', 'yes'],
  partly: ['p', 'partly'],
  no: ['n', 'no'],
  'not-applicable': ['x', 'n/a', 'na', 'not-applicable'],
};

const commands = { skip: ['s', 'skip'], back: ['b', 'back'], quit: ['q', 'quit', 'exit'], help: ['?', 'h', 'help', 'why', 'how'] } as const;

/** Undefined for what is none of it. A note may follow its answer on the line. */
export function replyOf(line: string): Reply | undefined {
  const [, first = '', rest = ''] = /^\s*(\S*)\s*([^]*?)\s*$/.exec(line) ?? [];
  const word = first.toLowerCase().replace(/[,.:;]$/, '');
  for (const answer of answerValues)
    if (answers[answer].includes(word)) return { kind: 'answer', answer, note: rest === '' ? undefined : rest };
  for (const kind of ['skip', 'back', 'quit', 'help'] as const)
    if (rest === '' && commands[kind].some((one) => one === word)) return { kind };
  return undefined;
}
