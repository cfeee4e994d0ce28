/** Which parts of a folder are applications with an assessment of their own, as settings and the answers file name them. */

import { isPlainGlob } from '../files/glob.ts';
import { say } from '../texts/texts.ts';
import type { TargetLevel } from './target.ts';

/** One application, or with a glob as many as it finds. */
export interface ApplicationEntry {
  /** For people; the name of the folder unless given. Of a glob it stands before the names of the folders. */
  readonly name?: string;
  /** A folder below the workspace folder, `/` between its parts: of an application, an overlay or a chart. May be a glob. */
  readonly path: string;
  /** The level that it aims for, where that is another one than its folder's. */
  readonly targetLevel?: TargetLevel;
}

const longest = 300;

/** What is wrong with a path, as the end of a sentence; undefined where it can be a folder below another. */
export function pathProblem(path: string): string | undefined {
  if (path.trim() === '') return say`must not be empty`;
  if (path.startsWith('/') || path.includes('\\') || /^[a-z][a-z0-9+.-]*:/i.test(path))
    return say`must be a path below the workspace folder, with forward slashes`;
  if (path.split('/').includes('..')) return say`must not lead out of the workspace folder`;
  if (path.length > longest) return say`must not be longer than ${String(longest)} characters`;
  return isPlainGlob(path) ? undefined : say`must be made of names, \`*\`, \`?\`, \`**\` and \`{a,b}\``;
}

/** Without `.` and needless slashes; '' is the workspace folder itself. */
export function plainPath(path: string): string {
  return path
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.')
    .join('/');
}
