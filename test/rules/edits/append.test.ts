import assert from 'node:assert/strict';
import { readFile } from '../../../server/src/facts/read.ts';
import { addToList } from '../../../server/src/rules/edits/append.ts';
import { newestKubernetesMinor } from '../../../server/src/rules/options.ts';
import { resolve } from '../../../server/src/syntax/tree.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { apply, place } from '../../support/edits.ts';

function result(text: string, value = 'ALL'): string | undefined {
  const unit = readFile({ uri: 'file:///a.yaml', format: 'yaml', text, hcl: undefined }).units[0]?.unit;
  assert.ok(unit?.root);
  const map = resolve(unit.root);
  assert.equal(map.kind, 'map');
  const { snapshot } = new Workspace();
  const context = {
    uri: 'file:///a.yaml',
    unit,
    unitStart: 0,
    workspace: snapshot,
    options: {},
    kubernetesMinor: newestKubernetesMinor,
    suppressions: [],
    text,
  };
  const edits = addToList(context, map, ['drop', 'list'], value);
  return edits && apply({ a: text }, place('a', 0, edits))['a'];
}

describe('A word added to a list', () => {
  it('stands in a line of its own in block style', () => {
    assert.equal(result('drop:\n  list:\n    - A\n'), 'drop:\n  list:\n    - A\n    - ALL\n');
    assert.equal(result('drop:\n  list:\n  - A # one\nb: 1\n'), 'drop:\n  list:\n  - A # one\n  - ALL\nb: 1\n');
    assert.equal(result('drop:\r\n  list:\r\n    -  A'), 'drop:\r\n  list:\r\n    -  A\r\n    -  ALL');
  });

  it('stands behind the last one in flow style, quoted like it', () => {
    assert.equal(result('drop: { list: [A, B] }\n'), 'drop: { list: [A, B, ALL] }\n');
    assert.equal(result('drop: { list: ["A"] }\n'), 'drop: { list: ["A", "ALL"] }\n');
    assert.equal(result('drop: { list: [] }\n', 'null'), "drop: { list: ['null'] }\n");
  });

  it('makes the list where there is none', () => {
    assert.equal(result('drop:\n  a: 1\n'), 'drop:\n  a: 1\n  list:\n    - ALL\n');
    assert.equal(result('drop:\n  list:\n'), 'drop:\n  list: [ALL]\n');
    assert.equal(result('drop:\n  list: null # none\n'), 'drop:\n  list: [ALL] # none\n');
  });

  it('is left alone where it is not known', () => {
    assert.equal(result('drop:\n  list: A\n'), undefined);
    assert.equal(result('drop: *gone\n'), undefined);
  });
});
