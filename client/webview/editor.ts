/** The page's one tie to the editor: messages out, and state that outlives the page while it is hidden. */
import type { PageMessage } from '../src/messages.ts';

interface EditorApi {
  postMessage(message: PageMessage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): EditorApi;

export const editor: EditorApi = acquireVsCodeApi();

/** Asks the extension for something. */
export function post(message: PageMessage): void {
  editor.postMessage(message);
}
