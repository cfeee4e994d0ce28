/** Asks one question after the other; each answer is kept at once. */
import type { GivenAnswer } from '../../answers/types.ts';
import { levelText } from '../../features/expectation.ts';
import { isCoveredBy } from '../../features/questions.ts';
import type { Asked, AskedConcern, AskedPractice } from '../../features/questions.ts';
import type { Level } from '../../model/types.ts';
import { printable } from '../layout.ts';
import type { Terminal } from '../terminal.ts';
import type { Page } from './page.ts';
import { replyOf } from './reply.ts';

/** Where answers go. */
export interface AnswerStore {
  put(id: string, answer: GivenAnswer): Promise<void>;
  remove(id: string): Promise<void>;
}

export interface InterviewOptions {
  readonly terminal: Terminal;
  readonly page: Page;
  readonly store: AnswerStore;
  /** The level that is being worked on: what is beyond it is asked only when the person wants to go on. */
  readonly level: Level;
  readonly today: string;
  readonly by: string | undefined;
}

export interface InterviewResult {
  /** Ids that were answered, and with what. */
  readonly given: ReadonlyMap<string, GivenAnswer>;
  /** Ids whose earlier answer holds no longer. */
  readonly withdrawn: ReadonlySet<string>;
  /** Up to which level there were questions. */
  readonly level: Level;
}

type Move = 'next' | 'back' | 'quit';

export async function interview(questions: readonly Asked[], options: InterviewOptions): Promise<InterviewResult> {
  const run = new Interview(questions, options);
  await run.ask();
  return run.result;
}

class Interview {
  readonly #questions: readonly Asked[];
  readonly #options: InterviewOptions;
  readonly #given = new Map<string, GivenAnswer>();
  readonly #withdrawn = new Set<string>();
  /** Concerns that are none, and those that were put off: their practices are passed over. */
  readonly #closed = new Set<AskedConcern>();
  #level: Level;

  constructor(questions: readonly Asked[], options: InterviewOptions) {
    this.#questions = questions;
    this.#options = options;
    this.#level = options.level;
  }

  get result(): InterviewResult {
    return { given: this.#given, withdrawn: this.#withdrawn, level: this.#level };
  }

  async ask(): Promise<void> {
    const asked: number[] = [];
    for (let index = 0; index < this.#questions.length;) {
      const question = this.#questions[index];
      if (!question) return;
      if (this.#isClosed(question)) {
        index++;
        continue;
      }
      if (question.level > this.#level && !(await this.#goesOnTo(question.level))) return;
      const move = await this.#askOne(question);
      if (move === 'quit') return;
      if (move === 'next') {
        asked.push(index);
        index++;
      } else if (asked.length === 0) this.#options.terminal.write(this.#options.page.text('This is the first question.'));
      else index = asked.pop() ?? 0;
    }
  }

  /** Questions that are shown: those of levels that the person has come to, save what was closed. */
  #numberOf(question: Asked): { readonly number: number; readonly of: number } {
    const shown = this.#questions.filter((one) => one.level <= this.#level && !this.#isClosed(one));
    return { number: shown.indexOf(question) + 1, of: shown.length };
  }

  #isClosed(question: Asked): boolean {
    return question.kind === 'practice' && [...this.#closed].some((concern) => isCoveredBy(concern, question));
  }

  async #goesOnTo(level: Level): Promise<boolean> {
    const { terminal, page } = this.#options;
    const count = this.#questions.filter((question) => question.level === level && !this.#isClosed(question)).length;
    const more = count === 1 ? '1 more question' : `${String(count)} more questions`;
    terminal.write(page.text(`\nThat was all up to ${levelText(this.#level)}. ${levelText(level)} has ${more}.`));
    for (;;) {
      const line = await terminal.ask('Go on? (y/n) ');
      const reply = line === undefined ? undefined : replyOf(line);
      if (line === undefined || reply?.kind === 'quit' || (reply?.kind === 'answer' && reply.answer === 'no')) return false;
      if (reply?.kind !== 'answer' || reply.answer !== 'yes') continue;
      this.#level = level;
      return true;
    }
  }

  async #askOne(question: Asked): Promise<Move> {
    const { terminal, page } = this.#options;
    const { number, of } = this.#numberOf(question);
    terminal.write(page.question(question, number, of));
    for (;;) {
      const line = await terminal.ask('> ');
      if (line === undefined) return 'quit';
      const reply = replyOf(line);
      if (!reply) {
        terminal.write(
          page.text(
            line.trim() === ''
              ? 'Type a letter of the line above, then Enter.'
              : `"${printable(line.trim())}" is none of the letters above.`,
          ),
        );
        continue;
      }
      switch (reply.kind) {
        case 'help':
          terminal.write(page.help(question));
          break;
        case 'quit':
        case 'back':
          return reply.kind;
        case 'skip':
          if (question.kind !== 'practice') this.#closed.add(question);
          return 'next';
        case 'answer':
          if (question.kind === 'practice') return this.#keep(question, reply.answer, reply.note);
          if (reply.answer !== 'partly') return this.#keepConcern(question, reply.answer === 'yes', reply.note);
          terminal.write(page.text('Only "y" or "n" here.'));
      }
    }
  }

  async #keepConcern(concern: AskedConcern, concerns: boolean, note: string | undefined): Promise<Move> {
    if (!concerns) {
      this.#closed.add(concern);
      await this.#put(concern.id, this.#answer('not-applicable', note));
      return 'next';
    }
    this.#closed.delete(concern);
    this.#given.delete(concern.id);
    this.#withdrawn.add(concern.id);
    await this.#options.store.remove(concern.id);
    return 'next';
  }

  async #keep({ practice, earlier }: AskedPractice, answer: GivenAnswer['answer'], told: string | undefined): Promise<Move> {
    const { terminal } = this.#options;
    const before = this.#given.has(practice.id) ? this.#given.get(practice.id)?.note : earlier?.note;
    const typed =
      told ??
      (await terminal.ask(before === undefined ? 'Note (Enter for none): ' : `Note (Enter keeps "${printable(before)}", - for none): `));
    const text = typed?.trim() ?? '';
    await this.#put(practice.id, this.#answer(answer, text === '' ? before : text === '-' ? undefined : text));
    return typed === undefined ? 'quit' : 'next';
  }

  #answer(answer: GivenAnswer['answer'], note: string | undefined): GivenAnswer {
    const { by, today } = this.#options;
    return { answer, ...(note === undefined ? {} : { note }), ...(by === undefined ? {} : { by }), date: today };
  }

  async #put(id: string, answer: GivenAnswer): Promise<void> {
    await this.#options.store.put(id, answer);
    this.#given.set(id, answer);
    this.#withdrawn.delete(id);
  }
}
