/** Charts as they render with the values that they hold, and for the releases that install them; rendered again when one of their files changes. */
import { ChartRenderer } from '../../compose/helm/render.ts';
import type { ChartSource } from '../../compose/helm/render.ts';
import type { Place } from '../../compose/composed.ts';
import { readFile } from '../../facts/read.ts';
import type { FileFacts } from '../../facts/types.ts';
import { parentOf } from '../paths.ts';
import { composedUri } from './file.ts';
import type { ComposedFile } from './file.ts';
import type { Composer, CompositionProblem, Sink } from './composer.ts';
import { Releases } from './releases.ts';
import type { ModuleOf } from './releases.ts';
import { inFiles } from './segments.ts';

interface Chart {
  readonly renderer: ChartRenderer;
  /** All files below its folder, those of charts in it included. */
  readonly files: Set<string>;
  /** What was made of its templates, by name, with the template. */
  rendered: ReadonlyMap<string, string>;
}

export class Charts implements Composer {
  readonly #files: ReadonlyMap<string, FileFacts>;
  /** By folder; charts within charts are part of the outermost. */
  #charts = new Map<string, Chart>();
  readonly #folders = new Set<string>();
  readonly #dirty = new Set<string>();
  readonly #releases: Releases;
  #regroup = false;

  constructor(files: ReadonlyMap<string, FileFacts>, moduleOf: ModuleOf) {
    this.#files = files;
    this.#releases = new Releases(files, moduleOf);
  }

  changed(uri: string, before: FileFacts | undefined, after: FileFacts | undefined): void {
    this.#releases.changed(uri, before, after);
    const folder = parentOf(uri);
    if (isChart(before) !== isChart(after)) {
      if (isChart(after)) this.#folders.add(folder);
      else this.#folders.delete(folder);
      this.#regroup = true;
    }
    if (this.#folders.size === 0 && this.#charts.size === 0) return;
    const root = this.#rootOf(uri);
    if (root === undefined) return;
    this.#dirty.add(root);
    const chart = this.#charts.get(root);
    if (after) chart?.files.add(uri);
    else chart?.files.delete(uri);
  }

  /** It is known anew which files there are. */
  listed(): void {
    this.#releases.listed();
  }

  get pending(): boolean {
    return this.#regroup || this.#dirty.size > 0 || this.#releases.stale;
  }

  *settle(sink: Sink): Generator<void> {
    if (this.#regroup) this.#group(sink);
    if (this.#releases.stale) for (const folder of this.#releases.refresh()) this.#dirty.add(folder);
    for (const folder of this.#dirty) {
      this.#dirty.delete(folder);
      const chart = this.#charts.get(folder);
      if (chart) this.#render(folder, chart, sink);
      yield;
    }
  }

  #group(sink: Sink): void {
    this.#regroup = false;
    const before = this.#charts;
    this.#charts = new Map();
    for (const uri of this.#files.keys()) {
      const root = this.#rootOf(uri);
      if (root === undefined) continue;
      const chart = this.#charts.get(root) ?? { renderer: new ChartRenderer(), files: new Set(), rendered: new Map() };
      chart.files.add(uri);
      this.#charts.set(root, chart);
    }
    for (const [folder, { rendered }] of before) {
      const now = this.#charts.get(folder);
      if (now) now.rendered = rendered;
      else {
        for (const [name, uri] of rendered) {
          sink.drop(name);
          sink.cover(uri, false);
        }
        sink.report(folder, []);
      }
    }
    for (const folder of this.#charts.keys()) this.#dirty.add(folder);
  }

  #render(folder: string, chart: Chart, sink: Sink): void {
    const { defaults, releases } = this.#releases.of(folder);
    const source = this.#sourceOf(folder, chart.files);
    const rendered = new Map<string, string>();
    const problems: CompositionProblem[] = [];
    const uses = defaults ? [undefined, ...releases] : releases;
    for (const release of uses) {
      const made = chart.renderer.render(source, { given: release?.given });
      problems.push(...made.problems);
      for (const { uri, composed } of made.templates) {
        const name = composedUri(uri, release?.id ?? '');
        rendered.set(name, uri);
        const shared = releases.length > 0 ? { template: uri } : {};
        const entry = release ? { entry: release.entry } : {};
        put(
          { uri: name, kind: 'chart', home: uri, root: folder, composed: inFiles(composed, release?.segments ?? []), ...shared, ...entry },
          sink,
        );
        sink.cover(uri, true);
      }
    }
    sink.report(folder, problems);
    chart.renderer.keep(new Set(uses.map((release) => release?.id)));
    const templates = new Set(rendered.values());
    for (const [name, uri] of chart.rendered) {
      if (!rendered.has(name)) sink.drop(name);
      if (!templates.has(uri)) sink.cover(uri, false);
    }
    chart.rendered = rendered;
  }

  #sourceOf(folder: string, all: ReadonlySet<string>): ChartSource {
    const within = [...all].filter((uri) => uri.startsWith(`${folder}/`));
    const charts = new Set(within.flatMap((uri) => subchartOf(folder, uri) ?? []));
    const own = within.filter((uri) => subchartOf(folder, uri) === undefined);
    return {
      directory: folder,
      file: (path) => this.#files.get(`${folder}/${path}`)?.text,
      paths: own.map((uri) => uri.slice(folder.length + 1)),
      subcharts: [...charts].filter((chart) => this.#folders.has(chart)).map((chart) => this.#sourceOf(chart, all)),
    };
  }

  /** The outermost chart that holds a file. */
  #rootOf(uri: string): string | undefined {
    let root: string | undefined;
    for (let folder = parentOf(uri); folder.includes('/'); folder = parentOf(folder)) if (this.#folders.has(folder)) root = folder;
    return root;
  }
}

/** What is as it was keeps its facts. */
function put(file: Omit<ComposedFile, 'facts'>, sink: Sink): void {
  const { uri, composed } = file;
  const before = sink.get(uri);
  if (before?.composed === composed && before.template === file.template && samePlace(before.entry, file.entry)) return;
  if (before?.composed.text === composed.text) {
    sink.put({ ...file, facts: before.facts });
    return;
  }
  const previous = before && { text: before.composed.text, facts: before.facts };
  sink.put({ ...file, facts: readFile({ uri, format: 'yaml', text: composed.text, hcl: undefined }, previous) });
}

function samePlace(a: Place | undefined, b: Place | undefined): boolean {
  return a?.uri === b?.uri && a?.start === b?.start && a?.end === b?.end;
}

function isChart(facts: FileFacts | undefined): boolean {
  return facts?.units.some(({ unit }) => unit.chart !== undefined) === true;
}

/** The folder of the chart below `charts/` that a file belongs to. */
function subchartOf(folder: string, uri: string): string | undefined {
  const path = uri.slice(folder.length + 1);
  if (!path.startsWith('charts/')) return undefined;
  const end = path.indexOf('/', 'charts/'.length);
  return end < 0 ? undefined : `${folder}/${path.slice(0, end)}`;
}
