import { statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

import { fromRoot } from '../lib/paths.ts';

/** What `npm start` was asked for. */
export interface StartOptions {
  readonly folder: string;
  readonly host: 'desktop' | 'embedded' | 'automatic';
  readonly open: boolean;
  readonly port: number;
  readonly trust: boolean;
}

/** A call that cannot be carried out as it was written. */
export class UsageError extends Error {}

export const usage = `npm start -- [options] [folder]
  folder             the folder to open (samples/shop)
  --host NAME        desktop or embedded (desktop where "code" is on PATH)
  --port N           port of the embedded editor (a free one)
  --no-open          only print the address of the embedded editor
  --trust            ask whether to trust the folder, as VS Code does`;

function isFolder(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
}

function readFolder(given: string | undefined): string {
  if (given === undefined) return fromRoot('samples', 'shop');
  // npm runs scripts from the package's folder; a person means the one they are in.
  const folder = path.resolve(process.env['INIT_CWD'] ?? process.cwd(), given);
  return isFolder(folder) ? folder : path.resolve(given);
}

function readPort(given: string | undefined): number {
  const port = Number(given ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError(`--port needs a number, not ${String(given)}.`);
  return port;
}

function readHost(given: string | undefined): StartOptions['host'] {
  if (given === undefined) return 'automatic';
  if (given === 'desktop' || given === 'embedded') return given;
  throw new UsageError(`--host is desktop or embedded, not ${given}.`);
}

function parse(args: readonly string[]): ReturnType<typeof parseStart> {
  try {
    return parseStart(args);
  } catch (error) {
    throw error instanceof TypeError ? new UsageError(error.message) : error;
  }
}

function parseStart(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      host: { type: 'string' },
      'no-open': { type: 'boolean' },
      port: { type: 'string' },
      trust: { type: 'boolean' },
    },
  });
}

/** Reads the arguments; nothing when only the usage was asked for. */
export function readOptions(args: readonly string[]): StartOptions | undefined {
  const { values, positionals } = parse(args);
  if (values.help === true) return undefined;
  if (positionals.length > 1) throw new UsageError('Give one folder at most.');
  const folder = readFolder(positionals[0]);
  if (!isFolder(folder)) throw new UsageError(`There is no folder ${folder}.`);
  return {
    folder,
    host: readHost(values.host),
    open: values['no-open'] !== true,
    port: readPort(values.port),
    trust: values.trust === true,
  };
}
