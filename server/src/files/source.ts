/** Reads a file that discovery has found. */
import type { FileSystem } from './file-system.ts';
import type { FileFormat } from './kind.ts';

export type Source =
  | { readonly text: string }
  | { readonly error: string }
  /** No manifest: its text is nothing that facts are read from. */
  | { readonly irrelevant: string };

export async function readSource(
  files: FileSystem,
  file: { readonly uri: string; readonly format: FileFormat },
  limit: number,
): Promise<Source> {
  const read = await files.readFile(file.uri, limit);
  return 'text' in read && !mayMatter(file.format, read.text) ? { irrelevant: read.text } : read;
}

/** Most JSON is none of ours: only what looks like a manifest, or like a patch of one, is parsed. */
export function mayMatter(format: FileFormat, text: string): boolean {
  return format !== 'json' || (text.includes('"apiVersion"') && text.includes('"kind"')) || isJsonPatch(text);
}

/** A list of operations, as kustomizations name it. */
function isJsonPatch(text: string): boolean {
  return /^\s*\[/.test(text) && /"op"\s*:\s*"(?:add|remove|replace|move|copy|test)"/.test(text) && text.includes('"path"');
}
