/** Reads files out of a repository, one after the other, through one git. */
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { startGit } from './git-process.ts';
import type { GitPlace } from './git-process.ts';

/** No single file takes longer. */
const patienceMs = 30_000;

interface Waiting {
  readonly resolve: (bytes: Buffer) => void;
  readonly reject: (error: Error) => void;
}

/** Each request is answered by `<id> blob <size>`, the bytes, and a line end. */
export class GitBlobs {
  readonly #child: ChildProcessWithoutNullStreams;
  #received: Buffer[] = [];
  #size = 0;
  /** Of the answer that is coming in: where it ends. */
  #end: number | undefined;
  #start = 0;
  #waiting: Waiting[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ended: Error | undefined;

  constructor(place: GitPlace) {
    this.#child = startGit(['cat-file', '--batch'], place);
    this.#child.stdout.on('data', (chunk: Buffer) => {
      this.#received.push(chunk);
      this.#size += chunk.length;
      this.#take();
    });
    this.#child.on('error', (error) => {
      this.#fail(error);
    });
    this.#child.on('close', () => {
      this.#fail(new Error('git ended.'));
    });
    this.#child.stdin.on('error', (error) => {
      this.#fail(error);
    });
    this.#child.stderr.resume();
  }

  /** Rejects for what is no file, and when git ended. */
  read(id: string): Promise<Buffer> {
    if (!/^[0-9a-f]{40,64}$/.test(id)) return Promise.reject(new Error('No name of an object.'));
    if (this.#ended) return Promise.reject(this.#ended);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      if (this.#waiting.length === 1) this.#watch();
      this.#child.stdin.write(`${id}\n`);
    });
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#child.stdin.end();
    this.#child.kill();
  }

  #watch(): void {
    clearTimeout(this.#timer);
    if (this.#waiting.length === 0) return;
    this.#timer = setTimeout(() => {
      this.#fail(new Error('git did not answer in time.'));
      this.#child.kill('SIGKILL');
    }, patienceMs);
  }

  #fail(error: Error): void {
    this.#ended ??= error;
    clearTimeout(this.#timer);
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }

  #take(): void {
    for (;;) {
      if (this.#end === undefined && !this.#readHead()) return;
      if (this.#end === undefined) continue;
      if (this.#size < this.#end + 1) return;
      const all = this.#joined();
      const bytes = Buffer.from(all.subarray(this.#start, this.#end));
      this.#keepFrom(all, this.#end + 1);
      this.#end = undefined;
      this.#waiting.shift()?.resolve(bytes);
      this.#watch();
    }
  }

  /** False while the line is not complete. */
  #readHead(): boolean {
    const all = this.#joined();
    const lineEnd = all.indexOf(10);
    if (lineEnd < 0) return false;
    const head = all.toString('utf8', 0, lineEnd);
    const size = /^[0-9a-f]+ blob (\d+)$/.exec(head)?.[1];
    if (size !== undefined) {
      this.#start = lineEnd + 1;
      this.#end = this.#start + Number(size);
      return true;
    }
    this.#keepFrom(all, lineEnd + 1);
    this.#waiting.shift()?.reject(new Error(`git has no such file: ${head.slice(0, 200)}`));
    this.#watch();
    return true;
  }

  #joined(): Buffer {
    const [only] = this.#received;
    if (only !== undefined && this.#received.length === 1) return only;
    const all = Buffer.concat(this.#received);
    this.#received = [all];
    return all;
  }

  #keepFrom(all: Buffer, start: number): void {
    const rest = all.subarray(start);
    this.#received = rest.length === 0 ? [] : [rest];
    this.#size = rest.length;
  }
}
