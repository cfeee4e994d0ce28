#!/usr/bin/env node
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { dayOf } from '../answers/dates.ts';
import { patientNodeFiles } from '../files/node-files.ts';
import { exitCode } from './exit-code.ts';
import type { Host } from './host.ts';
import { run } from './program.ts';
import { openTerminal } from './terminal.ts';

// A scan leaves little behind: without it the heap grows to three times of what is in use.
setFlagsFromString('--heap-growing-percent=40');

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // The reader has seen enough, as in `| head`.
    if (error.code !== 'EPIPE') throw error;
  });
}

const host: Host = {
  cwd: process.cwd(),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  files: patientNodeFiles,
  today: dayOf(new Date()),
  writeFile: async (uri, text) => {
    const path = fileURLToPath(uri);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  },
  openTerminal: () => (process.stdin.isTTY && process.stdout.isTTY ? openTerminal(process.stdin, process.stdout) : undefined),
  loadAsset: async (name) => readFile(new URL(`wasm/${name}`, import.meta.url)),
};

try {
  process.exitCode = await run(process.argv.slice(2), host);
} catch (error) {
  console.error('This is a defect of cnmaturity:', error);
  process.exitCode = exitCode.internal;
}
