/** Charts for tests: from a folder, or from texts by path. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChartSource, RenderedChart, RenderedTemplate, RenderOptions } from '../../../server/src/compose/helm/chart.ts';
import { renderChart } from '../../../server/src/compose/helm/render.ts';

export const here = import.meta.dirname;

/** A chart of the test data. */
export function chartOf(folder: string, name = folder.slice(folder.lastIndexOf('/') + 1)): ChartSource {
  const paths = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const texts = Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
  const own = Object.fromEntries(Object.entries(texts).filter(([path]) => !path.startsWith('charts/')));
  const charts = existsSync(join(folder, 'charts')) ? readdirSync(join(folder, 'charts')) : [];
  return chart(
    name,
    own,
    charts.map((sub) => chartOf(join(folder, 'charts', sub), `${name}/charts/${sub}`)),
  );
}

/** A chart from texts. */
export function chart(name: string, files: Readonly<Record<string, string>>, subcharts: readonly ChartSource[] = []): ChartSource {
  const texts = new Map(Object.entries({ 'Chart.yaml': `apiVersion: v2\nname: ${name}\nversion: 1.0.0\nappVersion: "3.1"\n`, ...files }));
  return { directory: `file:///${name}`, paths: [...texts.keys()], file: (path) => texts.get(path), subcharts };
}

/** The only template of a chart with these values. */
export function rendered(
  template: string,
  values = '',
  more: Readonly<Record<string, string>> = {},
  options: RenderOptions = {},
): RenderedTemplate {
  return only(renderChart(chart('app', { 'values.yaml': values, 'templates/a.yaml': template, ...more }), options));
}

export function textOf(template: string, values = '', more: Readonly<Record<string, string>> = {}): string {
  return rendered(template, values, more).composed.text;
}

export function only({ templates }: RenderedChart): RenderedTemplate {
  const [first, ...rest] = templates;
  if (!first || rest.length > 0) throw new Error(`${String(templates.length)} templates`);
  return first;
}

/** The source text of the part that holds `text`, as `path:text`. */
export function sourceOf({ composed }: RenderedTemplate, text: string, file: (uri: string) => string): string {
  const at = composed.text.indexOf(text);
  const part = composed.parts.find(({ start, end }) => start <= at && at + text.length <= end);
  if (at < 0 || !part) return 'nowhere';
  const start = part.verbatim ? part.source.start + at - part.start : part.source.start;
  const end = part.verbatim ? start + text.length : part.source.end;
  return `${part.source.uri.slice(part.source.uri.lastIndexOf('/') + 1)}:${file(part.source.uri).slice(start, end)}`;
}
