import assert from 'node:assert/strict';
import { readFile } from '../../../server/src/facts/read.ts';
import { newestKubernetesMinor } from '../../../server/src/rules/options.ts';
import { judge } from '../../../server/src/rules/edits/value.ts';
import { addEntry } from '../../../server/src/rules/edits/yaml.ts';
import type { Addition } from '../../../server/src/rules/edits/yaml.ts';
import type { Fix, FixContext } from '../../../server/src/rules/rule.ts';
import { resolve } from '../../../server/src/syntax/tree.ts';
import type { MapNode } from '../../../server/src/syntax/tree.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { apply, place, plainSnippet } from '../../support/edits.ts';

type Added = Pick<Fix, 'edits' | 'entry'>;

function added(text: string, addition: Addition): Added | undefined {
  const workspace = new Workspace();
  const unit = readFile({ uri: 'file:///a.yaml', format: 'yaml', text, hcl: undefined }).units[0]?.unit;
  assert.ok(unit?.root);
  const context: FixContext = {
    uri: 'file:///a.yaml',
    unit,
    unitStart: 0,
    workspace: workspace.snapshot,
    options: {},
    kubernetesMinor: newestKubernetesMinor,
    suppressions: [],
    text,
  };
  return addEntry(context, mapOf(unit.root), addition);
}

function mapOf(root: Parameters<typeof resolve>[0]): MapNode {
  const node = resolve(root);
  assert.equal(node.kind, 'map');
  return node;
}

function result(text: string, addition: Addition): string | undefined {
  const change = added(text, addition);
  return change && apply({ a: text }, place('a', 0, change.edits))['a'];
}

const flag: Addition = { path: ['security', 'root'], value: false };

describe('A new entry', () => {
  it('goes to the end of a block map, in its step and line ends', () => {
    assert.equal(result('a: 1\nb: 2\n', flag), 'a: 1\nb: 2\nsecurity:\n  root: false\n');
    assert.equal(result('a:\n    c: 1\n', flag), 'a:\n    c: 1\nsecurity:\n    root: false\n');
    assert.equal(result('a: 1\r\nb: 2\r\n', flag), 'a: 1\r\nb: 2\r\nsecurity:\r\n  root: false\r\n');
  });

  it('adds a line end where the text has none', () => {
    assert.equal(result('a: 1', flag), 'a: 1\nsecurity:\n  root: false');
  });

  it('goes behind its neighbours and the comments that belong to them', () => {
    const text = 'a: 1\nb:\n  c: 2 # two\n  # d: 3\n# about e\ne: 4\n';
    assert.equal(
      result(text, { ...flag, after: ['a', 'b'] }),
      'a: 1\nb:\n  c: 2 # two\n  # d: 3\nsecurity:\n  root: false\n# about e\ne: 4\n',
    );
  });

  it('fills what is there', () => {
    assert.equal(result('security:\n  user: 1\nz: 1\n', flag), 'security:\n  user: 1\n  root: false\nz: 1\n');
    assert.equal(result('security: # open\nz: 1\n', flag), 'security: # open\n  root: false\nz: 1\n');
    assert.equal(result('security: ~ # open\nz: 1\n', flag), 'security: # open\n  root: false\nz: 1\n');
    assert.equal(result('security: {}\n', flag), 'security: { root: false }\n');
    assert.equal(result('security: {user: 1}\n', flag), 'security: {user: 1, root: false}\n');
    assert.equal(result('{"security": null}\n', flag), '{"security": {"root": false}}\n');
  });

  it('leaves alone what it cannot be sure of', () => {
    assert.equal(result('security: yes please\n', flag), undefined);
    assert.equal(result('a: &x { user: 1 }\nsecurity: *x\n', flag), undefined);
    assert.equal(result('a: &x { security: { user: 1 } }\n<<: *x\n', flag), undefined);
    assert.equal(result('security: !custom\n', flag), undefined);
    assert.equal(result('security: { root: true }\n', flag), undefined);
  });

  it('keeps the empty lines that a block scalar keeps', () => {
    assert.equal(result('a: |+\n  text\n\n\n', flag), 'a: |+\n  text\n\n\nsecurity:\n  root: false\n');
    assert.equal(result('a: |\n  text\n\n', flag), 'a: |\n  text\nsecurity:\n  root: false\n\n');
  });

  it('does not go where a template may leave it out', () => {
    const text = 'a: 1\n{{- if .Values.b }}\nb: 2\n{{- end }}\n';
    assert.equal(result(text, flag), 'a: 1\nsecurity:\n  root: false\n{{- if .Values.b }}\nb: 2\n{{- end }}\n');
  });

  it('writes lists as the document does, and quotes what needs it', () => {
    const value = { list: ['x', 'true'], text: 'a: b', empty: [], none: {} };
    assert.equal(
      result('a:\n- 1\n', { path: ['v'], value }),
      "a:\n- 1\nv:\n  list:\n  - x\n  - 'true'\n  text: 'a: b'\n  empty: []\n  none: {}\n",
    );
    assert.equal(result('a:\n  - "1"\n', { path: ['v'], value: ['true'] }), 'a:\n  - "1"\nv:\n  - "true"\n');
  });

  it('gives a snippet with tab stops that begins at column 0', () => {
    const port = judge(8080);
    const change = added('- a: 1\n'.replace('- ', ''), { path: ['probe'], value: { port, again: port, path: judge('/a$b}') } });
    const edit = change?.edits[0];
    assert.equal(edit?.snippet, 'probe:\n  port: ${1:8080}\n  again: ${1}\n  path: ${2:/a\\$b\\}}\n');
    assert.equal(plainSnippet(edit.snippet), edit.text);
    assert.equal(change?.entry?.key, 'probe');
    assert.equal(change.entry.snippet, edit.snippet.trimEnd());
  });

  it('begins at column 0 too where the line is not ended', () => {
    const change = added('a:\n  b: 1', { path: ['a', 'c'], value: judge(2) });
    assert.deepEqual(change?.edits, [{ start: 3, end: 9, text: '  b: 1\n  c: 2', snippet: '  b: 1\n  c: ${1:2}' }]);
  });
});
