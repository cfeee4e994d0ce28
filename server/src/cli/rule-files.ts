/** The rules that folders bring along. */
import { RuleBook } from '../organisation/book.ts';
import type { Failure } from '../organisation/judge.ts';
import { loadCel } from '../organisation/cel.ts';
import { limits } from '../organisation/limits.ts';
import { rulesFolder } from '../organisation/types.ts';
import type { HclParser } from '../syntax/hcl/parser.ts';
import { lineStartsOf, rangeInLines } from '../features/lines.ts';
import type { Skipped } from '../files/file-system.ts';
import { childUri } from '../files/uri.ts';
import { messageOf } from '../files/work.ts';
import type { Host } from './host.ts';
import type { Root } from './roots.ts';

export interface LoadedRules {
  readonly book: RuleBook;
  /** What is wrong with the files, so far as it is known by now. */
  problems(hcl: HclParser | undefined, where: (failure: Failure) => string): readonly Skipped[];
}

/** What reads expressions is loaded only where there are such files. */
export async function loadRules(roots: readonly Root[], { files }: Pick<Host, 'files'>): Promise<LoadedRules> {
  const book = new RuleBook();
  const texts = new Map<string, string>();
  const unread: Skipped[] = [];
  for (const { kind, uri: root } of roots) {
    if (kind !== 'folder') continue;
    for (const uri of await ruleFilesIn(root, files, unread)) {
      const read = await files.readFile(uri, 4 * limits.fileSize);
      if ('error' in read) unread.push({ uri, reason: read.error });
      else {
        texts.set(uri, read.text);
        book.put(uri, root, read.text);
      }
    }
  }
  if (book.waits) book.setCel(await loadCel());
  const problems = (hcl: HclParser | undefined, where: (failure: Failure) => string): readonly Skipped[] => [
    ...unread,
    ...book.uris().flatMap((uri) => {
      const lines = lineStartsOf(texts.get(uri) ?? '');
      return book.problemsOf(uri, hcl, where).map(({ span, message }) => ({
        uri,
        reason: `Line ${String(rangeInLines(lines, span).start.line + 1)}: ${message}`,
      }));
    }),
  ];
  return { book, problems };
}

async function ruleFilesIn(root: string, files: Host['files'], unread: Skipped[]): Promise<readonly string[]> {
  let folder = root;
  try {
    for (const name of rulesFolder.split('/')) {
      const entries = await files.readDirectory(folder);
      if (!entries.some((entry) => entry.name === name && entry.kind === 'folder')) return [];
      folder = childUri(folder, name);
    }
    const entries = await files.readDirectory(folder);
    const names = entries.filter(({ name, kind }) => kind === 'file' && /\.ya?ml$/.test(name)).map(({ name }) => name);
    return names.sort().map((name) => childUri(folder, name));
  } catch (error) {
    unread.push({ uri: folder, reason: `The folder cannot be read: ${messageOf(error)}` });
    return [];
  }
}
