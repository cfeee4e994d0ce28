/** URIs of the files of a chart. */
import type { ChartSource } from './chart.ts';
import { childUri } from '../../files/uri.ts';

export function fileUri(source: ChartSource, path: string): string {
  return path.split('/').reduce(childUri, source.directory);
}
