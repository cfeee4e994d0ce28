/** Baselines of the folders that are scanned: findings that were there before are held back. */
import {
  baselineFileName,
  baselineFolder,
  baselinePath,
  holdBack,
  baselineKey,
  maxBaselineSize,
  readBaseline,
  subjectName,
} from '../features/baseline.ts';
import type { Baseline, BaselineEntry } from '../features/baseline.ts';
import type { FileSystem } from '../files/file-system.ts';
import { childUri, relativePath } from '../files/uri.ts';
import { messageOf } from '../files/work.ts';
import { UsageError } from './exit-code.ts';
import type { Host } from './host.ts';
import { pathFrom } from './paths.ts';
import type { PlacedResult } from './places.ts';
import type { Root } from './roots.ts';

export interface LoadedBaseline {
  /** The folder that it speaks for. */
  readonly folder: string;
  /** For people. */
  readonly file: string;
  readonly baseline: Baseline;
}

/** What a baseline did in a scan. */
export interface BaselineUse {
  readonly file: string;
  /** Findings that it held back, those of other applications included. */
  readonly held: number;
  /** Findings that it names and that are no more. */
  readonly gone: number;
}

export function baselineUri(folder: string): string {
  return childUri(childUri(folder, baselineFolder), baselineFileName);
}

/** That of each folder that has one; a path that is named itself goes before it. Says on standard error what is broken. */
export async function loadBaselines(
  roots: readonly Root[],
  named: Root | undefined,
  base: string,
  host: Host,
): Promise<readonly LoadedBaseline[]> {
  const folders = roots.filter(({ kind }) => kind === 'folder');
  if (named) {
    const [folder] = folders;
    if (!folder || folders.length > 1) throw new UsageError('--baseline speaks for one folder: name just that one.');
    return [await load(folder.uri, named.uri, base, host)];
  }
  const loaded = folders.map(async ({ uri }) =>
    (await hasBaseline(uri, host.files)) ? load(uri, baselineUri(uri), base, host) : undefined,
  );
  return (await Promise.all(loaded)).filter((one) => one !== undefined);
}

async function hasBaseline(folder: string, files: FileSystem): Promise<boolean> {
  try {
    const top = await files.readDirectory(folder);
    if (!top.some(({ name, kind }) => name === baselineFolder && kind === 'folder')) return false;
    const inner = await files.readDirectory(childUri(folder, baselineFolder));
    return inner.some(({ name, kind }) => name === baselineFileName && kind === 'file');
  } catch (error) {
    throw new UsageError(`${baselinePath} cannot be looked for: ${messageOf(error)}`);
  }
}

async function load(folder: string, uri: string, base: string, { files, stderr }: Host): Promise<LoadedBaseline> {
  const file = pathFrom(base, uri);
  const source = await files.readFile(uri, maxBaselineSize);
  if ('error' in source) throw new UsageError(`${file}: ${source.error}`);
  const { baseline, problem } = readBaseline(source.text);
  if (problem !== undefined) stderr.write(`${file}: ${problem}\n`);
  return { folder, file, baseline };
}

/** Marks what is held back among the findings of all files, in their order. */
export function applyBaselines(
  results: readonly PlacedResult[],
  baselines: readonly LoadedBaseline[],
): { readonly results: readonly PlacedResult[]; readonly uses: readonly BaselineUse[] } {
  if (baselines.length === 0) return { results, uses: [] };
  const open = new Map<string, PlacedResult[]>();
  for (const result of results) {
    if (result.suppression) continue;
    const found = open.get(result.uri);
    if (found) found.push(result);
    else open.set(result.uri, [result]);
  }
  const back = new Set<PlacedResult>();
  const uses = baselines.map(({ folder, file, baseline }): BaselineUse => {
    let held = 0;
    let gone = 0;
    const names = new Map([...open].map(([uri, found]) => [relativePath(folder, uri), found] as const));
    for (const [path, counts] of baseline.files) {
      const here = holdBack(names.get(path) ?? [], counts, ({ rule, subject }) => baselineKey(rule.id, subjectName(subject)));
      for (const one of here.back) back.add(one);
      held += here.back.size;
      gone += here.gone;
    }
    return { file, held, gone };
  });
  return { results: results.map((result) => (back.has(result) ? { ...result, heldBack: true } : result)), uses };
}

/** The entries that hold back these findings. */
export function entriesOf(results: readonly PlacedResult[], folder: string): readonly BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>();
  for (const { uri, rule, subject, suppression } of results) {
    const path = relativePath(folder, uri);
    if (suppression || path === undefined) continue;
    const name = subjectName(subject);
    const key = `${path}\n${baselineKey(rule.id, name)}`;
    const count = (entries.get(key)?.count ?? 0) + 1;
    entries.set(key, { rule: rule.id, path, subject: name, count });
  }
  return [...entries.values()];
}
