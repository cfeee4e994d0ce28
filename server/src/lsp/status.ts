/** Tells the client how far the scan is, and which level was reached. */
import type { Connection } from 'vscode-languageserver';
import { model } from '../model/model.ts';
import { tell } from './ask.ts';
import { statusChanged } from './protocol.ts';

export interface StatusHost {
  isRunning(): boolean;
  summary(): string;
  /** Files that were left out. */
  skipped(): number;
}

/** Progress is told no more often. */
const pauseMs = 100;

export class Status {
  readonly #connection: Connection;
  readonly #host: StatusHost;
  #progress = { done: 0, total: 0, told: 0 };

  constructor(connection: Connection, host: StatusHost) {
    this.#connection = connection;
    this.#host = host;
  }

  progress(done: number, total: number): void {
    const now = performance.now();
    if (done > 0 && done < total && now - this.#progress.told < pauseMs) return;
    this.#progress = { done, total, told: now };
    this.tell();
  }

  tell(): void {
    const { done, total } = this.#progress;
    const { version, date } = model;
    const state = this.#host.isRunning() ? 'scanning' : 'ready';
    tell(this.#connection, statusChanged, {
      state,
      done,
      total,
      summary: this.#host.summary(),
      model: { version, date },
      skipped: this.#host.skipped(),
    });
  }
}
