import assert from 'node:assert/strict';
import { ChartRenderer, renderChart } from '../../../server/src/compose/helm/render.ts';
import type { ChartSource, GivenValues } from '../../../server/src/compose/helm/render.ts';
import { readYaml } from '../../../server/src/compose/helm/values/read.ts';
import type { Dict, Value } from '../../../server/src/compose/helm/values/value.ts';
import { dict, unknown } from '../../../server/src/compose/helm/values/value.ts';
import { chart, only } from './charts.ts';

/** Values that somebody gives; those under `?` are not known. */
function given(text: string, more: Partial<GivenValues> = {}): GivenValues {
  const read = readYaml({ uri: 'given', text });
  const values = read?.kind === 'dict' ? withoutKnown(read) : dict();
  return { id: 'someone', key: text, values, open: false, name: undefined, namespace: undefined, ...more };
}

function withoutKnown(values: Dict): Dict {
  const mask = (value: Value): Value =>
    value.kind === 'string' && value.text === '?' ? unknown('nobody says') : value.kind === 'dict' ? withoutKnown(value) : value;
  return { ...values, entries: new Map([...values.entries].map(([key, value]) => [key, mask(value)])) };
}

const template =
  '{{ range $key := list "a" "b" }}{{ $key }}={{ get $.Values $key }};{{ end }}c={{ .Values.map.c }};d={{ .Values.map.d }}\n';
const source = chart('app', { 'values.yaml': 'a: 1\nb: 2\nmap: { c: 3, d: 4 }\n', 'templates/a.yaml': template });
const written = 'a={{ .Values.a }};c={{ .Values.map.c }};d={{ .Values.map.d }}\n';
const plain = chart('app', { 'values.yaml': 'a: 1\nmap: { c: 3, d: 4 }\n', 'templates/a.yaml': written });

/** `child.yaml` of a chart with one sub-chart. */
function ofChild(values: string, set: GivenValues): string {
  const text = 'x={{ .Values.x }};global={{ .Values.global.region }}\n';
  const child: ChartSource = {
    ...chart('child', { 'values.yaml': 'x: 1\n', 'templates/child.yaml': text }),
    directory: 'file:///app/charts/child',
  };
  return only(renderChart(chart('app', { 'values.yaml': values }, [child]), { given: set })).composed.text;
}

describe('values that somebody gives', () => {
  it('lie over the defaults, map by map', () => {
    assert.equal(only(renderChart(source, { given: given('b: 5\nmap: { d: 6 }') })).composed.text, 'a=1;b=5;c=3;d=6\n');
  });

  it('leave as written what is not known of them', () => {
    assert.equal(only(renderChart(plain, { given: given('map: "?"') })).composed.text, 'a=1;c={{ .Values.map.c }};d={{ .Values.map.d }}\n');
    assert.equal(only(renderChart(plain, { given: given('map: { c: "?" }') })).composed.text, 'a=1;c={{ .Values.map.c }};d=4\n');
  });

  it('hide the defaults where others are given too', () => {
    const open = given('map: { c: 7 }', { open: true });
    assert.equal(only(renderChart(plain, { given: open })).composed.text, 'a={{ .Values.a }};c=7;d={{ .Values.map.d }}\n');
  });

  it('go on to sub-charts, as far as they are known', () => {
    assert.equal(ofChild('global: { region: eu }\n', given('child: { x: 2 }')), 'x=2;global=eu\n');
    assert.equal(ofChild('global: { region: eu }\n', given('child: "?"')), 'x={{ .Values.x }};global={{ .Values.global.region }}\n');
    assert.equal(ofChild('global: { region: eu }\n', given('global: "?"')), 'x=1;global={{ .Values.global.region }}\n');
    assert.equal(
      ofChild('global: { region: eu }\n', given('y: 1', { open: true })),
      'x={{ .Values.x }};global={{ .Values.global.region }}\n',
    );
  });

  it('take entries away with null, and are the cause of what is missing then', () => {
    const without = chart('app', {
      'values.yaml': 'resources: { limits: 1 }\n',
      'templates/a.yaml': '{{ with .Values.resources }}\nresources: {{ toYaml . }}\n{{ end }}\n',
    });
    const { omissions } = only(renderChart(without, { given: given('resources: null') })).composed;
    assert.deepEqual(
      omissions.map(({ cause }) => cause),
      [{ uri: 'given', start: 11, end: 15 }],
    );
  });

  it('name the release', () => {
    const names = chart('app', { 'values.yaml': '', 'templates/a.yaml': '{{ .Release.Name }} {{ .Release.Namespace }}\n' });
    assert.equal(only(renderChart(names, { given: given('', { name: 'shop' }) })).composed.text, 'shop {{ .Release.Namespace }}\n');
    assert.equal(only(renderChart(names, { given: given('', { name: 'shop', namespace: 'eu' }) })).composed.text, 'shop eu\n');
  });

  it('are remembered for each who gives them', () => {
    const renderer = new ChartRenderer();
    const [one, other] = [given('a: 2', { id: 'one' }), given('a: 3', { id: 'other' })];
    const render = (set?: GivenValues): unknown => only(renderer.render(plain, { given: set }));
    const before = [render(), render(one), render(other)];
    assert.deepEqual(
      [render(), render(one), render(other)].map((result, index) => result === before[index]),
      [true, true, true],
    );
    renderer.keep(new Set([undefined, 'one']));
    assert.equal(render(one), before[1]);
    assert.notEqual(render(other), before[2]);
    assert.deepEqual(render(other), before[2]);
    assert.notEqual(render(given('a: 4', { id: 'one' })), before[1]);
  });
});
