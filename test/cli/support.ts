/** Runs the command line in this process, or as its bundle. */
import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { assets, targets } from '../../scripts/build/targets.ts';
import { fromRoot, root } from '../../scripts/lib/paths.ts';
import type { Host } from '../../server/src/cli/host.ts';
import { run } from '../../server/src/cli/program.ts';
import type { Terminal } from '../../server/src/cli/terminal.ts';
import type { ScanReport } from '../../server/src/cli/report-types.ts';
import { nodeFiles } from '../../server/src/files/node-files.ts';

export interface Result {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A folder of files, by their names; gone when the test suite ends. */
export class Folder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'cnmaturity-')));

  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [name, text] of Object.entries(files)) this.write(name, text);
  }

  write(name: string, text: string | Uint8Array): void {
    const file = join(this.path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Host['env'];
  /** A terminal of that many columns. */
  readonly columns?: number;
  readonly files?: Host['files'];
  readonly loadAsset?: Host['loadAsset'];
  readonly today?: string;
  readonly writeFile?: Host['writeFile'];
  /** Nobody sits at a terminal unless there is one. */
  readonly terminal?: Terminal;
}

/** Runs it in this process. */
export async function cli(args: readonly string[], options: RunOptions): Promise<Result> {
  const written = { out: '', err: '' };
  const terminal = options.columns === undefined ? {} : { isTTY: true, columns: options.columns };
  const code = await run(args, {
    cwd: options.cwd,
    env: options.env ?? {},
    stdout: { ...terminal, write: (text) => (written.out += text) },
    stderr: { ...terminal, write: (text) => (written.err += text) },
    files: options.files ?? nodeFiles,
    today: options.today ?? '2026-11-21',
    writeFile:
      options.writeFile ??
      (async (uri, text) => {
        await mkdir(dirname(fileURLToPath(uri)), { recursive: true });
        await writeFile(fileURLToPath(uri), text);
      }),
    openTerminal: () => options.terminal,
    loadAsset: options.loadAsset ?? ((name) => Promise.resolve(readFileSync(assetSource(name)))),
  });
  return { code, ...written };
}

function assetSource(name: string): string {
  const asset = assets.find(({ output }) => output.endsWith(`/${name}`));
  if (!asset) throw new Error(`The build ships no ${name}.`);
  return fromRoot(asset.source);
}

/** The report of a scan that must succeed. */
export async function scanJson(args: readonly string[], options: RunOptions): Promise<ScanReport> {
  const { code, out, err } = await cli(['scan', '--format', 'json', ...args], options);
  if (code !== 0) throw new Error(`Exit code ${String(code)}: ${err}`);
  return JSON.parse(out) as ScanReport;
}

/** Bundles the command line as the build does, into a folder of its own; gives the script to run. */
export async function bundleCli(folder: Folder): Promise<string> {
  const target = targets().find(({ output }) => output === 'dist/cli.js');
  if (!target) throw new Error('The build has no command line.');
  const outfile = join(folder.path, 'cli.js');
  await build({
    ...target.options,
    absWorkingDir: root,
    entryPoints: [target.entry],
    outfile,
    bundle: true,
    charset: 'utf8',
    minify: true,
    logLevel: 'error',
  });
  folder.write('package.json', '{ "type": "module" }\n');
  mkdirSync(join(folder.path, 'wasm'));
  for (const { source, output } of assets) copyFileSync(fromRoot(source), join(folder.path, output.replace(/^dist\//, '')));
  return outfile;
}

/** Runs the bundle as a process; `readBytes` closes its output after that many. */
export async function spawnCli(script: string, args: readonly string[], cwd: string, readBytes?: number): Promise<Result> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd,
    env: { ...process.env, FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    written.out += text;
    if (readBytes !== undefined && written.out.length >= readBytes) child.stdout.destroy();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    written.err += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { code, ...written };
}

/** A Pod that one rule finds wanting for certain. */
export const privilegedPod = `apiVersion: v1
kind: Pod
metadata:
  name: probe
  namespace: tools
spec:
  containers:
    - name: ping
      image: registry.example.com/ping:2.1.0
      securityContext:
        privileged: true
`;

export const privilegedRule = 'privileged-container';

/** A person who has these lines to type, and then leaves. */
export class Typist implements Terminal {
  readonly columns = 80;
  /** All that the terminal has shown, with what was typed behind its prompt. */
  shown = '';
  closed = false;
  readonly #lines: string[];

  constructor(...lines: readonly string[]) {
    this.#lines = [...lines];
  }

  get unused(): readonly string[] {
    return this.#lines;
  }

  write(text: string): void {
    this.shown += text;
  }

  ask(prompt: string): Promise<string | undefined> {
    const line = this.#lines.shift();
    this.shown += `${prompt}${line ?? ''}\n`;
    return Promise.resolve(line);
  }

  close(): void {
    this.closed = true;
  }
}
