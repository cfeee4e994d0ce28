/** A question as a terminal shows it. */
import type { Answer } from '../../answers/types.ts';
import { concernText, summaryOf } from '../../features/concerns.ts';
import { levelText } from '../../features/expectation.ts';
import { printable, wrap } from '../layout.ts';
import type { Style } from '../style.ts';
import type { Asked } from '../../features/questions.ts';

/** Lines longer than this are hard to read. */
const widest = 100;
const narrowest = 30;

export class Page {
  readonly #width: number;
  readonly #style: Style;

  constructor(columns: number, style: Style) {
    this.#width = Math.max(Math.min(columns - 1, widest), narrowest);
    this.#style = style;
  }

  question(question: Asked, number: number, of: number): string {
    const { section, level } = question;
    const place = this.#lines(`Question ${String(number)} of ${String(of)} · ${levelText(level)} · ${section.name}`).map(this.#style.dim);
    if (question.kind !== 'practice') {
      const asked = this.#lines(concernText(question)).map(this.#style.bold);
      return joined([
        '',
        ...place,
        ...asked,
        ...this.#lines(summaryOf(question)),
        ...this.#earlier(question.earlier),
        ...this.#choices(sectionChoices),
      ]);
    }
    const { practice, earlier } = question;
    const asked = this.#lines(practice.question ?? practice.statement).map(this.#style.bold);
    return joined([
      '',
      ...place,
      ...asked,
      ...this.#lines(practice.statement),
      ...this.#earlier(earlier),
      ...this.#choices(practiceChoices),
    ]);
  }

  help(question: Asked): string {
    if (question.kind !== 'practice')
      return this.text('Without it none of its practices counts for or against you. With it they are asked one by one.');
    const { why, how } = question.practice;
    const steps = how.flatMap((step, index) => {
      const mark = `  ${String(index + 1)}. `;
      return wrap(plain(step), this.#width - mark.length).map((line, at) => (at === 0 ? mark : ' '.repeat(mark.length)) + line);
    });
    return joined([this.#style.bold('Why'), ...this.#lines(plain(why)), this.#style.bold('How to get there'), ...steps]);
  }

  text(text: string): string {
    return joined(this.#lines(text));
  }

  #earlier(answer: Answer | undefined): readonly string[] {
    if (!answer) return [];
    const by = answer.by === undefined ? '' : ` by ${printable(answer.by)}`;
    const note = answer.note === undefined ? '' : ` (${printable(answer.note)})`;
    const day = answer.date === undefined ? 'Answered' : `On ${answer.date}`;
    return this.#lines(`${day}${by}: ${answer.answer}${note}. Is it still so?`).map(this.#style.yellow);
  }

  #choices(choices: string): readonly string[] {
    return this.#lines(choices).map(this.#style.dim);
  }

  #lines(text: string): readonly string[] {
    return wrap(text, this.#width);
  }
}

const moves = 's skip · b back · q quit · ? help';
const practiceChoices = `y yes · p partly · n no · x does not apply · ${moves}`;
const sectionChoices = `y yes · n no · ${moves}`;

function joined(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

function plain(markdown: string): string {
  return markdown.replace(/\[([^\]]+)\]\(([^)]+)\)/g, '$1 ($2)').replace(/\s*\n\s*/g, ' ');
}
