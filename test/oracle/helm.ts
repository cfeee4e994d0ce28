/**
 * Our rendering of charts held against Helm's. By hand:
 * node --import tsx test/oracle/helm.ts --helm <binary> <folder of charts>…
 */
import { isDeepStrictEqual } from 'node:util';
import { resolve } from 'node:path';
import type { ChartSource } from '../../server/src/compose/helm/chart.ts';
import { ChartRenderer } from '../../server/src/compose/helm/render.ts';
import { chartFolders, chartIn, helmTemplate, manifests, release } from './helm-chart.ts';

const words = process.argv.slice(2);
const [flag, helm, ...folders] = words;
if (flag !== '--helm' || helm === undefined || folders.length === 0) throw new Error('usage: helm.ts --helm <binary> <folder>…');

const totals = { charts: 0, refused: 0, equal: 0, differ: 0, unresolved: 0, missing: 0, same: 0, templates: 0 };

for (const folder of folders.flatMap((root) => chartFolders(resolve(root)))) {
  const source = chartIn(folder);
  compare(folder, source, helm, undefined);
  for (const path of source.paths.filter((name) => /^ci\/.*values\.ya?ml$/.test(name)).sort()) compare(folder, source, helm, path);
}
console.log(totals);

function compare(folder: string, source: ChartSource, binary: string, values: string | undefined): void {
  const title = values === undefined ? folder : `${folder} with ${values}`;
  const theirs = helmTemplate(binary, folder, values);
  if ('refusal' in theirs) {
    totals.refused++;
    console.log(`${title}: Helm does not render it: ${theirs.refusal.slice(0, 160)}`);
    return;
  }
  totals.charts++;
  const renderer = new ChartRenderer();
  const begin = performance.now();
  const { templates } = renderer.render(source, { release, values });
  const time = performance.now() - begin;
  const ours = templates.flatMap(({ composed, unresolved, path }) =>
    manifests(composed.text).map((manifest) => ({
      ...manifest,
      path,
      reason: composed.text.includes('{{') ? unresolved[0]?.reason : undefined,
    })),
  );
  const left = [...manifests(theirs.text)];
  const counts = { equal: 0, differ: 0, unresolved: 0 };
  const notes: string[] = [];
  for (const mine of ours) {
    const same = left.findIndex((other) => other.id === mine.id && isDeepStrictEqual(other.data, mine.data));
    const index = same >= 0 ? same : left.findIndex((other) => other.id === mine.id);
    const other = left[index];
    if (index >= 0) left.splice(index, 1);
    if (same >= 0) counts.equal++;
    else if (mine.reason !== undefined && mine.text.includes('{{')) {
      counts.unresolved++;
      notes.push(`  as written: ${mine.path}: ${mine.reason}`);
    } else {
      counts.differ++;
      notes.unshift(`  differs: ${mine.path} ${mine.id}: ${firstDifference(mine.text, other?.text)}`);
    }
  }
  const absent = left.length - counts.unresolved;
  totals.equal += counts.equal;
  totals.differ += counts.differ;
  totals.unresolved += counts.unresolved;
  totals.templates += templates.length;
  totals.missing += Math.max(0, absent);
  if (absent > 0)
    notes.push(
      `  not in ours: ${left
        .map(({ id }) => id)
        .slice(0, 5)
        .join(', ')}`,
    );
  if (ours.length > 0 && counts.equal === ours.length) totals.same++;
  console.log(
    `${title}: ${String(counts.equal)} equal, ${String(counts.differ)} differ, ${String(counts.unresolved)} as written; ${String(templates.length)} templates in ${time.toFixed(1)} ms`,
  );
  for (const note of notes.slice(0, 12)) console.log(note);
}

function firstDifference(mine: string, theirs: string | undefined): string {
  if (theirs === undefined) return 'Helm has no such object';
  const [a, b] = [mine, theirs].map((text) => text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#')));
  const index = a?.findIndex((line, at) => line !== b?.[at]) ?? -1;
  return `${JSON.stringify(a?.[index])} ≠ ${JSON.stringify(b?.[index])}`;
}
