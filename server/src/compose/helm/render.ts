/** Charts rendered in memory with their default values, as far as the outcome is certain. */
import { say } from '../../texts/texts.ts';
import type { ParsedTemplate } from './parse/nodes.ts';
import { TemplateSyntaxError } from './parse/nodes.ts';
import { parseTemplate } from './parse/parser.ts';
import { Budget } from './evaluate/budget.ts';
import { compose } from './evaluate/compose.ts';
import { Execution } from './evaluate/execution.ts';
import type { Definition } from './evaluate/source.ts';
import { fileSource } from './evaluate/source.ts';
import { capabilities, dotsOf, enter, releaseValue } from './evaluate/surroundings.ts';
import type { Library } from './evaluate/templates.ts';
import { Templates } from './evaluate/templates.ts';
import type { ChartSource, GivenValues, RenderedChart, RenderedTemplate, RenderOptions } from './chart.ts';
import { fileUri } from './paths.ts';
import { open, tableOf, valuesOf } from './values/coalesce.ts';
import type { LoadedChart } from './values/load.ts';
import { ChartLoader } from './values/load.ts';
import { readYaml } from './values/read.ts';
import { LimitReached } from './values/signals.ts';
import type { Dict, Value } from './values/value.ts';
import { byCodePoint, copyDict, dict } from './values/value.ts';

export type { ChartSource, GivenValues, RenderedChart, RenderedTemplate, RenderOptions } from './chart.ts';

/** A template file of a chart or of one of its sub-charts. */
interface TemplateFile {
  /** As Helm names it: `chart/charts/sub/templates/file.yaml`. */
  readonly name: string;
  readonly base: string;
  readonly path: string;
  readonly uri: string;
  readonly text: string;
  readonly chart: LoadedChart;
  readonly values: Dict;
  readonly isRoot: boolean;
  readonly partial: boolean;
}

const maxCached = 4000;

/** A rendering that holds as long as what it came from is the same. */
interface Memory {
  /** All texts but those of templates that only render themselves. */
  readonly base: readonly (string | undefined)[];
  readonly files: ReadonlyMap<string, Remembered>;
}

interface Remembered {
  readonly text: string;
  readonly result: RenderedTemplate;
  /** The names of other files that it includes. */
  readonly includes: readonly string[];
}

/** Renders charts, and keeps what it parsed. */
export class ChartRenderer {
  readonly #templates = new Map<string, ParsedTemplate | TemplateSyntaxError>();
  readonly #values = new Map<string, Map<string, Value | undefined>>();
  /** By who gives the values. */
  readonly #memories = new Map<string | undefined, Memory>();

  render(source: ChartSource, options: RenderOptions = {}): RenderedChart {
    const loader = new ChartLoader((uri, text) => this.#readValues(uri, text));
    const { given } = options;
    const chart = loader.load(given?.open === true ? withoutDefaults(source) : source);
    const own = given ? valuesIn(given) : options.values === undefined ? undefined : loader.values(source, options.values);
    const values = valuesOf(chart, own ?? dict());
    const files: TemplateFile[] = [];
    collect(chart, values, chart.name, true, files);
    const ordered = [...files].sort((left, right) => depth(right.name) - depth(left.name) || byCodePoint(right.name, left.name));
    const base = [...baseOf(chart, options), ...files.flatMap((file) => (this.#isShared(file) ? [file.name, file.text] : [file.name]))];
    const memory = this.#memories.get(given?.id);
    const known = memory && sameTexts(memory.base, base) ? memory.files : undefined;
    const texts = new Map(files.map(({ name, text }) => [name, text]));
    const shared = new Map<string, Value>([
      ['Release', releaseValue(options.release, given)],
      ['Capabilities', capabilities()],
    ]);
    const dots = dotsOf(chart, shared, values);
    const job: Job = { library: this.#library(ordered, chart), dots, changed: new Set() };
    const remembered = new Map<string, Remembered>();
    for (const file of ordered) {
      if (file.partial) continue;
      const before = known?.get(file.name);
      const holds =
        before?.text === file.text && before.includes.every((name) => !known?.has(name) || known.get(name)?.text === texts.get(name));
      remembered.set(file.name, holds ? before : this.#file(file, job));
    }
    // Values that a template changes are others for the next one: then nothing is certain to hold.
    if (touches(values, job.changed) || [...dots.values()].some((dot) => job.changed.has(dot))) this.#memories.delete(given?.id);
    else this.#memories.set(given?.id, { base, files: remembered });
    return { templates: files.flatMap(({ name }) => remembered.get(name)?.result ?? []), problems: loader.problems };
  }

  /** Lets go of the renderings for all but these. */
  keep(ids: ReadonlySet<string | undefined>): void {
    for (const id of this.#memories.keys()) if (!ids.has(id)) this.#memories.delete(id);
  }

  /** A file that others use. */
  #isShared({ partial, text }: TemplateFile): boolean {
    const tree = this.#parsed(text);
    return partial || tree instanceof TemplateSyntaxError || tree.definitions.size > 0;
  }

  #file(file: TemplateFile, { library, dots, changed }: Job): Remembered {
    const { uri, path, text } = file;
    const whole = { uri, start: 0, end: text.length };
    const tree = this.#parsed(text);
    if (tree instanceof TemplateSyntaxError) {
      const place = { ...whole, start: Math.min(tree.offset, text.length) };
      return { text, result: { uri, path, ...asItIs(text, place, uri, tree.message) }, includes: [] };
    }
    const templates = new Templates(library, new Budget());
    const dot = dots.get(file.chart) ?? dict();
    enter(dot, file);
    try {
      const source = fileSource(tree, uri);
      const result = { uri, path, ...compose(new Execution({ source, name: file.name }, dot, templates, false).run(tree.body, dot)) };
      return { text, result, includes: [...templates.used].filter((name) => name !== file.name) };
    } catch (error) {
      if (!(error instanceof LimitReached) && !(error instanceof RangeError)) throw error;
      return { text, result: { uri, path, ...asItIs(text, whole, uri, error.message) }, includes: [] };
    } finally {
      for (const map of templates.changed) changed.add(map);
    }
  }

  #library(files: readonly TemplateFile[], chart: LoadedChart): Library {
    const definitions = new Map<string, Definition>();
    let incomplete = lacks(chart);
    for (const file of files) {
      const tree = this.#parsed(file.text);
      if (tree instanceof TemplateSyntaxError) {
        incomplete = true;
        continue;
      }
      const source = fileSource(tree, file.uri);
      for (const [name, nodes] of tree.definitions) definitions.set(name, { name, nodes, source, path: file.name });
      definitions.set(file.name, { name: file.name, nodes: tree.body, source, path: file.name });
    }
    return { definitions, incomplete, parse: (text) => this.#parse(text) };
  }

  #parse(text: string): ParsedTemplate {
    const tree = this.#parsed(text);
    if (tree instanceof TemplateSyntaxError) throw tree;
    return tree;
  }

  #parsed(text: string): ParsedTemplate | TemplateSyntaxError {
    const known = this.#templates.get(text);
    if (known) return known;
    if (this.#templates.size >= maxCached) this.#templates.clear();
    const tree = parsedOrError(text);
    this.#templates.set(text, tree);
    return tree;
  }

  #readValues(uri: string, text: string): Value | undefined {
    let texts = this.#values.get(text);
    if (!texts) {
      if (this.#values.size >= maxCached) this.#values.clear();
      this.#values.set(text, (texts = new Map<string, Value | undefined>()));
    }
    if (!texts.has(uri)) texts.set(uri, readYaml({ uri, text }));
    return texts.get(uri);
  }
}

function parsedOrError(text: string): ParsedTemplate | TemplateSyntaxError {
  try {
    return parseTemplate(text);
  } catch (error) {
    if (error instanceof TemplateSyntaxError) return error;
    // The stack's own limit: a chain of thousands of branches.
    if (error instanceof RangeError) return new TemplateSyntaxError(say`a template nested too deeply`, 0);
    throw error;
  }
}

/** Renders a chart once. */
export function renderChart(source: ChartSource, options: RenderOptions = {}): RenderedChart {
  return new ChartRenderer().render(source, options);
}

function asItIs(
  text: string,
  place: { readonly uri: string; readonly start: number; readonly end: number },
  uri: string,
  reason: string,
): Pick<RenderedTemplate, 'composed' | 'unresolved'> {
  const parts = text === '' ? [] : [{ start: 0, end: text.length, source: { uri, start: 0, end: text.length }, verbatim: true }];
  return { composed: { text, parts, omissions: [] }, unresolved: [{ place, reason }] };
}

interface Job {
  readonly library: Library;
  readonly dots: ReadonlyMap<LoadedChart, Dict>;
  /** Maps that templates changed. */
  readonly changed: Set<Dict>;
}

/** What all templates of a chart depend on, besides named templates. */
function baseOf(chart: LoadedChart, options: RenderOptions): readonly (string | undefined)[] {
  const { source, children } = chart;
  const own = [source.directory, chart.name, ...['Chart.yaml', 'values.yaml', 'requirements.yaml'].map((path) => source.file(path))];
  const files = source.paths.filter((path) => !path.startsWith('templates/')).flatMap((path) => [path, source.file(path)]);
  const { values, release, given } = options;
  return [...own, ...files, values, release?.name, release?.namespace, given?.key, ...children.flatMap((child) => baseOf(child, {}))];
}

function sameTexts(left: Memory['base'], right: Memory['base']): boolean {
  return left.length === right.length && left.every((text, index) => text === right[index]);
}

/** Whether any of these maps is part of the values. */
function touches(values: Dict, changed: ReadonlySet<Dict>): boolean {
  if (changed.size === 0) return false;
  if (changed.has(values)) return true;
  return [...values.entries.values()].some((value) => value.kind === 'dict' && touches(value, changed));
}

/** The chart as if nobody knew its defaults. */
function withoutDefaults(source: ChartSource): ChartSource {
  const { directory, paths, subcharts } = source;
  const file = (path: string): string | undefined => (path === 'values.yaml' ? undefined : source.file(path));
  return { directory, paths, file, subcharts: subcharts.map(withoutDefaults) };
}

/** A copy: templates change values. */
function valuesIn(given: GivenValues): Dict {
  const values = copyDict(given.values);
  if (given.open) open(values);
  return values;
}

function lacks(chart: LoadedChart): boolean {
  return chart.missing.length > 0 || chart.children.some(lacks);
}

function depth(name: string): number {
  return name.split('/').length;
}

function collect(chart: LoadedChart, values: Dict, name: string, isRoot: boolean, files: TemplateFile[]): void {
  for (const path of [...chart.source.paths].sort(byCodePoint)) {
    if (!path.startsWith('templates/')) continue;
    const file = path.slice(path.lastIndexOf('/') + 1);
    const partial = file.startsWith('_') || file === 'NOTES.txt' || chart.library;
    if (chart.library && !file.startsWith('_')) continue;
    const text = chart.source.file(path);
    if (text === undefined) continue;
    files.push({
      name: `${name}/${path}`,
      base: `${name}/templates`,
      path,
      uri: fileUri(chart.source, path),
      text,
      chart,
      values,
      isRoot,
      partial,
    });
  }
  for (const child of chart.children) {
    collect(child, tableOf(values, child.name), `${name}/charts/${child.name}`, false, files);
  }
}
