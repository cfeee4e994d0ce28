/** Requests and notifications of our own, typed by the protocol's constants. */
import type { Connection } from 'vscode-languageserver';
import type { OwnNotification, OwnRequest } from './protocol.ts';

export function ask<P, R>(connection: Connection, { method }: OwnRequest<P, R>, params: P): Promise<R> {
  return connection.sendRequest<R>(method, params);
}

export function tell<P>(connection: Connection, { method }: OwnNotification<P>, params?: P): void {
  // A client that is gone does not want to know.
  void connection.sendNotification(method, params).catch((error: unknown) => {
    connection.console.warn(`${method} was not sent: ${String(error)}`);
  });
}
