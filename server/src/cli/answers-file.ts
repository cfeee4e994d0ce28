/** The answers file of a folder. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-textdocument';
import { readAnswers } from '../answers/read.ts';
import { answersFileName } from '../answers/types.ts';
import type { AnswerProblemSeverity, Answers, AnswersFile } from '../answers/types.ts';
import { childUri } from '../files/uri.ts';
import type { Rule } from '../rules/rule.ts';
import { messageOf } from '../files/work.ts';
import { UsageError } from './exit-code.ts';
import type { Host } from './host.ts';
import { pathFrom } from './paths.ts';
import type { Root } from './roots.ts';

const maxSize = 1024 * 1024;

export interface PlacedProblem {
  readonly message: string;
  readonly severity: AnswerProblemSeverity;
  readonly range: Range;
}

export interface LoadedAnswers extends Omit<AnswersFile, 'problems'> {
  /** The name for people, counted from the base of the request. */
  readonly file: string;
  readonly uri: string;
  /** The folder that it stands in. */
  readonly folder: string;
  readonly text: string;
  readonly problems: readonly PlacedProblem[];
}

/** Undefined where the folder has no such file. Rejects with a `UsageError` when it cannot be read. `ownRules` are those of the folders. */
export async function loadAnswers(
  folder: string,
  base: string,
  host: Pick<Host, 'files' | 'today'>,
  ownRules?: readonly Rule[],
): Promise<LoadedAnswers | undefined> {
  const uri = childUri(folder, answersFileName);
  const file = pathFrom(base, uri);
  const text = await textOf(folder, uri, file, host);
  if (text === undefined) return undefined;
  const document = TextDocument.create(uri, '', 0, text);
  const { problems, ...read } = readAnswers(text, host.today, ownRules);
  const placed = problems.map(({ span, message, severity }): PlacedProblem => {
    return { message, severity, range: { start: document.positionAt(span.start), end: document.positionAt(span.end) } };
  });
  return { ...read, file, uri, folder, text, problems: placed };
}

async function textOf(folder: string, uri: string, file: string, { files }: Pick<Host, 'files'>): Promise<string | undefined> {
  let names: readonly string[];
  try {
    names = (await files.readDirectory(folder)).map(({ name }) => name);
  } catch (error) {
    throw new UsageError(`${file} cannot be looked for: ${messageOf(error)}`);
  }
  if (!names.includes(answersFileName)) return undefined;
  const content = await files.readFile(uri, maxSize);
  if ('error' in content) throw new UsageError(`${file}: ${content.error}`);
  return content.text;
}

/** Of all folders that are scanned; where two answer the same, the first one named counts. */
export async function loadAllAnswers(
  roots: readonly Root[],
  base: string,
  host: Pick<Host, 'files' | 'today'>,
  ownRules: readonly Rule[],
): Promise<readonly LoadedAnswers[]> {
  const folders = roots.filter(({ kind }) => kind === 'folder');
  const loaded = await Promise.all(folders.map(async ({ uri }) => loadAnswers(uri, base, host, ownRules)));
  return loaded.filter((one) => one !== undefined);
}

export function joinAnswers(files: readonly Pick<LoadedAnswers, 'answers' | 'uri'>[]): Answers {
  return new Map(files.toReversed().flatMap(({ answers, uri }) => [...answers].map(([id, answer]) => [id, { ...answer, uri }] as const)));
}
