import assert from 'node:assert/strict';
import { rendered, textOf } from './charts.ts';

const helpers = {
  'templates/_h.tpl': `{{- define "name" -}}
{{- if contains "app" .Release.Name -}}{{ .Release.Name }}{{- else -}}{{ printf "%s-app" .Release.Name }}{{- end -}}
{{- end -}}
{{- define "labels" -}}
app: {{ .Chart.Name }}
release: {{ .Release.Name }}
{{- end -}}
{{- define "extra" -}}
fixed: 1
{{- if .Release.IsUpgrade }}
upgraded: yes
{{- end }}
{{- end -}}`,
};

describe('what is not known', () => {
  it('stays as it is written', () => {
    const text =
      'name: {{ .Release.Name }}\nns: "{{ .Release.Namespace }}-x"\nid: {{- lookup "v1" "Secret" "" "" | toYaml | nindent 2 }}\n';
    assert.equal(textOf(text), text);
  });

  it('stays one action when a named template gives a value', () => {
    assert.equal(textOf('name: {{ include "name" . }}-x\n', '', helpers), 'name: {{ include "name" . }}-x\n');
    assert.equal(
      textOf('name: {{ include "name" . | trunc 63 | quote }}\n', '', helpers),
      'name: {{ include "name" . | trunc 63 | quote }}\n',
    );
  });

  it('is spared out of lines that are known otherwise', () => {
    const expected = 'labels:\n    app: app\n    release: {{ .Release.Name }}\n';
    assert.equal(textOf('labels:\n  {{- include "labels" . | nindent 4 }}\n', '', helpers), expected);
    const extra = textOf('x:\n  {{- include "extra" . | nindent 2 }}\n', '', helpers);
    assert.equal(extra, 'x:\n  fixed: 1\n  {{- if .Release.IsUpgrade }}\n  upgraded: yes\n  {{- end }}\n');
  });

  it('keeps both branches, with what is certain in them', () => {
    const text =
      'a: 1\n{{- if .Release.IsInstall }}\nb: {{ .Values.b }}\n{{- else if .Values.b }}\nc: {{ .Values.b }}\n{{- else }}\nd: 4\n{{- end }}\ne: 5\n';
    assert.equal(textOf(text, 'b: 2\n'), text.replaceAll('{{ .Values.b }}', '2'));
  });

  it('spreads to variables and maps that change under an unknown condition', () => {
    const text =
      '{{ $x := 1 }}{{ $d := dict "k" 1 "m" 2 }}{{ if .Release.IsInstall }}{{ $x = 2 }}{{ $_ := set $d "k" 3 }}{{ end }}\nx: {{ $x }}\nk: {{ $d.k }}\nm: {{ $d.m }}\n';
    assert.match(textOf(text), /\nx: \{\{ \$x \}\}\nk: \{\{ \$d\.k \}\}\nm: 2\n$/);
    const loop = '{{ $n := 0 }}{{ range .Values.none }}{{ $n = 1 }}{{ end }}n: {{ $n }}';
    assert.equal(textOf(loop), 'n: 0');
    assert.equal(textOf(loop.replace('.Values.none', '(lookup "v1" "Pod" "" "")')).endsWith('n: {{ $n }}'), true);
  });

  it('leaves a loop as it is when it may end early', () => {
    const text = '{{ range list 1 2 }}{{ if $.Release.IsInstall }}{{ break }}{{ end }}\n- x\n{{ end }}';
    assert.equal(textOf(text), text);
  });

  it('leaves alone what does not depend on it', () => {
    assert.equal(
      textOf(
        'a: {{ or true .Release.Name }}\nb: {{ if or .Release.IsInstall true }}yes{{ end }}\nc: {{ if and .Release.Name false }}no{{ end }}',
      ),
      'a: true\nb: yes\nc: ',
    );
    assert.equal(textOf('{{ $d := dict "n" .Release.Name "v" 3 }}v: {{ $d.v }}\n{{ toYaml $d }}'), 'v: 3\n"n": {{ .Release.Name }}\nv: 3');
  });

  it('says why', () => {
    const { unresolved } = rendered(
      'a: {{ .Release.Name }}\nb: {{ required "b is needed" .Values.b }}\nc: {{ .Values.x.y }}\nd: {{ nofunction 1 }}\n',
    );
    assert.deepEqual(
      unresolved.map(({ reason, place }) => [place.start, reason]),
      [
        [3, 'the name of the release is known when it is installed'],
        [26, 'b is needed'],
        [68, 'nil pointer evaluating interface {}.y'],
        [89, 'function nofunction is not known'],
      ],
    );
  });
});
