/** One image that is built here, as a file of a build tool or of a pipeline says it. */
import { parseImage } from '../../facts/image.ts';
import { child, textOf } from '../../syntax/tree.ts';
import type { Lookup } from '../../syntax/tree.ts';

export interface Build {
  /** As written; parts that are not known are a hole. */
  readonly image: string;
  /** The Dockerfile, from the folder that paths count from; of several the first that is there. Empty where it is not known. */
  readonly files: readonly string[];
  /** The stage that is built; undefined for the last one. */
  readonly target: string | undefined;
  /** The folder that paths count from, where it is not that of the file. */
  readonly root?: string;
}

/** Stands for what is not known. */
export const hole = '\uE000';

/** What a field says: a hole where that is not known, undefined where it is not there or empty. */
export function fieldOf(node: Lookup, name: string): string | undefined {
  const value = child(node, name);
  if (value === undefined) return undefined;
  const text = textOf(value)?.trim() ?? hole;
  return text === '' ? undefined : text;
}

const hub = /^(?:(?:index\.|registry-1\.)?docker\.io\/)?(?:library\/)?/;

/** The name by which images of Docker Hub are known, however they are written. */
export function buildName(repository: string): string {
  return repository.replace(hub, '');
}

/** The repository of an image of which the tag need not be known; undefined where the name is not known for certain. */
export function repositoryOf(image: string): string | undefined {
  const [name = ''] = image.split('@', 1);
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  const repository = parseImage(colon < 0 ? name : name.slice(0, colon))?.repository;
  return repository === undefined ? undefined : buildName(repository);
}

/** A path within a folder; undefined where one of the two is not known, or leads away. */
export function pathIn(folder: string | undefined, path: string): string | undefined {
  if (folder === undefined || path.includes(hole) || path.includes('$') || /^[~/-]|^[\w.+-]+:|^[^/]+@/.test(path)) return undefined;
  return `${folder}/${path}`;
}

/** The paths, where all of them are known. */
export function allOf(paths: readonly (string | undefined)[]): readonly string[] {
  const known = paths.filter((path) => path !== undefined);
  return known.length === paths.length ? known : [];
}
