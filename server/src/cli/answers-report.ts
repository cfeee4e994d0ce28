/** What the report for people says of the answers. */
import { practiceById } from '../model/model.ts';
import { printable, wrap } from './layout.ts';
import type { LoadedAnswers } from './answers-file.ts';
import type { Scan } from './scan.ts';
import type { Style } from './style.ts';

export function answerLines({ answers, assessment }: Scan, width: number, style: Style): readonly string[] {
  if (answers.length === 0) return [];
  const indent = ' '.repeat(4);
  const contradictions = assessment.sections
    .flatMap(({ levels }) => levels.flatMap(({ practices }) => practices))
    .filter(({ contradiction }) => contradiction === true)
    .flatMap(({ id, answer, status }) => [
      ...wrap(
        `"${answer?.answer ?? ''}" is answered, files show ${statusWords[status]}: ${practiceById(id)?.statement ?? id}`,
        width - 2,
      ).map((line, index) => (index === 0 ? '  ' : indent) + line),
      `${indent}${style.dim(id)}`,
    ]);
  return [style.bold('Answers'), ...answers.flatMap((file) => fileLines(file, width, style)), ...contradictions];
}

const statusWords = {
  met: 'that it is met',
  'partly-met': 'that it is met in part',
  unmet: 'that it is missed',
  unconfirmed: 'nothing',
  'not-applicable': 'nothing',
} as const;

function fileLines({ file, answers, problems }: LoadedAnswers, width: number, style: Style): readonly string[] {
  const stale = [...answers.values()].filter((answer) => answer.stale).length;
  const again = stale === 0 ? '' : `, ${String(stale)} of them too old to count: \`cnmaturity assess --stale\` asks again`;
  const name = printable(file);
  const count = `${name}: ${String(answers.size)} ${answers.size === 1 ? 'answer' : 'answers'}${again}.`;
  const paint = { error: style.red, warning: style.yellow };
  return [
    ...wrap(count, width - 2).map((line) => `  ${line}`),
    ...problems.flatMap(({ message, severity, range: { start } }) => {
      const place = `${name}:${String(start.line + 1)}:${String(start.character + 1)}`;
      return [
        `  ${style.dim(place)}`,
        ...wrap(printable(message), width - 6).map(
          (line, index) => `    ${index === 0 ? paint[severity](severity === 'error' ? '×' : '!') : ' '} ${line}`,
        ),
      ];
    }),
  ];
}
