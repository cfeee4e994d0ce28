/** The answers files at the roots of the workspace folders. */
import { answersFileName } from '../answers/types.ts';
import type { Answers } from '../answers/types.ts';
import { dayOf } from '../answers/dates.ts';
import { readAnswers } from '../answers/read.ts';
import type { Folders } from './folders.ts';

export function today(): string {
  return dayOf(new Date());
}

export class AnswersFiles {
  readonly #folders: Folders;
  readonly #texts = new Map<string, string>();

  constructor(folders: Folders) {
    this.#folders = folders;
  }

  /** Whether a file holds a folder's answers. */
  holds(uri: string): boolean {
    return this.#folders.all.some((folder) => uri === `${folder.uri}/${answersFileName}`);
  }

  /** Takes in a file's text, or that it is gone; files that hold no answers are passed over. */
  put(uri: string, text: string | undefined): void {
    if (text === undefined || !this.holds(uri)) this.#texts.delete(uri);
    else this.#texts.set(uri, text);
  }

  /** All answers; where folders disagree, the first one is heard. */
  get all(): Answers {
    const files = [...this.#texts].filter(([uri]) => this.holds(uri)).map(([, text]) => readAnswers(text, today()).answers);
    return new Map(files.toReversed().flatMap((answers) => [...answers]));
  }
}
