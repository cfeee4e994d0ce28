import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChartSource, RenderOptions } from '../../../server/src/compose/helm/chart.ts';
import { renderChart } from '../../../server/src/compose/helm/render.ts';
import { chartOf, here } from './charts.ts';

const release = { name: 'release', namespace: 'default' };

/** Documents by the template that they come from, as the golden files (written by Helm 4.2.3) have them. */
function golden(name: string): ReadonlyMap<string, readonly string[]> {
  const documents = readFileSync(join(here, 'golden', name), 'utf8').split(/^---\n# Source: /m);
  const found = new Map<string, string[]>();
  for (const document of documents.slice(1)) {
    const end = document.indexOf('\n');
    found.set(document.slice(0, end), [...(found.get(document.slice(0, end)) ?? []), document.slice(end + 1).trim()]);
  }
  return found;
}

function ours(source: ChartSource, name: string, options: RenderOptions): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { uri, path, composed } of renderChart({ ...source, complete: true }, options).templates) {
    const chart = uri.slice(source.directory.length + 1, uri.length - path.length);
    const documents = composed.text.split(/^---$/m).map((document) => document.trim());
    const key = `${name}/${chart}${path}`;
    const some = documents.filter((document) => document !== '');
    if (some.length > 0) found.set(key, [...(found.get(key) ?? []), ...some]);
  }
  return found;
}

describe('charts rendered as Helm renders them', () => {
  const shop = chartOf(join(here, 'chart'));

  it('with default values', () => {
    const expected = golden('default.yaml');
    const actual = ours(shop, 'shop', { release });
    for (const [path, documents] of expected) {
      const path2 = path.replace('charts/sessions/', 'charts/cache/');
      assert.deepEqual([...(actual.get(path2) ?? [])].sort(), [...documents].sort(), path);
    }
    assert.equal(actual.size, expected.size);
  });

  it('with a further set of values', () => {
    const expected = golden('production.yaml');
    const actual = ours(shop, 'shop', { release, values: 'ci/production-values.yaml' });
    const all = (found: ReadonlyMap<string, readonly string[]>): readonly string[] => [...found.values()].flat().sort();
    assert.deepEqual(all(actual), all(expected));
  });

  it('with every function', () => {
    assert.deepEqual(ours(chartOf(join(here, 'functions')), 'functions', { release }), golden('functions.yaml'));
  });
});
