import assert from 'node:assert/strict';
import fc from 'fast-check';
import { at, child, itemsOf, resolve, textOf } from '../../../server/src/syntax/tree.ts';
import type { Lookup, SyntaxNode } from '../../../server/src/syntax/tree.ts';
import { parseDocument } from '../../../server/src/syntax/yaml/parse.ts';
import { parseFast } from '../../../server/src/syntax/yaml/fast.ts';
import { parseTolerant } from '../../../server/src/syntax/yaml/tolerant.ts';

function rootOf(text: string): Exclude<Lookup, undefined> {
  const { root } = parseDocument(text);
  assert.ok(root);
  return resolve(root);
}

function shape(node: SyntaxNode | undefined, text: string): unknown {
  if (!node) return undefined;
  if (node.kind === 'map') return node.entries.map(({ key, value }) => [text.slice(key.start, key.end), shape(value, text)]);
  if (node.kind === 'sequence') return [node.start, node.items.map((item) => shape(item, text))];
  if (node.kind === 'scalar') return [node.value, node.style, node.value === null ? '' : text.slice(node.start, node.end)];
  return node.kind;
}

describe('parseDocument', () => {
  it('gives exact spans for keys and values of all styles', () => {
    const text = 'a: plain\n"b": "double"\nc: \'single\'\nd: |\n  literal\ne: {f: [1, 2]}\ng:\nh: # comment\n';
    const root = rootOf(text);
    assert.deepEqual(shape(root, text), [
      ['a', ['plain', 'plain', 'plain']],
      ['"b"', ['double', 'double', '"double"']],
      ['c', ['single', 'single', "'single'"]],
      ['d', ['literal\n', 'literal', '  literal']],
      [
        'e',
        [
          [
            'f',
            [
              57,
              [
                [1, 'plain', '1'],
                [2, 'plain', '2'],
              ],
            ],
          ],
        ],
      ],
      ['g', [null, 'plain', '']],
      ['h', [null, 'plain', '']],
    ]);
    const e = child(root, 'e');
    assert.equal(e && text.slice(e.start, e.end), '{f: [1, 2]}');
  });

  it('places an empty value behind its colon', () => {
    const root = rootOf('a:\nb: 1\n');
    assert.ok(root.kind === 'map');
    assert.equal(root.entries[0]?.value.start, 2);
  });

  it('follows aliases and merge keys, each document on its own', () => {
    const root = rootOf('base: &b {x: 1}\nuse: *b\nmerged:\n  <<: *b\n  y: 2\n');
    assert.equal(textOf(at(root, 'use', 'x')), '1');
    assert.equal(textOf(at(root, 'merged', 'x')), '1');
    assert.equal(at(root, 'merged', 'z'), undefined);
  });

  it('treats null as absent and a value of the wrong shape as unknown', () => {
    const root = rootOf('a: null\nb: text\n');
    assert.equal(at(root, 'a', 'x'), undefined);
    assert.equal(at(root, 'b', 'x')?.kind, 'unknown');
  });

  it('takes the last of several equal keys', () => {
    assert.equal(textOf(child(rootOf('a: 1\na: 2\n'), 'a')), '2');
  });

  it('keeps what stands before a half-typed line and opens the maps around it', () => {
    const { root, damaged } = parseDocument('spec:\n  done:\n    image: x\n  typing:\n    imag\n    name: y\n');
    assert.ok(damaged && root);
    assert.equal(textOf(at(resolve(root), 'spec', 'done', 'image')), 'x');
    assert.equal(at(resolve(root), 'spec', 'done', 'probe'), undefined, 'a whole map stays sure of itself');
    assert.equal(at(resolve(root), 'spec', 'typing', 'probe')?.kind, 'unknown', 'a broken one does not');
  });

  it('reads directives and Windows line ends', () => {
    assert.equal(textOf(child(rootOf('%YAML 1.1\n\na: b\r\n'), 'a')), 'b');
  });

  it('reads quoted text whose lines are not indented, as Kubernetes does', () => {
    const text = 'a:\n  b: \'one\n  two\'\r\n  c: "x\n\n  y"\nd: 1\n';
    const { root, damaged } = parseDocument(text);
    assert.ok(root && !damaged);
    const d = at(resolve(root), 'd');
    assert.deepEqual(d && text.slice(d.start, d.end), '1');
    assert.match(textOf(at(resolve(root), 'a', 'b')) ?? '', /^one\s+two$/);
    for (const open of ["a: 'one\nb: 'two'\n", 'a: "one\nb: two\n']) assert.ok(parseDocument(open).damaged);
  });

  it('survives an alias bomb', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 12; i++)
      lines.push(
        `a${String(i)}: &a${String(i)} [${Array(9)
          .fill(`*a${String(i - 1)}`)
          .join(', ')}]`,
      );
    assert.equal(itemsOf(child(rootOf(lines.join('\n')), 'a11')).items.length, 9);
  });

  it('leaves text that is nested too deeply unread', () => {
    assert.equal(parseDocument('['.repeat(20_000)).damaged, true);
  });

  it('builds the same tree on both paths', () => {
    const texts = [
      'a: 1\nb:\n  - c: d\n    e: [f, {g: h}]\n  - i\n',
      'x: "y"\nz: >-\n  folded\n  text\nlast: 0644\n',
      '- 1\n- - 2\n  - 3\n',
    ];
    for (const text of texts) assert.deepEqual(shape(parseTolerant(text).root, text), shape(parseFast(text)?.root, text), text);
  });

  it('never throws, whatever is typed', () => {
    const pieces = fc.constantFrom(
      'a',
      ':',
      ' ',
      '\n',
      '-',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '|',
      '>',
      '&x',
      '*x',
      '#',
      '\t',
      '!',
      '%',
      ',',
      '\r\n',
      '---',
      '<<',
      '\u0000',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        parseDocument(parts.join(''));
      }),
      { numRuns: 2000 },
    );
  });
});
