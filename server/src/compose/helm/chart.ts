/** What a chart is made of, and what is made of it. */
import type { Composed, Place } from '../composed.ts';
import type { Dict } from './values/value.ts';

/** What the caller knows of a chart. */
export interface ChartSource {
  /** Its folder's URI, without the last slash. */
  readonly directory: string;
  /** The text of a file by its path below the chart; undefined when there is none. */
  file(path: string): string | undefined;
  /** The paths of all files that are known. */
  readonly paths: readonly string[];
  /** `paths` leaves no file out: what is not there does not exist. */
  readonly complete?: boolean;
  /** The charts unpacked under `charts/`. */
  readonly subcharts: readonly ChartSource[];
}

export interface RenderOptions {
  /** The path of a further set of values, put over `values.yaml`. */
  readonly values?: string | undefined;
  /** The release that it is rendered for; without it, its name is not known. */
  readonly release?: { readonly name: string; readonly namespace: string } | undefined;
  /** What somebody installs it with, put over `values.yaml`. */
  readonly given?: GivenValues | undefined;
}

/** Values that no file of the chart holds. */
export interface GivenValues {
  /** Who gives them: renderings are remembered for each. */
  readonly id: string;
  /** The same key stands for the same values at the same places. */
  readonly key: string;
  readonly values: Dict;
  /** Others are given too, nobody knows which: then no default is certain. */
  readonly open: boolean;
  /** What is certain of the release. */
  readonly name: string | undefined;
  readonly namespace: string | undefined;
}

/** Something that is left as written, and why. */
export interface Unresolved {
  readonly place: Place;
  readonly reason: string;
}

export interface RenderedTemplate {
  readonly uri: string;
  /** Below the chart whose template it is. */
  readonly path: string;
  readonly composed: Composed;
  readonly unresolved: readonly Unresolved[];
}

/** Something wrong with the chart itself. */
export interface ChartProblem {
  readonly place: Place;
  readonly message: string;
}

export interface RenderedChart {
  readonly templates: readonly RenderedTemplate[];
  readonly problems: readonly ChartProblem[];
}
