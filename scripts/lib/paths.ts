import path from 'node:path';

/** The top folder of the repository. */
export const root = path.resolve(import.meta.dirname, '../..');

/** Everything that is fetched or made while running an editor; ignored by git. */
export const hostFolder = path.join(root, '.vscode-test');

/** Absolute path of something in the repository. */
export function fromRoot(...parts: readonly string[]): string {
  return path.join(root, ...parts);
}

/** Whether the value is one of a Node.js system error's, such as `ENOENT`. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
