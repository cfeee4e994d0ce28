import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { applyEdits, compose, workspaceEdit } from '../../server/src/features/edits.ts';
import { lineStartsOf, positionIn } from '../../server/src/features/lines.ts';
import type { Edit } from '../../server/src/rules/rule.ts';
import { modern } from './project.ts';

const texts = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '\r', '\r\n', '$', '}', '\\', '😀'), maxLength: 40 });

const pieces = fc.array(fc.record({ skip: fc.nat(6), length: fc.nat(4), text: fc.string({ maxLength: 4 }) }), { maxLength: 5 });

/** Edits that stand one behind the other, as far as the text reaches. */
function editsIn(
  text: string,
  parts: readonly { readonly skip: number; readonly length: number; readonly text: string }[],
): readonly Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  for (const part of parts) {
    const start = at + part.skip + (edits.length > 0 ? 1 : 0);
    const end = start + part.length;
    if (end > text.length) break;
    edits.push({ start, end, text: part.text });
    at = end;
  }
  return edits;
}

describe('edits', () => {
  it('do in one go what two lists do one after the other', () => {
    fc.assert(
      fc.property(texts, pieces, pieces, (text, one, other) => {
        const first = editsIn(text, one);
        const between = applyEdits(text, first);
        const second = editsIn(between, other);
        assert.equal(applyEdits(text, compose(first, second, between)), applyEdits(between, second));
      }),
      { numRuns: 1000 },
    );
  });

  it('stay apart where they were apart', () => {
    const first = [
      { start: 1, end: 2, text: 'XX' },
      { start: 8, end: 8, text: 'Y' },
    ];
    const second = [{ start: 6, end: 7, text: '' }];
    assert.deepEqual(compose(first, second, applyEdits('0123456789', first)), [
      { start: 1, end: 2, text: 'XX' },
      { start: 5, end: 6, text: '' },
      { start: 8, end: 8, text: 'Y' },
    ]);
  });

  it('find lines where documents find them', () => {
    fc.assert(
      fc.property(texts, fc.nat(40), (text, at) => {
        const offset = Math.min(at, text.length);
        const document = TextDocument.create('test:', '', 0, text);
        // Between the two halves of a line end documents step back.
        fc.pre(text.slice(offset - 1, offset + 1) !== '\r\n');
        assert.deepEqual(positionIn(lineStartsOf(text), offset), document.positionAt(offset));
      }),
    );
  });

  it('say the same as a snippet, whatever stands around it', () => {
    fc.assert(
      fc.property(texts, fc.nat(40), texts, (text, at, inserted) => {
        const document = TextDocument.create('test:', '', 0, text);
        const offset = document.offsetAt(document.positionAt(Math.min(at, text.length)));
        const snippet = `${inserted.replace(/[\\$}]/g, '\\$&')}\n`;
        const [change] =
          workspaceEdit(document, [{ start: offset, end: offset, text: `${inserted}\n`, snippet }], modern, true).documentChanges ?? [];
        assert.ok(change && 'edits' in change);
        const [edit] = change.edits;
        assert.ok(edit && 'snippet' in edit);
        assert.equal(edit.range.start.character, 0);
        const plain = edit.snippet.value.replace(/\\([\\$}])/g, '$1');
        assert.equal(
          TextDocument.applyEdits(document, [{ range: edit.range, newText: plain }]),
          `${text.slice(0, offset)}${inserted}\n${text.slice(offset)}`,
        );
      }),
    );
  });
});
