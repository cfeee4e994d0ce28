import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { fromRoot } from '../../../scripts/lib/paths.ts';
import { parseBlock } from '../../../server/src/syntax/yaml/block.ts';
import { parseFast } from '../../../server/src/syntax/yaml/fast.ts';
import { splitDocuments } from '../../../server/src/syntax/yaml/split.ts';

const documents = ['test/rules/kubernetes', 'samples'].flatMap((folder) =>
  readdirSync(fromRoot(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .flatMap((name) => {
      const text = readFileSync(join(fromRoot(folder), name), 'utf8');
      return splitDocuments(text).map(({ start, end }) => text.slice(start, end));
    }),
);

const pieces = [
  '',
  ' ',
  '  ',
  '\n',
  ':',
  ': ',
  '- ',
  '-',
  '#',
  ' #',
  '"',
  "'",
  '|',
  '>',
  '{',
  '}',
  '[',
  ']',
  ',',
  '&a ',
  '*a',
  '!',
  '%',
  '@',
  '`',
];
const more = [
  'a',
  '0',
  '\n\n',
  '\n  ',
  'key: v\n',
  '?',
  '|-',
  '>-\n',
  '\n#x\n',
  '\t',
  '~',
  '<<: ',
  '---',
  '...',
  '\r\n',
  '\u00a0',
  '\u2028',
  '😀',
  '0x1f',
  'yes',
];

/** The tree where the direct reader gives one; it must be that of js-yaml. */
function compare(text: string): boolean {
  const root = parseBlock(text);
  if (root === undefined) return false;
  assert.deepEqual(root, parseFast(text)?.root);
  return true;
}

describe('the direct reader of block documents', () => {
  it('gives the trees of js-yaml, and takes most manifests', () => {
    const taken = documents.filter(compare).length;
    assert.ok(documents.length > 1000 && taken > documents.length * 0.8, `${String(taken)} of ${String(documents.length)}`);
  });

  it('gives them of damaged documents too, or none', () => {
    const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(3), put: fc.constantFrom(...pieces, ...more) });
    const document = fc.constantFrom(...documents.filter(({ length }) => length < 3000));
    fc.assert(
      fc.property(document, fc.array(edit, { minLength: 1, maxLength: 3 }), (text, edits) => {
        let changed = text;
        for (const { at, cut, put } of edits) {
          const offset = Math.floor(at * changed.length);
          changed = changed.slice(0, offset) + put + changed.slice(offset + cut);
        }
        compare(changed);
      }),
      { numRuns: 5000 },
    );
  });
});
