/** What would be if a file had another text. */
import type { Project } from './project.ts';

/** Runs `look` with the file's text replaced, and puts everything back; nobody else sees it, as nothing in between waits. */
export function withText<T>(project: Project, uri: string, text: string, look: () => T): T {
  const before = project.readingOf(uri);
  if (!before) throw new Error(`Not a file of the workspace: ${uri}`);
  project.workspace.update(project.read(uri, text));
  try {
    return look();
  } finally {
    project.workspace.update(before);
  }
}
