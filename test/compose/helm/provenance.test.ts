import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { ChartSource, RenderedTemplate } from '../../../server/src/compose/helm/chart.ts';
import { renderChart } from '../../../server/src/compose/helm/render.ts';
import { chartOf, here, rendered, sourceOf } from './charts.ts';

const shop = chartOf(join(here, 'chart'));
const fileOf = (uri: string): string => textIn(shop, uri);

function textIn(source: ChartSource, uri: string): string {
  const sub = source.subcharts.find(({ directory }) => uri.startsWith(`${directory}/`));
  return (sub ?? source).file(uri.slice((sub ?? source).directory.length + 1)) ?? '';
}

function template(path: string, values?: string): RenderedTemplate {
  const found = renderChart(shop, { values }).templates.find((one) => one.path === path);
  assert.ok(found);
  return found;
}

describe('places of rendered text', () => {
  it('are in order, and verbatim where they say so', () => {
    for (const values of [undefined, 'ci/production-values.yaml']) {
      for (const { composed, uri } of renderChart(shop, { values }).templates) {
        let end = 0;
        for (const part of composed.parts) {
          assert.ok(part.start >= end && part.end > part.start);
          end = part.end;
          const source = fileOf(part.source.uri).slice(part.source.start, part.source.end);
          if (part.verbatim) assert.equal(composed.text.slice(part.start, part.end), source);
          if (part.via) assert.equal(part.via.uri, uri);
        }
        assert.ok(end <= composed.text.length);
      }
    }
  });

  it('lead to the value, be it alone, quoted, joined, by default or in a map', () => {
    const deployment = template('templates/deployment.yaml');
    assert.equal(sourceOf(deployment, 'registry.example.com/shop/web', fileOf), 'values.yaml:registry.example.com/shop/web');
    assert.equal(sourceOf(deployment, '2.10"\n'.trim().slice(0, 4), fileOf), 'Chart.yaml:2.10');
    assert.equal(sourceOf(deployment, '64Mi', fileOf), 'values.yaml:64Mi');
    assert.equal(sourceOf(deployment, '0.25', fileOf), 'values.yaml:0.25');
    assert.equal(sourceOf(deployment, 'limits', fileOf), 'values.yaml:limits');
    assert.equal(sourceOf(deployment, 'www.example.com', fileOf), 'values.yaml:www.example.com');
    assert.equal(sourceOf(deployment, 'storefront', fileOf), 'values.yaml:storefront');
    assert.equal(sourceOf(deployment, 'managed-by', fileOf), '_helpers.tpl:managed-by');
    assert.equal(sourceOf(deployment, 'imagePullPolicy', fileOf), 'deployment.yaml:imagePullPolicy');
    assert.equal(sourceOf(template('templates/service.yaml'), '  Opening hours', fileOf), 'values.yaml:  Opening hours');
    assert.equal(sourceOf(template('templates/service.yaml'), 'ClusterIP', fileOf), 'service.yaml:ClusterIP');
  });

  it('lead to the set of values or the parent chart that overrides', () => {
    assert.equal(sourceOf(template('templates/deployment.yaml', 'ci/production-values.yaml'), '5', fileOf), 'production-values.yaml:5');
    const cache = renderChart(shop).templates.find(({ uri }) => uri.includes('/charts/cache/'));
    assert.ok(cache);
    assert.equal(sourceOf(cache, '64Mi', fileOf), 'values.yaml:64Mi');
    assert.ok(cache.composed.parts.some(({ source }) => source.uri === `${shop.directory}/values.yaml`));
    assert.equal(sourceOf(cache, 'lru', fileOf), 'values.yaml:lru');
  });

  it('are the action for what it computes', () => {
    const result = rendered('a: {{ printf "%03d" 7 }}\nb: {{ .Values.x | upper }}\n', 'x: low\n');
    const sources = result.composed.parts.filter(({ verbatim }) => !verbatim).map(({ source }) => source);
    assert.deepEqual(sources, [
      { uri: 'file:///app/templates/a.yaml', start: 3, end: 24 },
      { uri: 'file:///app/templates/a.yaml', start: 28, end: 51 },
    ]);
  });
});

describe('what values leave out', () => {
  it('is named with the value that would bring it', () => {
    const { composed, uri } = template('templates/deployment.yaml');
    const found = composed.omissions.map(({ keys, cause, via }) => [
      keys,
      fileOf(cause.uri).slice(cause.start, cause.end),
      via.uri === uri,
    ]);
    assert.deepEqual(found, [
      [['securityContext'], '{}', true],
      [['readinessProbe'], '{}', true],
    ]);
    for (const { at } of composed.omissions) assert.match(composed.text.slice(0, at), /containerPort: 8080|port: http/);
  });

  it('is put down to the map that lacks the key, or to the end of the values', () => {
    const values = 'probe:\n  path: /\n';
    const { composed } = rendered(
      '{{ if .Values.probe.on }}\nliveness: x\n{{ end }}{{ with .Values.more }}\n  - extra: y\n{{ end }}',
      values,
    );
    assert.deepEqual(
      composed.omissions.map(({ keys, items, cause }) => [keys, items, values.slice(cause.start, cause.end), cause.end]),
      [
        [['liveness'], false, 'path: /', 16],
        [['extra'], true, '', 17],
      ],
    );
  });

  it('names the other branch too', () => {
    const { composed } = rendered('{{ if .Values.a }}\nx: 1\n{{ else }}\ny: 2\nz: 3\n{{ end }}', 'a: true\n');
    assert.deepEqual(
      composed.omissions.map(({ keys }) => keys),
      [['y', 'z']],
    );
  });
});
