import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Diagnostic, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { restMs, Typing } from '../../server/src/lsp/typing.ts';

const uri = 'file:///a.yaml';

function diagnostic(line: number, code: string): Diagnostic {
  return { range: { start: { line, character: 0 }, end: { line, character: 1 } }, code, message: code };
}

function key(line: number, text = 'x'): readonly TextDocumentContentChangeEvent[] {
  return [{ range: { start: { line, character: 0 }, end: { line, character: 0 } }, text }];
}

describe('what is new in the line that is typed', () => {
  let rested: string[];
  let typing: Typing;
  const codes = (...list: Diagnostic[]): readonly unknown[] => typing.withhold(uri, list).map(({ code }) => code);

  beforeEach(() => {
    rested = [];
    typing = new Typing((one) => rested.push(one));
  });

  afterEach(() => {
    typing.dispose();
  });

  it('waits, and what is old or elsewhere does not', () => {
    assert.deepEqual(codes(diagnostic(1, 'old'), diagnostic(2, 'other')), ['old', 'other']);
    typing.changed(uri, key(1));
    assert.deepEqual(codes(diagnostic(1, 'old'), diagnostic(1, 'new'), diagnostic(2, 'other'), diagnostic(3, 'fresh')), [
      'old',
      'other',
      'fresh',
    ]);
    typing.changed(uri, key(1));
    assert.deepEqual(codes(diagnostic(1, 'new')), []);
  });

  it('is given when the line is left', () => {
    typing.changed(uri, key(1));
    assert.deepEqual(codes(diagnostic(1, 'new')), []);
    typing.changed(uri, key(2));
    assert.deepEqual(codes(diagnostic(1, 'new'), diagnostic(2, 'newer')), ['new']);
  });

  it('is given when the line is at rest, once', async () => {
    typing.changed(uri, key(1));
    codes(diagnostic(1, 'new'));
    await wait(restMs / 2);
    typing.changed(uri, key(1));
    codes(diagnostic(1, 'new'));
    await wait(restMs / 2 + 100);
    assert.deepEqual(rested, []);
    await wait(restMs / 2 + 100);
    assert.deepEqual(rested, [uri]);
    assert.deepEqual(codes(diagnostic(1, 'new')), ['new']);
    assert.ok(!typing.isTyping(uri));
  });

  it('does not wait after what is more than a keystroke', () => {
    for (const changes of [key(1, 'a\nb'), [...key(1), ...key(2)], [{ text: 'whole' }], []]) {
      typing.changed(uri, key(1));
      typing.changed(uri, changes);
      assert.deepEqual(codes(diagnostic(1, 'new')), ['new']);
    }
  });

  it('knows what is old when lines have moved', () => {
    codes(diagnostic(1, 'above'), diagnostic(3, 'old'));
    typing.changed(uri, key(2, '\n\n'));
    typing.changed(uri, key(5));
    assert.deepEqual(codes(diagnostic(1, 'above'), diagnostic(5, 'old'), diagnostic(5, 'new')), ['above', 'old']);
    typing.changed(uri, [{ range: { start: { line: 2, character: 0 }, end: { line: 4, character: 0 } }, text: '' }]);
    typing.changed(uri, key(3));
    assert.deepEqual(codes(diagnostic(3, 'old'), diagnostic(3, 'new')), ['old']);
  });

  it('is given in full at last, whatever is typed, undone and broken into lines', async () => {
    const all = [diagnostic(1, 'a'), diagnostic(2, 'b'), diagnostic(3, 'c')];
    const edits: readonly (readonly TextDocumentContentChangeEvent[])[] = [
      key(1),
      key(2),
      key(2, '\n'),
      [{ range: { start: { line: 1, character: 0 }, end: { line: 3, character: 0 } }, text: '' }],
      [{ text: 'whole' }],
      [...key(1), ...key(3)],
    ];
    for (let seed = 1; seed < 200; seed++) {
      for (let step = 0; step < 6; step++) {
        typing.changed(uri, edits[(seed * (step + 3) * 7919) % edits.length] ?? []);
        if ((seed + step) % 3 > 0) codes(...all);
      }
      const waits = typing.isTyping(uri);
      const given = codes(...all);
      if (waits) assert.ok(given.length >= 2, 'only what is in one line waits');
      else assert.deepEqual(given, ['a', 'b', 'c']);
    }
    typing.changed(uri, key(1));
    codes(...all, diagnostic(1, 'new'));
    await wait(restMs + 100);
    assert.deepEqual(rested, [uri]);
    assert.deepEqual(codes(...all, diagnostic(1, 'new')), ['a', 'b', 'c', 'new']);
  });

  it('tells nobody where nothing was held back, or the document is closed', async () => {
    typing.changed(uri, key(1));
    codes();
    typing.changed('file:///b.yaml', key(1));
    typing.withhold('file:///b.yaml', [diagnostic(1, 'new')]);
    typing.closed('file:///b.yaml');
    await wait(restMs + 100);
    assert.deepEqual(rested, []);
  });
});
