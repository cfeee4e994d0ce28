/** Charts and their values as their files write them. */
import { child, textOf } from '../../syntax/tree.ts';
import type { MapNode, ScalarNode } from '../../syntax/tree.ts';

/** A `Chart.yaml`. */
export interface Chart {
  readonly node: MapNode;
  /** The URI of its folder, with a slash at the end. */
  readonly directory: string;
  readonly name: string | undefined;
  /** The smallest thing to look at: the value of `name`, else the first key. */
  readonly anchor: ScalarNode;
}

/** The `values.yaml` of a chart. */
export interface ChartValues {
  readonly node: MapNode;
  /** The URI of its folder, with a slash at the end. */
  readonly directory: string;
  /** The smallest thing to look at: the first key. */
  readonly anchor: ScalarNode;
}

export function readChartSubject(node: MapNode, uri: string): Chart | undefined {
  const name = child(node, 'name');
  const anchor = name?.kind === 'scalar' ? name : node.entries[0]?.key;
  return anchor && { node, directory: directoryOf(uri), name: textOf(name), anchor };
}

export function readValues(node: MapNode, uri: string): ChartValues | undefined {
  const anchor = node.entries[0]?.key;
  return uri.endsWith('/values.yaml') && anchor ? { node, directory: directoryOf(uri), anchor } : undefined;
}

function directoryOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}
