import assert from 'node:assert/strict';
import { renderChart } from '../../../server/src/compose/helm/render.ts';
import { chart, rendered, textOf } from './charts.ts';

const hostile: Readonly<Record<string, string>> = {
  'a template that includes itself': '{{ define "a" }}{{ include "a" . }}{{ end }}x: {{ include "a" . }}',
  'a text that evaluates itself': '{{ $t := "{{ tpl .t . }}" }}x: {{ tpl $t (dict "t" $t "Template" .Template) }}',
  'loops in loops': '{{ range until 9999 }}{{ range until 9999 }}{{ range until 9999 }}x{{ end }}{{ end }}{{ end }}',
  'text that doubles': '{{ $x := "xxxxxxxxxxxxxxxx" }}{{ range until 60 }}{{ $x = print $x $x }}{{ end }}{{ $x }}',
};

/** Legal, only much of it. */
const long: Readonly<Record<string, string>> = {
  'a chain of branches': `{{ if .Values.a }}1${'{{ else if .Values.b }}2'.repeat(20_000)}{{ end }}`,
  'a wide action': `{{ define "w" }}w: {{ .Release.Name${' '.repeat(300_000)} }}{{ end }}\n{{ include "w" . | nindent 2 }}`,
  'a pattern that others try for ever': 'x: {{ regexMatch "^(a+)+$" (print (repeat 20000 "a") "!") }}',
  'brackets in brackets': `x: {{ ${'('.repeat(5000)}1${')'.repeat(5000)} }}`,
};

const refused: Readonly<Record<string, string>> = {
  'endless numbers': 'x: {{ until 999999999 }}',
  'endless repetition': 'x: {{ repeat 999999999 "abc" }}',
  'endless indentation': 'x: {{ indent 999999999 "abc" }}',
  'endless padding': 'x: {{ printf "%999999999d" 1 }}',
  'a pattern of too many parts': 'x: {{ regexMatch "(a{100}){100}" "a" }}',
  'a pattern on too much text': 'x: {{ regexMatch "(a?){500}b" (repeat 100000 "a") }}',
};

describe('templates that ask for too much', () => {
  for (const [title, template] of Object.entries(hostile)) {
    it(title, () => {
      const begin = performance.now();
      const { composed, unresolved } = rendered(template);
      assert.equal(composed.text, template);
      assert.equal(unresolved.length, 1);
      assert.ok(performance.now() - begin < 5000);
    });
  }
  for (const [title, template] of Object.entries(long)) {
    it(title, () => {
      const begin = performance.now();
      rendered(template);
      assert.ok(performance.now() - begin < 2000);
    });
  }
  for (const [title, template] of Object.entries(refused))
    it(title, () => {
      assert.equal(textOf(template), template);
    });
});

describe('names that JavaScript knows', () => {
  it('are keys like others', () => {
    const values = '__proto__:\n  polluted: yes\nconstructor: c\nmap: {}\n';
    assert.equal(
      textOf('{{ .Values.constructor }} {{ (index .Values "__proto__").polluted }} {{ hasKey .Values.map "toString" }}', values),
      'c true false',
    );
    assert.equal(
      textOf(
        '{{ $d := dict }}{{ $_ := set $d "__proto__" (dict "polluted" 1) }}{{ toJson (merge $d (fromJson "{\\"__proto__\\": {\\"x\\": 1}}")) }}',
      ),
      '{"__proto__":{"polluted":1,"x":1}}',
    );
    assert.equal(Reflect.get({}, 'polluted'), undefined);
    assert.equal(textOf('x: {{ constructor 1 }}'), 'x: {{ constructor 1 }}');
  });
});

describe('charts that are broken', () => {
  const template = 'a: {{ .Values.a }}\nb: 2\n';

  it('have no values when their file cannot be read, and say so once', () => {
    for (const values of ['- a\n- b\n', 'a: [\nb: {', '"text"']) {
      const { templates, problems } = renderChart(
        chart('app', { 'values.yaml': values, 'templates/a.yaml': template, 'templates/b.yaml': template }),
      );
      assert.deepEqual(
        templates.map(({ composed }) => composed.text),
        [template, template],
      );
      assert.equal(problems.length, 1);
      assert.equal(problems[0]?.place.uri, 'file:///app/values.yaml');
    }
  });

  it('render without values where no file is left out', () => {
    const source = chart('app', { 'templates/a.yaml': template });
    const textsOf = (complete: boolean): readonly string[] =>
      renderChart({ ...source, complete }).templates.map(({ composed }) => composed.text);
    assert.deepEqual([textsOf(true), textsOf(false)], [['a: \nb: 2\n'], [template]]);
  });

  it('keep templates that are none as they are written', () => {
    for (const broken of [
      'a: {{ .Values.a',
      'a: {{ if }}',
      '{{ end }}',
      '{{ if .x }}',
      '{{ "a }}',
      'a: {{ (1 }}',
      '{{ range $a, $b, $c := .x }}{{ end }}',
      '{{ define }}',
      '{{ $x = }}',
    ]) {
      const { composed, unresolved } = rendered(broken);
      assert.equal(composed.text, broken);
      assert.equal(unresolved.length, 1, broken);
    }
  });
});
