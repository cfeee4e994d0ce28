import assert from 'node:assert/strict';
import { readFile } from '../../../server/src/facts/read.ts';
import type { SequenceNode } from '../../../server/src/syntax/tree.ts';
import { at } from '../../../server/src/syntax/tree.ts';
import { appendItems } from '../../../server/src/rules/edits/append.ts';
import type { NewValue } from '../../../server/src/rules/edits/value.ts';
import { workspaceOf } from '../../support/workspace.ts';

/** The text with values added to its list `items`. */
async function added(text: string, ...values: readonly NewValue[]): Promise<string | undefined> {
  const path = text.startsWith('{') ? 'list.json' : 'list.yaml';
  const uri = `file:///workspace/${path}`;
  const unit = readFile({ uri, format: path.endsWith('json') ? 'json' : 'yaml', text, hcl: undefined }).units[0]?.unit;
  const list = at(unit?.root?.kind === 'map' ? unit.root : undefined, 'items');
  assert.ok(unit && list?.kind === 'sequence');
  const { workspace } = await workspaceOf({ [path]: text }, []);
  const context = { uri, unit, unitStart: 0, text, workspace: workspace.snapshot, options: {}, kubernetesMinor: 36, suppressions: [] };
  const edit = appendItems(context, list satisfies SequenceNode, values);
  return edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

describe('Appending items', () => {
  it('follows the indentation of the dashes, and the comments below the last item', async () => {
    assert.equal(await added('items:\n- a # first\n  # about a\nb: 1\n', 'c'), 'items:\n- a # first\n  # about a\n- c\nb: 1\n');
    assert.equal(
      await added('items:\n    - name: a\n      value: b', { name: 'c', value: '1' }),
      "items:\n    - name: a\n      value: b\n    - name: c\n      value: '1'",
    );
  });

  it('keeps Windows line ends', async () => {
    assert.equal(await added('items:\r\n  - a\r\nb: 1\r\n', 'c', 'd'), 'items:\r\n  - a\r\n  - c\r\n  - d\r\nb: 1\r\n');
  });

  it('writes in flow style and in JSON as the others do', async () => {
    assert.equal(await added('items: [a, b]\n', 'c'), 'items: [a, b, c]\n');
    assert.equal(await added('items: ["a"]\n', 'c'), 'items: ["a", "c"]\n');
    assert.equal(await added('{ "items": [\n  { "a": 1 }\n] }', { a: 2 }), '{ "items": [\n  { "a": 1 },\n  { "a": 2 }\n] }');
  });

  it('leaves lists alone where there is no sure place', async () => {
    assert.equal(await added('items: []\n', 'a'), undefined);
    assert.equal(await added('items: [a, ]\n', 'b'), undefined);
    assert.equal(await added('items:\n  - a\n  - - b\n', 'c'), 'items:\n  - a\n  - - b\n  - c\n');
  });
});
