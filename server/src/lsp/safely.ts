/** Handlers that answer even when something in them breaks. */
import { ResponseError } from 'vscode-languageserver';
import type { CancellationToken, Connection } from 'vscode-languageserver';

const requestCancelled = -32800;

export class Handlers {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** A request's handler: errors are logged and answered with `fallback`. */
  request<P, R>(name: string, fallback: R, handle: (params: P) => R | Promise<R>): (params: P, token: CancellationToken) => Promise<R> {
    return async (params, token) => {
      // It may have been cancelled while it stood in the queue.
      if (token.isCancellationRequested) throw new ResponseError(requestCancelled, 'Cancelled');
      try {
        return await handle(params);
      } catch (error) {
        if (error instanceof ResponseError) throw error;
        this.report(name, error);
        return fallback;
      }
    };
  }

  /** A notification's handler: errors are logged. */
  notification<P>(name: string, handle: (params: P) => void | Promise<void>): (params: P) => void {
    return (params) => {
      this.run(name, () => handle(params));
    };
  }

  /** Work that nobody waits for. */
  run(name: string, work: () => void | Promise<void>): void {
    void this.attempt(name, work);
  }

  /** Work that others go on without where it fails: its errors are logged. */
  async attempt(name: string, work: () => void | Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.report(name, error);
    }
  }

  report(name: string, error: unknown): void {
    this.#connection.console.error(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}
