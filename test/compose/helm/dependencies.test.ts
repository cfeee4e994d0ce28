import assert from 'node:assert/strict';
import type { ChartSource } from '../../../server/src/compose/helm/chart.ts';
import { ChartRenderer, renderChart } from '../../../server/src/compose/helm/render.ts';
import { chart } from './charts.ts';

const sub = (files: Readonly<Record<string, string>> = {}): ChartSource =>
  chart('sub', {
    'values.yaml': 'size: 1\nkeep: k\nexports: {data: {shared: s}}\nother: {deep: d}\n',
    'templates/s.yaml': 'sub: {{ .Values.size }} {{ .Values.keep }} {{ toJson .Values.global }}\n',
    ...files,
  });

function parent(
  dependency: string,
  values: string,
  template = 'own: {{ .Values.own }}\n',
  subcharts: readonly ChartSource[] = [sub()],
): ChartSource {
  const metadata = `apiVersion: v2\nname: app\nversion: 1.0.0\ndependencies:\n  - name: sub\n    version: 1.0.0\n${dependency}`;
  return chart('app', { 'Chart.yaml': metadata, 'values.yaml': values, 'templates/a.yaml': template }, subcharts);
}

function texts(source: ChartSource): readonly string[] {
  return renderChart(source).templates.map(({ composed }) => composed.text.trim());
}

describe('sub-charts', () => {
  it('get the values under their name, and the global ones', () => {
    assert.deepEqual(texts(parent('', 'own: 1\nglobal: {g: 1}\nsub: {size: 2, keep: null}\n')), ['own: 1', 'sub: 2  {"g":1}']);
  });

  it('are switched by condition and tag', () => {
    assert.deepEqual(texts(parent('    condition: sub.run\n', 'own: 1\nsub: {run: false}\n')), ['own: 1']);
    assert.deepEqual(texts(parent('    tags: [t]\n', 'own: 1\ntags: {t: false}\n')), ['own: 1']);
    assert.equal(texts(parent('    tags: [t]\n    condition: sub.run\n', 'own: 1\nsub: {run: true}\ntags: {t: false}\n')).length, 2);
  });

  it('hand values up', () => {
    const imports = '    import-values:\n      - data\n      - child: other\n        parent: mine\n';
    assert.equal(texts(parent(imports, '', '{{ .Values.shared }} {{ .Values.mine.deep }}'))[0], 's d');
    assert.equal(texts(parent(imports, 'shared: own\n', '{{ .Values.shared }}'))[0], 'own');
  });

  it('leave unknown what only they could tell', () => {
    const template = '{{ .Values.sub.size }} {{ .Values.sub.other }} {{ include "sub.x" . }} {{ .Values.none }}';
    assert.deepEqual(texts(parent('', 'sub: {size: 2}\n', template, [])), ['2 {{ .Values.sub.other }} {{ include "sub.x" . }}']);
    const off = texts(parent('    condition: sub.run\n', 'sub: {run: false}\n', 'x: {{ .Values.sub.other }}', []));
    assert.deepEqual(off, ['x:']);
  });

  it('share named templates, the parent having the last word', () => {
    const library = sub({ 'templates/_h.tpl': '{{ define "who" }}sub{{ end }}{{ define "lib" }}{{ include "who" . }}{{ end }}' });
    const own = chart('app', { 'templates/_h.tpl': '{{ define "who" }}app{{ end }}', 'templates/a.yaml': '{{ include "lib" . }}' }, [
      library,
    ]);
    assert.equal(texts(own)[0], 'app');
    const typed = sub({ 'Chart.yaml': 'apiVersion: v2\nname: sub\ntype: library\n', 'templates/_h.tpl': '{{ define "lib" }}l{{ end }}' });
    assert.deepEqual(texts(chart('app', { 'templates/a.yaml': '{{ include "lib" . }}' }, [typed])), ['l']);
  });
});

describe('a chart rendered again', () => {
  const files = {
    'values.yaml': 'a: 1\n',
    'templates/_h.tpl': '{{ define "h" }}h{{ end }}',
    'templates/a.yaml': 'a: {{ .Values.a }}{{ include "h" . }}\n',
    'templates/b.yaml': 'b: {{ include (print .Template.BasePath "/a.yaml") . | sha256sum }}\n',
    'templates/c.yaml': 'c: 1\n',
  };
  const after = (change: Readonly<Record<string, string>>, first: Readonly<Record<string, string>> = files): readonly boolean[] => {
    const renderer = new ChartRenderer();
    const before = renderer.render(chart('app', first)).templates;
    const now = renderer.render(chart('app', { ...first, ...change })).templates;
    assert.deepEqual(now, renderChart(chart('app', { ...first, ...change })).templates);
    return now.map((template, index) => template === before[index]);
  };

  it('evaluates what depends on the change, and nothing else', () => {
    assert.deepEqual(after({}), [true, true, true]);
    assert.deepEqual(after({ 'templates/c.yaml': 'c: 2\n' }), [true, true, false]);
    assert.deepEqual(after({ 'templates/a.yaml': 'a: 2\n' }), [false, false, true]);
    assert.deepEqual(after({ 'templates/_h.tpl': '{{ define "h" }}i{{ end }}' }), [false, false, false]);
    assert.deepEqual(after({ 'values.yaml': 'a: 2\n' }), [false, false, false]);
  });

  it('evaluates all when templates change the values', () => {
    const first = { ...files, 'templates/z.yaml': '{{ $_ := set .Values "a" 5 }}z: 1\n' };
    assert.deepEqual(after({ 'templates/z.yaml': 'z: 1\n' }, first), [false, false, false, false]);
  });
});
