/** Charts with their names, dependencies and default values, as Helm loads them. */
import { say } from '../../../texts/texts.ts';
import type { ChartProblem, ChartSource } from '../chart.ts';
import { fileUri } from '../paths.ts';
import { readYaml } from './read.ts';
import type { Dict, Value } from './value.ts';
import { copyDict, dict, entry } from './value.ts';

export interface Dependency {
  readonly name: string;
  /** The name that its values stand under. */
  readonly alias: string;
  readonly conditions: readonly string[];
  readonly tags: readonly string[];
  readonly imports: readonly { readonly child: string; readonly parent: string | undefined }[];
}

export interface LoadedChart {
  readonly source: ChartSource;
  readonly name: string;
  readonly metadata: Dict;
  readonly library: boolean;
  /** Its own default values; a copy of its own. */
  values: Dict;
  children: readonly LoadedChart[];
  readonly dependencies: readonly Dependency[];
  /** Dependencies that are not here; those that are switched off are taken out. */
  missing: readonly Dependency[];
}

/** Reads YAML, or takes what was read from a cache. Undefined for what is no YAML. */
export type ReadYaml = (uri: string, text: string) => Value | undefined;

export const readDirectly: ReadYaml = (uri, text) => readYaml({ uri, text });

const maxDepth = 20;

export class ChartLoader {
  readonly problems: ChartProblem[] = [];
  readonly #read: ReadYaml;

  constructor(read: ReadYaml) {
    this.#read = read;
  }

  load(source: ChartSource, alias?: string, depth = 0): LoadedChart {
    const metadata = this.dictOf(source, 'Chart.yaml') ?? dict();
    const dependencies = this.#dependencies(source, metadata);
    const loaded = depth > maxDepth ? [] : source.subcharts.map((sub) => ({ sub, name: this.#nameOf(sub) }));
    const children: LoadedChart[] = [];
    for (const { sub, name } of loaded) {
      const uses = dependencies.filter((dependency) => dependency.name === name);
      if (uses.length === 0) children.push(this.load(sub, undefined, depth + 1));
      // A chart that is used under several names is several charts.
      for (const use of uses) children.push(this.load(sub, use.alias, depth + 1));
    }
    return {
      source,
      name: alias ?? textOf(metadata, 'name') ?? lastSegment(source.directory),
      metadata,
      library: textOf(metadata, 'type') === 'library',
      // Without a file of defaults nobody knows which values it is installed with, unless the chart is sure to have none.
      values: this.values(source, 'values.yaml') ?? { ...dict(), open: source.complete !== true },
      children,
      dependencies,
      missing: dependencies.filter(({ name }) => !loaded.some((other) => other.name === name)),
    };
  }

  /** A file of values; a map where nothing is known when it cannot be read. */
  values(source: ChartSource, path: string): Dict | undefined {
    const values = this.dictOf(source, path);
    if (!values) return undefined;
    // What is absent has to be added at the end of the file.
    const end = source.file(path)?.length ?? 0;
    return { ...copyDict(values), cause: { uri: fileUri(source, path), start: end, end } };
  }

  dictOf(source: ChartSource, path: string): Dict | undefined {
    const text = source.file(path);
    if (text === undefined) return undefined;
    const uri = fileUri(source, path);
    const value = this.#read(uri, text);
    if (value?.kind === 'dict') return value;
    if (value?.kind === 'nil') return dict();
    const message = value ? say`${path} holds no map` : say`${path} is not valid YAML`;
    const place = { uri, start: 0, end: Math.max(0, text.indexOf('\n')) };
    if (!this.problems.some((problem) => problem.place.uri === uri)) this.problems.push({ place, message });
    return { ...dict(), open: true };
  }

  #nameOf(source: ChartSource): string {
    return textOf(this.dictOf(source, 'Chart.yaml') ?? dict(), 'name') ?? lastSegment(source.directory);
  }

  #dependencies(source: ChartSource, metadata: Dict): readonly Dependency[] {
    const older = textOf(metadata, 'apiVersion') === 'v1' ? this.dictOf(source, 'requirements.yaml') : undefined;
    const listed = entry(older ?? metadata, 'dependencies');
    if (listed.kind !== 'list') return [];
    return listed.items.flatMap((item) => {
      const name = item.kind === 'dict' ? textOf(item, 'name') : undefined;
      if (item.kind !== 'dict' || name === undefined) return [];
      return [
        {
          name,
          alias: textOf(item, 'alias') ?? name,
          conditions: (textOf(item, 'condition') ?? '')
            .split(',')
            .map((path) => path.trim())
            .filter((path) => path !== ''),
          tags: texts(entry(item, 'tags')),
          imports: importsOf(entry(item, 'import-values')),
        },
      ];
    });
  }
}

function importsOf(value: Value): Dependency['imports'] {
  if (value.kind !== 'list') return [];
  return value.items.flatMap((item) => {
    if (item.kind === 'string') return [{ child: `exports.${item.text}`, parent: undefined }];
    const child = item.kind === 'dict' ? textOf(item, 'child') : undefined;
    const parent = item.kind === 'dict' ? textOf(item, 'parent') : undefined;
    return child === undefined || parent === undefined ? [] : [{ child, parent: parent === '.' ? undefined : parent }];
  });
}

function texts(value: Value): readonly string[] {
  return value.kind === 'list' ? value.items.flatMap((item) => (item.kind === 'string' ? [item.text] : [])) : [];
}

export function textOf(map: Dict, key: string): string | undefined {
  const value = map.entries.get(key);
  return value?.kind === 'string' && value.text !== '' ? value.text : undefined;
}

function lastSegment(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}

/** The value at a path of keys. */
export function valueAt(map: Dict, path: string): Value {
  let current: Value = map;
  for (const key of path.split('.')) {
    if (current.kind === 'unknown') return current;
    if (current.kind !== 'dict') return { kind: 'nil' };
    current = entry(current, key);
  }
  return current;
}
