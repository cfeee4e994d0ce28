/** Charts as they render with the values that they hold; rendered again when one of their files changes. */
import { ChartRenderer } from '../../compose/helm/render.ts';
import type { ChartSource } from '../../compose/helm/render.ts';
import { readFile } from '../../facts/read.ts';
import type { FileFacts } from '../../facts/types.ts';
import { parentOf } from '../paths.ts';
import { composedUri } from './file.ts';
import type { Composer, Sink } from './composer.ts';

interface Chart {
  readonly renderer: ChartRenderer;
  /** All files below its folder, those of charts in it included. */
  readonly files: Set<string>;
  /** Templates that were rendered. */
  rendered: ReadonlySet<string>;
}

export class Charts implements Composer {
  readonly #files: ReadonlyMap<string, FileFacts>;
  /** By folder; charts within charts are part of the outermost. */
  #charts = new Map<string, Chart>();
  readonly #folders = new Set<string>();
  readonly #dirty = new Set<string>();
  #regroup = false;

  constructor(files: ReadonlyMap<string, FileFacts>) {
    this.#files = files;
  }

  changed(uri: string, before: FileFacts | undefined, after: FileFacts | undefined): void {
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

  get pending(): boolean {
    return this.#regroup || this.#dirty.size > 0;
  }

  *settle(sink: Sink): Generator<void> {
    if (this.#regroup) this.#group(sink);
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
      const chart = this.#charts.get(root) ?? { renderer: new ChartRenderer(), files: new Set(), rendered: new Set() };
      chart.files.add(uri);
      this.#charts.set(root, chart);
    }
    for (const [folder, { rendered }] of before) {
      const now = this.#charts.get(folder);
      if (now) now.rendered = rendered;
      else {
        for (const uri of rendered) drop(uri, sink);
        sink.report(folder, []);
      }
    }
    for (const folder of this.#charts.keys()) this.#dirty.add(folder);
  }

  #render(folder: string, chart: Chart, sink: Sink): void {
    const rendered = new Set<string>();
    const { templates, problems } = chart.renderer.render(this.#sourceOf(folder, chart.files));
    sink.report(folder, problems);
    for (const { uri, composed } of templates) {
      const name = composedUri(uri, '');
      const before = sink.get(name);
      rendered.add(uri);
      if (before?.composed.text === composed.text) {
        sink.put({ ...before, composed });
        continue;
      }
      const previous = before && { text: before.composed.text, facts: before.facts };
      const facts = readFile({ uri: name, format: 'yaml', text: composed.text, hcl: undefined }, previous);
      sink.put({ uri: name, kind: 'chart', home: uri, root: folder, composed, facts });
      sink.cover(uri, true);
    }
    for (const uri of chart.rendered) if (!rendered.has(uri)) drop(uri, sink);
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

function drop(uri: string, sink: Sink): void {
  sink.drop(composedUri(uri, ''));
  sink.cover(uri, false);
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
