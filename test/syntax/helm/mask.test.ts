import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFile } from '../../../server/src/facts/read.ts';
import { applyHoles } from '../../../server/src/syntax/helm/holes.ts';
import { maskTemplate } from '../../../server/src/syntax/helm/mask.ts';
import { at, itemsOf, resolve, textOf } from '../../../server/src/syntax/tree.ts';
import type { Lookup } from '../../../server/src/syntax/tree.ts';
import { parseDocument } from '../../../server/src/syntax/yaml/parse.ts';

function read(text: string): Lookup {
  const masked = maskTemplate(text);
  assert.equal(masked.text.length, text.length);
  const { root, damaged } = parseDocument(masked.text);
  assert.ok(root && !damaged, masked.text.replaceAll('\uE000', '#'));
  return resolve(applyHoles(root, masked.text, masked.holes));
}

describe('Helm templates', () => {
  it('makes values unknown and keeps the rest', () => {
    const root = read('image: {{ .Values.image }}\ntag: "{{ .Values.tag }}"\nname: web\n');
    assert.equal(at(root, 'image')?.kind, 'unknown');
    assert.equal(at(root, 'tag')?.kind, 'unknown');
    assert.equal(textOf(at(root, 'name')), 'web');
    assert.equal(at(root, 'other'), undefined);
  });

  it('opens the map that toYaml fills, and only that', () => {
    const root = read(
      'spec:\n  resources:\n    {{- toYaml .Values.resources | nindent 4 }}\n  labels:\n    app: x\n    {{- include "labels" . | nindent 4 }}\n',
    );
    assert.equal(at(root, 'spec', 'resources', 'limits')?.kind, 'unknown');
    assert.equal(at(root, 'spec', 'labels', 'team')?.kind, 'unknown');
    assert.equal(at(root, 'spec', 'replicas'), undefined);
  });

  it('opens everything around lines whose column cannot be told', () => {
    const root = read('spec:\n  a: 1\n  {{- include "more" . }}\n');
    assert.equal(at(root, 'spec', 'b')?.kind, 'unknown');
    assert.equal(at(root, 'metadata')?.kind, 'unknown');
  });

  it('reads items of a range with templated values', () => {
    const root = read('env:\n  {{- range .Values.env }}\n  - name: {{ .name }}\n    value: fixed\n  {{- end }}\n');
    const { items } = itemsOf(at(root, 'env'));
    assert.equal(textOf(at(items[0], 'value')), 'fixed');
    assert.equal(at(items[0], 'name')?.kind, 'unknown');
  });

  it('takes an item that is one action with lines below it as an open map', () => {
    const root = read('list:\n  - {{- toYaml .x | nindent 4 }}\n    fixed: 1\n');
    const { items } = itemsOf(at(root, 'list'));
    assert.equal(textOf(at(items[0], 'fixed')), '1');
    assert.equal(at(items[0], 'other')?.kind, 'unknown');
  });

  it('knows what a condition may leave out', () => {
    const text = 'a: 1\n{{- if .Values.b }}\nb: 2\n{{- end }}\n';
    const { conditionals } = maskTemplate(text);
    assert.equal(conditionals.length, 1);
    const region = conditionals[0];
    assert.ok(region && region.start <= text.indexOf('b: 2') && region.end > text.indexOf('b: 2'));
  });

  it('leaves named templates out and survives comments and strings with braces', () => {
    const root = read('{{- define "x" }}\nbroken: [\n{{- end }}\n{{/* a comment\nover lines }} */}}\na: {{ printf "}}" }}\n');
    assert.equal(at(root, 'a')?.kind, 'unknown');
  });

  it('looks past lines of actions for what follows a filled map', () => {
    const root = read(
      'matchLabels: {{- include "labels" . | nindent 2 }}\n  {{- if .Values.more }}\n  {{- toYaml .Values.more | nindent 2 }}\n  {{- end }}\n\n  # said twice\n  app: x\n',
    );
    assert.equal(textOf(at(root, 'matchLabels', 'app')), 'x');
    assert.equal(at(root, 'matchLabels', 'team')?.kind, 'unknown');
  });

  it('takes an action that follows its colon closely as the value', () => {
    const root = read('spec:\n  strategy:{{ .Values.strategy | toYaml | nindent 4 }}\n  replicas: 2\n');
    assert.equal(at(root, 'spec', 'strategy')?.kind, 'unknown');
    assert.equal(textOf(at(root, 'spec', 'replicas')), '2');
  });

  it('reads YAML with braces in its values as it stands where nothing is a template', () => {
    const text =
      'kind: ConfigMap\ndata:\n  a: |\n    run \\\n    {{ if .x }}--tls \\\n    --key y{{ end }}\n  b: "{{ if .x }}s{{else}}t{{- end }}"\n  c: plain\n';
    assert.ok(parseDocument(maskTemplate(text).text).damaged);
    const facts = readFile({ uri: 'file:///alerts.yaml', format: 'yaml', text, hcl: undefined });
    assert.deepEqual(facts.problems, []);
    const node = facts.units[0]?.unit.root;
    const root = node && resolve(node);
    assert.deepEqual(
      ['a', 'b'].map((key) => at(root, 'data', key)?.kind),
      ['unknown', 'unknown'],
    );
    assert.equal(textOf(at(root, 'data', 'c')), 'plain');
  });

  it('takes an in-line choice as one value', () => {
    assert.equal(at(read('a: {{ if .x }}b{{ else }}c{{ end }}\n'), 'a')?.kind, 'unknown');
  });

  it('keeps the length and never throws, whatever is typed', () => {
    const pieces = fc.constantFrom(
      '{{',
      '}}',
      '{{-',
      '-}}',
      ' if .x ',
      ' end ',
      ' toYaml . | nindent 4 ',
      'a: ',
      '- ',
      '\n',
      '  ',
      '"',
      '`',
      '/*',
      '*/',
      ' define "x" ',
      '|',
      '\r\n',
      ' include "y" . ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const masked = maskTemplate(text);
        assert.equal(masked.text.length, text.length);
        const { root } = parseDocument(masked.text);
        if (root) applyHoles(root, masked.text, masked.holes);
      }),
      { numRuns: 2000 },
    );
  });
});
