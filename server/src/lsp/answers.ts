/** The answers files at the roots of the workspace folders. */
import { answersFileName } from '../answers/types.ts';
import type { Answers, AnswersFile } from '../answers/types.ts';
import { emptyConfig } from '../answers/config.ts';
import type { ProjectConfig } from '../answers/config.ts';
import { dayOf } from '../answers/dates.ts';
import { readAnswers } from '../answers/read.ts';
import type { Folders } from './folders.ts';

export function today(): string {
  return dayOf(new Date());
}

interface KnownFile {
  readonly text: string;
  readonly day: string;
  readonly read: AnswersFile;
}

/** A file as it was before an edit that a client was sent, and after it: a client may take its time to save. */
export interface SentEdit {
  readonly before: string | undefined;
  readonly after: string;
}

export class AnswersFiles {
  readonly #folders: Folders;
  readonly #files = new Map<string, KnownFile>();
  readonly #sent = new Map<string, SentEdit>();

  constructor(folders: Folders) {
    this.#folders = folders;
  }

  /** Whether a file holds a folder's answers. */
  holds(uri: string): boolean {
    return uri.endsWith(`/${answersFileName}`) && this.#folders.all.some((folder) => uri === uriIn(folder.uri));
  }

  /** Takes in a file's text, or that it is gone; files that hold no answers are passed over. True when what it sets for rules and scopes is something else now. */
  put(uri: string, text: string | undefined): boolean {
    const before = this.#files.get(uri);
    if (this.#sent.get(uri)?.before !== text) this.#sent.delete(uri);
    if (text === undefined || !this.holds(uri)) this.#files.delete(uri);
    else this.#files.set(uri, { text, day: today(), read: readAnswers(text, today()) });
    const after = this.#files.get(uri);
    return before !== after && JSON.stringify(before?.read.config ?? emptyConfig) !== JSON.stringify(after?.read.config ?? emptyConfig);
  }

  /** An edit of a file that is not open: until the file is another one, it may not have been saved. */
  send(uri: string, edit: SentEdit): void {
    this.#sent.set(uri, edit);
  }

  /** What a file holds, of which `text` was read, once the client has saved. */
  savedText(uri: string, text: string | undefined): string | undefined {
    const sent = this.#sent.get(uri);
    return sent && sent.before === text ? sent.after : text;
  }

  /** The text of a folder's file; undefined where there is none. */
  textOf(folder: string): string | undefined {
    return this.#files.get(uriIn(folder))?.text;
  }

  /** What the file of a folder sets besides answers. */
  configOf(folder: string): ProjectConfig {
    return this.#files.get(uriIn(folder))?.read.config ?? emptyConfig;
  }

  /** The answers of one folder. */
  of(folder: string): Answers {
    const uri = uriIn(folder);
    const answers = this.#read(uri)?.answers ?? [];
    return new Map([...answers].map(([id, answer]) => [id, { ...answer, uri }]));
  }

  /** All answers; where folders disagree, the first one is heard. */
  get all(): Answers {
    return new Map(this.#folders.all.toReversed().flatMap((folder) => [...this.of(folder.uri)]));
  }

  /** Answers grow old while the server runs. */
  #read(uri: string): AnswersFile | undefined {
    const known = this.#files.get(uri);
    if (!known || !this.holds(uri)) return undefined;
    const day = today();
    if (known.day === day) return known.read;
    const read = readAnswers(known.text, day);
    this.#files.set(uri, { text: known.text, day, read });
    return read;
  }
}

function uriIn(folder: string): string {
  return `${folder}/${answersFileName}`;
}
