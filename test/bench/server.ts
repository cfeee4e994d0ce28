/** The bundled server as a process: how soon it answers, and how long a scan keeps it from answering. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TestClient } from '../protocol/client.ts';
import { document } from './corpus.ts';
import { statsOf } from './stats.ts';
import type { Stats } from './stats.ts';

export interface ServerResult {
  readonly startToDiagnostics: Stats;
  readonly scanInServer: number;
  /** Round trips of a hover request asked for again and again during the scan. */
  readonly answersDuringScan: Stats;
}

/** Somebody who types fast. */
const keystrokeMs = 30;

/** A folder with that many manifests, in sub-folders of a hundred. */
export function manifestFolder(count: number): string {
  return folderOf(count, (index) => [`team-${String(Math.floor(index / 100))}/app-${String(index)}.yaml`, document(index)]);
}

/** A folder with that many files, each of them with its path. */
export function folderOf(count: number, file: (index: number) => readonly [path: string, text: string]): string {
  const root = mkdtempSync(join(tmpdir(), 'cnmaturity-bench-'));
  for (let index = 0; index < count; index++) {
    const [path, text] = file(index);
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

export async function measureServer(folder: string): Promise<ServerResult> {
  const starts: number[] = [];
  for (let turn = 0; turn < 5; turn++) starts.push(await startToDiagnostics());
  return { startToDiagnostics: statsOf(starts), ...(await duringScan(folder)) };
}

async function startToDiagnostics(): Promise<number> {
  const start = performance.now();
  const client = await TestClient.start();
  const uri = 'file:///bench/one.yaml';
  await client.open(uri, 'yaml', document(0));
  await client.diagnostics(uri);
  const taken = performance.now() - start;
  await client.stop();
  return taken;
}

async function duringScan(folder: string): Promise<{ readonly scanInServer: number; readonly answersDuringScan: Stats }> {
  const uri = `${pathToFileURL(folder).toString()}/team-0/app-0.yaml`;
  const start = performance.now();
  const client = await TestClient.start({ folder });
  await client.open(uri, 'yaml', document(0));
  const samples: number[] = [];
  const ready = (): boolean => client.timesOf('cnmaturity/overviewChanged') > 0 && client.timesOf('status ready') > 0;
  const end = client.until(ready, 'the scan', 120_000);
  while (!ready()) {
    const asked = performance.now();
    await client.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position: { line: 1, character: 1 } });
    samples.push(performance.now() - asked);
    await setTimeout(keystrokeMs);
  }
  await end;
  const scanInServer = performance.now() - start;
  await client.stop();
  return { scanInServer, answersDuringScan: statsOf(samples) };
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
