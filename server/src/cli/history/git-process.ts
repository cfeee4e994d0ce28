/** Runs git for reading. A repository may be hostile: nothing that it configures is run, and nothing is fetched. */
import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { devNull } from 'node:os';
import { dirname } from 'node:path';
import process from 'node:process';
import { UsageError } from '../exit-code.ts';

const options = [
  '--no-pager',
  '--no-replace-objects',
  ...['core.fsmonitor=false', `core.hooksPath=${devNull}`, 'log.showSignature=false', 'core.commitGraph=false'].flatMap((one) => [
    '-c',
    one,
  ]),
];

function environment(env: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  return {
    ...env,
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // A partial clone would fetch what it lacks, by whatever command it names.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_ATTR_NOSYSTEM: '1',
  };
}

/** Where git runs. */
export interface GitPlace {
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Starts git; whoever starts it ends it. */
export function startGit(args: readonly string[], { folder, env }: GitPlace): ChildProcessWithoutNullStreams {
  // Windows looks for programs in the current folder first, and a repository may hold a `git.exe`.
  const cwd = dirname(process.execPath);
  return spawn('git', ['-C', folder, ...options, ...args], { cwd, env: environment(env), stdio: 'pipe', windowsHide: true });
}

export interface GitLimits {
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

const usualLimits: GitLimits = { timeoutMs: 60_000, maxBytes: 64 * 1024 * 1024 };

/** What git wrote. Rejects with a `UsageError` where it failed, wrote too much or took too long. */
export async function git(args: readonly string[], place: GitPlace, limits: GitLimits = usualLimits): Promise<string> {
  const child = startGit(args, place);
  const name = `git ${args[0] ?? ''}`;
  return new Promise<string>((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let errors = '';
    const fail = (message: string): void => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      reject(new UsageError(message));
    };
    const timer = setTimeout(() => {
      fail(`\`${name}\` took longer than ${String(limits.timeoutMs / 1000)} s.`);
    }, limits.timeoutMs);
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limits.maxBytes) fail(`\`${name}\` has more to say than is read.`);
      else chunks.push(chunk);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (errors.length < 2000) errors += text;
    });
    child.on('error', (error: NodeJS.ErrnoException) => {
      fail(error.code === 'ENOENT' ? 'The past is read with git, and there is no git here.' : `git cannot be run: ${error.message}`);
    });
    // A child that is gone reads nothing more.
    child.stdin.on('error', () => undefined);
    child.stdin.end();
    child.on('close', (code) => {
      clearTimeout(timer);
      if (code === 0) resolve(Buffer.concat(chunks).toString('utf8'));
      else reject(new UsageError(`\`${name}\` failed: ${errors.trim().split('\n')[0] ?? ''}`));
    });
  });
}
