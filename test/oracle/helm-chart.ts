/** A chart in a folder as the renderer wants it, and what the real Helm makes of it. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseAllDocuments } from 'yaml';
import type { ChartSource } from '../../server/src/compose/helm/chart.ts';

export const release = { name: 'release', namespace: 'default' };

/** The chart in a folder, with the charts unpacked in it. */
export function chartIn(folder: string): ChartSource {
  const texts = new Map<string, string>();
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name).slice(folder.length + 1);
    if (!path.startsWith('charts/')) texts.set(path, '');
  }
  const charts = existsSync(join(folder, 'charts')) ? readdirSync(join(folder, 'charts')) : [];
  const read = new Set<string>();
  return {
    directory: pathToFileURL(folder).href,
    paths: [...texts.keys()],
    complete: true,
    subcharts: charts
      .map((name) => join(folder, 'charts', name))
      .filter((path) => existsSync(join(path, 'Chart.yaml')))
      .map(chartIn),
    file(path) {
      if (texts.has(path) && !read.has(path)) {
        texts.set(path, readFileSync(join(folder, path), 'utf8'));
        read.add(path);
      }
      return texts.get(path);
    },
  };
}

/** All charts at or below a folder that are no part of another. */
export function chartFolders(folder: string): readonly string[] {
  if (existsSync(join(folder, 'Chart.yaml'))) return [folder];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .flatMap((entry) => chartFolders(join(folder, entry.name)));
}

/** Every cluster serves it, but Helm knows it only when it asks one. */
const served = ['--api-versions', 'apiregistration.k8s.io/v1'];

/** What `helm template` prints, or why it does not. */
export function helmTemplate(helm: string, folder: string, values?: string): { readonly text: string } | { readonly refusal: string } {
  try {
    const text = execFileSync(
      helm,
      ['template', release.name, folder, ...served, ...(values === undefined ? [] : ['-f', join(folder, values)])],
      {
        encoding: 'utf8',
        maxBuffer: 100_000_000,
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    return { text };
  } catch (error) {
    const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    if (stderr === '') throw error;
    return { refusal: stderr.trim().split('\n').at(-1) ?? '' };
  }
}

export interface Manifest {
  readonly id: string;
  readonly text: string;
  readonly data: unknown;
}

/** The objects in rendered text. */
export function manifests(text: string): readonly Manifest[] {
  return text.split(/^---(?=\s|$)/m).flatMap((part): readonly Manifest[] => {
    const [document] = parseAllDocuments(`${part.trimEnd()}\n`, { logLevel: 'silent', uniqueKeys: false, version: '1.1' });
    const data: unknown = document && 'toJS' in document && document.errors.length === 0 ? document.toJS({ maxAliasCount: -1 }) : undefined;
    if (data === null || data === undefined)
      return part.replaceAll(/^\s*#.*$/gm, '').trim() === '' ? [] : [{ id: 'not YAML', text: part, data: undefined }];
    return [{ id: idOf(data), text: part, data }];
  });
}

function idOf(data: unknown): string {
  const at = (value: unknown, key: string): unknown => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined);
  const metadata = at(data, 'metadata');
  return [at(data, 'kind'), at(metadata, 'namespace') ?? '', at(metadata, 'name')].map(String).join('/');
}
