/** Requests and notifications of our own, typed by the protocol's constants. */
import type { NotificationType, NotificationType0, RequestType } from 'vscode-languageserver-protocol';
import type { Connection } from 'vscode-languageserver';

export function ask<P, R>(connection: Connection, type: RequestType<P, R, void>, params: P): Promise<R> {
  return connection.sendRequest<R>(type.method, params);
}

export function tell<P>(connection: Connection, type: NotificationType<P> | NotificationType0, params?: P): void {
  // A client that is gone does not want to know.
  void connection.sendNotification(type.method, params).catch((error: unknown) => {
    connection.console.warn(`${type.method} was not sent: ${String(error)}`);
  });
}
