/** Composed text that is judged like a file. */
import type { Composed, Place } from '../../compose/composed.ts';
import type { FileFacts } from '../../facts/types.ts';

export interface ComposedFile {
  /** A name of its own; its folder is the scope that the text is applied with. */
  readonly uri: string;
  readonly kind: 'chart' | 'kustomization';
  /** The file that its subjects are counted with. */
  readonly home: string;
  /** The chart's folder, or the kustomization that is applied. */
  readonly root: string;
  readonly composed: Composed;
  readonly facts: FileFacts;
  /** Of an object of a kustomization: where the object itself is written; the same for all overlays of one base. */
  readonly origin?: Place;
  /** Of an object of a kustomization: the entry of the applied kustomization that brings it. Of a template: where the release names the chart. */
  readonly entry?: Place;
  /** Of a template of a chart that releases install: what all that is made of it has in common. */
  readonly template?: string;
}

/** No file has such a name: `#` is escaped in those of files. */
export function composedUri(root: string, name: string): string {
  return `${root}#${encodeURIComponent(name)}`;
}

/** What charts yield is named after their templates, what kustomizations yield after them. */
export function isFromKustomization(uri: string): boolean {
  return /\/[Kk]ustomization(?:\.ya?ml)?#/.test(uri);
}

/** The release that a template was rendered for, as a part of its name. */
export function releaseOf(uri: string): string {
  return isFromKustomization(uri) || !isComposedUri(uri) ? '' : uri.slice(uri.indexOf('#') + 1);
}

export function isComposedUri(uri: string): boolean {
  return uri.includes('#');
}
