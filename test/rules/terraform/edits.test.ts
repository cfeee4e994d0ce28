import assert from 'node:assert/strict';
import { addAttributeAfter, addFirst, addLast, addTopLevel } from '../../../server/src/rules/terraform/edits.ts';
import type { Edit } from '../../../server/src/rules/rule.ts';
import type { HclBlock } from '../../../server/src/syntax/hcl/tree.ts';
import { hclParser } from '../../syntax/hcl/assets.ts';

const value = { text: '"1"', snippet: '"${1:1}"' };
const line = { text: 'b = 1', snippet: 'b = ${1:1}' };

async function firstBlock(text: string): Promise<HclBlock> {
  const [block] = (await hclParser()).parse(text).blocks;
  assert.ok(block);
  return block;
}

function apply(text: string, edits: readonly Edit[]): string {
  return edits.toReversed().reduce((result, { start, end, text: added }) => result.slice(0, start) + added + result.slice(end), text);
}

describe('edits of Terraform blocks', () => {
  describe('an attribute below another', () => {
    for (const [name, before, after] of [
      ['widens the column', 'm {\n  source = "a" # c\n  x      = 1\n}\n', 'm {\n  source  = "a" # c\n  version = "1"\n  x       = 1\n}\n'],
      [
        'joins a wider column',
        'm {\n  providers = 1\n  source    = "a"\n}',
        'm {\n  providers = 1\n  source    = "a"\n  version   = "1"\n}',
      ],
      [
        'leaves other groups alone',
        'm {\n  x = 1\n\n  source = "a"\n\n  y = 1\n}',
        'm {\n  x = 1\n\n  source  = "a"\n  version = "1"\n\n  y = 1\n}',
      ],
      ['leaves what is not lined up', 'm {\n  source = "a"\n  x = 1\n}', 'm {\n  source = "a"\n  version = "1"\n  x = 1\n}'],
      [
        'stops at values of several lines',
        'm {\n  x = [\n  ]\n  source = "a"\n}',
        'm {\n  x = [\n  ]\n  source  = "a"\n  version = "1"\n}',
      ],
      ['keeps CRLF and tabs', 'm {\r\n\tsource = "a"\r\n}\r\n', 'm {\r\n\tsource  = "a"\r\n\tversion = "1"\r\n}\r\n'],
      ['opens a block of one line', '  m { source = "a" }', '  m {\n    source  = "a"\n    version = "1"\n  }'],
    ] as const) {
      it(name, async () => {
        const block = await firstBlock(before);
        const source = block.attributes.find((attribute) => attribute.name === 'source');
        const edits = source && addAttributeAfter(block, source, 'version', value, before);
        assert.ok(edits);
        assert.equal(apply(before, edits), after);
      });
    }

    for (const [name, text] of [
      ['a comment would be lost', 'm { source = "a" /* why */ }'],
      ['something stands behind the value', 'm {\n  source = "a" }\n'],
    ] as const) {
      it(`is left out where ${name}`, async () => {
        const block = await firstBlock(text);
        const [source] = block.attributes;
        assert.ok(source);
        assert.equal(addAttributeAfter(block, source, 'version', value, text), undefined);
      });
    }
  });

  describe('lines in a block', () => {
    for (const [before, first, last] of [
      ['t {}', 't {\n  b = 1\n}', 't {\n  b = 1\n}'],
      ['t {\n}', 't {\n  b = 1\n}', 't {\n  b = 1\n}'],
      ['t {\r\n    a {}\r\n}', 't {\r\n    b = 1\r\n\r\n    a {}\r\n}', 't {\r\n    a {}\r\n\r\n    b = 1\r\n}'],
      ['t { # c\n\n  a = 1\n\n}', 't { # c\n  b = 1\n\n  a = 1\n\n}', 't { # c\n\n  a = 1\n\n  b = 1\n}'],
    ] as const) {
      it(JSON.stringify(before), async () => {
        const block = await firstBlock(before);
        const [atTop, atEnd] = [addFirst(block, [line], before), addLast(block, [line], before)];
        assert.ok(atTop && atEnd);
        assert.equal(apply(before, [atTop]), first);
        assert.equal(apply(before, [atEnd]), last);
      });
    }

    it('are left out where a block of one line is full', async () => {
      const text = 't { a = 1 }';
      const block = await firstBlock(text);
      assert.equal(addFirst(block, [line], text), undefined);
      assert.equal(addLast(block, [line], text), undefined);
    });
  });

  describe('a block of its own', () => {
    for (const [before, after] of [
      ['m {}\n', 'b = 1\n\nm {}\n'],
      ['\uFEFFm {}\n', '\uFEFFb = 1\n\nm {}\n'],
      ['# licence\n\nm {}\n', '# licence\n\nb = 1\n\nm {}\n'],
      ['# about m\nm {}', '# about m\nm {}\n\nb = 1\n'],
      ['/* x */ m {}\r\n', '/* x */ m {}\r\n\r\nb = 1\r\n'],
    ] as const) {
      it(JSON.stringify(before), async () => {
        assert.equal(apply(before, [addTopLevel(await firstBlock(before), [line], before)]), after);
      });
    }
  });
});
