import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';

import { hasCode, root } from './paths.ts';

/** How a command is run. */
export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** `show` passes the output on as it comes, `keep` collects it. */
  readonly output?: 'show' | 'keep';
  readonly shell?: boolean;
  /** The command and its children are ended after this time. */
  readonly timeoutMs?: number;
}

/** What a command that has ended left behind. */
export interface RunResult {
  readonly code: number;
  readonly output: string;
  readonly timedOut: boolean;
}

const running = new Set<ChildProcess>();

// The last resort: whatever made this process end, its children must not outlive it.
process.once('exit', () => {
  for (const child of running) signal(child, 'SIGKILL');
});

/** Starts a command as the head of a process group of its own, so that `stop` reaches its children too. */
export function start(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; stdio: StdioOptions; shell?: boolean },
): ChildProcess {
  const child = spawn(command, args, { cwd: root, ...options, detached: process.platform !== 'win32' });
  running.add(child);
  child.once('exit', () => {
    signal(child, 'SIGKILL');
    running.delete(child);
  });
  return child;
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, name);
  } catch (error) {
    if (!hasCode(error, 'ESRCH')) throw error;
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
}

/** Ends a command and everything it started; waits until it is gone. */
export async function stop(child: ChildProcess, patienceMs = 3000): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  signal(child, 'SIGTERM');
  const killer = setTimeout(() => {
    signal(child, 'SIGKILL');
  }, patienceMs);
  await ended;
  clearTimeout(killer);
}

/** Ends everything that `start` and `run` have under way. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map((child) => stop(child)));
}

/** Runs a command to its end. */
export async function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const { output = 'show', timeoutMs, cwd = root, env = process.env, shell = false } = options;
  const stdio: StdioOptions = output === 'show' ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'];
  const child = start(command, args, { cwd, env, stdio, shell });
  const chunks: Buffer[] = [];
  const collect = (chunk: Buffer): void => {
    chunks.push(chunk);
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  let timedOut = false;
  const timer =
    timeoutMs === undefined
      ? undefined
      : setTimeout(() => {
          timedOut = true;
          void stop(child);
        }, timeoutMs);
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => {
      resolve(status ?? 1);
    });
  }).finally(() => {
    clearTimeout(timer);
  });
  return { code, output: Buffer.concat(chunks).toString('utf8'), timedOut };
}

/** Runs a Node.js program with the Node.js of this process. */
export async function runNode(args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  return run(process.execPath, args, options);
}

/** Runs npm, the one that runs this script where there is one. */
export async function runNpm(args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const cli = process.env['npm_execpath'];
  if (cli?.endsWith('.js') === true) return runNode([cli, ...args], options);
  return run('npm', args, { ...options, shell: process.platform === 'win32' });
}

let stopping = false;

/** Whether the process was asked to end. */
export function isStopping(): boolean {
  return stopping;
}

// npm passes a signal on to the shell between it and this process, and that shell may die without passing it further.
function onParentGone(then: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    then();
  }, 500);
  timer.unref();
}

/** Calls `onStop` once when the process is asked to end: Ctrl-C, a closed terminal, a stopped job. */
export function onStopRequest(onStop: () => Promise<void>): void {
  const ask = (): void => {
    if (stopping) return;
    stopping = true;
    void onStop();
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, ask);
  onParentGone(ask);
}
