import assert from 'node:assert/strict';
import type { HclBlock, HclBody } from '../../../server/src/syntax/hcl/tree.ts';
import type { HclParser } from '../../../server/src/syntax/hcl/parser.ts';
import { createHclParser } from '../../../server/src/syntax/hcl/parser.ts';
import { hclParser, loadHclAsset } from './assets.ts';

const whole = 'variable "a" {\n  default = 1\n}\n';
const last = 'output "z" {\n  value = "end"\n}\n';

describe('HCL parser', () => {
  let parser: HclParser;
  before(async () => {
    parser = await hclParser();
  });

  const titles = (body: HclBody): readonly string[] => body.blocks.map(({ type, labels }) => [type, ...labels].join(' '));

  describe('places', () => {
    for (const [name, text] of [
      ['LF', '# ü 😀\nmodule  "größe" {\n  source = "./😀" # é\n  b      = [ "x", y ]\n}\n'],
      ['CRLF', '# ü 😀\r\nmodule  "größe" {\r\n  source = "./😀" # é\r\n  b      = [ "x", y ]\r\n}\r\n'],
      ['a byte order mark', '\uFEFFmodule  "größe" {\n  source = "./😀" # é\n  b      = [ "x", y ]\n}\n'],
    ] as const) {
      it(`count UTF-16 units with ${name}`, () => {
        const { blocks, damaged } = parser.parse(text);
        assert.equal(damaged, false);
        const [block] = blocks;
        assert.ok(block && blocks.length === 1);
        const shown = (span: { readonly start: number; readonly end: number }): string => text.slice(span.start, span.end);
        assert.equal(shown(block), text.slice(text.indexOf('module'), text.lastIndexOf('}') + 1));
        assert.equal(shown(block.typeSpan), 'module');
        assert.equal(shown(block.headerSpan), 'module  "größe"');
        assert.equal(shown(block.bodySpan), text.slice(text.indexOf('{') + 1, text.lastIndexOf('}')));
        assert.deepEqual(block.labels, ['größe']);
        const [source, b] = block.attributes;
        assert.ok(source && b);
        assert.deepEqual([shown(source), shown(source.nameSpan), shown(source.value)], ['source = "./😀"', 'source', '"./😀"']);
        assert.equal(source.value.kind === 'literal' && source.value.value, './😀');
        assert.ok(b.value.kind === 'list');
        assert.deepEqual(b.value.items.map(shown), ['"x"', 'y']);
      });
    }

    it('hold far into a long text', () => {
      const text = `a = "${'😀é'.repeat(20_000)}"\nmodule "m" {}\n`;
      assert.equal(parser.parse(text).blocks[0]?.start, text.indexOf('module'));
    });
  });

  describe('half-typed files keep what is whole', () => {
    const broken: Readonly<Record<string, string>> = {
      'a name': 'module "x" {\n  source = "./x"\n  ver\n}\n',
      'a name and =': 'module "x" {\n  source = "./x"\n  version =\n}\n',
      'a block that is not closed': 'module "x" {\n  source = "./x"\n',
      'a brace too many': 'module "x" {\n  source = "./x"\n}\n}\n',
      'a string that is not closed': 'module "x" {\n  source = "./x\n}\n',
      'a list that is not closed': 'module "x" {\n  source = "./x"\n  list = ["a", \n}\n',
      'a call that is not closed': 'module "x" {\n  list = concat(["a"], \n}\n',
      'a template that is not closed': 'module "x" {\n  source = "./${var.\n}\n',
      'a here-document that is not closed': 'module "x" {\n  text = <<EOT\n  a\n}\n',
      'a header': 'module "x"\n',
      'half a header': 'module "x\n',
      'a keyword': 'module\n',
      signs: '== ]] )) ${ %{\n',
    };
    for (const [name, part] of Object.entries(broken)) {
      for (const [where, text] of [
        ['first', part + whole + last],
        ['between', whole + part + last],
        ['last', whole + last + part],
      ] as const) {
        it(`${name}, ${where}`, () => {
          const body = parser.parse(text);
          assert.equal(body.damaged, true);
          const kept = body.blocks.filter(({ type }) => type !== 'module');
          assert.deepEqual(
            kept.map((block) => text.slice(block.start, block.end)),
            [whole.trimEnd(), last.trimEnd()],
          );
          assert.ok(body.blocks.filter(({ type }) => type === 'module').every(({ damaged }) => damaged));
          // The block before takes in what cannot be told from it.
          if (where !== 'last') assert.equal(kept.at(-1)?.damaged, false);
        });
      }
    }

    it('shows what stands around a line being typed', () => {
      const [block] = parser.parse('module "x" {\n  source = "./x"\n  ver\n}\n').blocks;
      assert.deepEqual([block?.labels, block?.damaged, block?.attributes.map(({ name }) => name)], [['x'], true, ['source']]);
    });

    it('is not misled by blocks in here-documents and comments', () => {
      const text = `locals {\n  a = <<EOT\nmodule "no" {\nEOT\n}\n/*\nmodule "no" {\n}\n*/\nmodule "half" {\n  so\n}\n${last}`;
      assert.deepEqual(titles(parser.parse(text)), ['locals', 'module half', 'output z']);
    });
  });

  it('calls damaged what the grammar lets pass', () => {
    for (const text of ['a "b" {\n  x =\n  y\n}\n', 'a\n"b" {\n}\n', 'a = "x\ny"\n', '{}'])
      assert.equal(parser.parse(text).damaged, true, text);
  });

  it('reads exponents in a file that is damaged elsewhere', () => {
    const [block] = parser.parse('locals {\n  a = 1e3\n}\nmodule "x" {\n').blocks;
    assert.deepEqual([block?.damaged, block?.attributes.map(({ value }) => value.kind === 'literal' && value.value)], [false, [1000]]);
  });

  it('does not know a label with a template in it', () => {
    assert.deepEqual(parser.parse('module "a-${x}" {\n}\n').blocks[0]?.labels, [undefined]);
  });

  it('never throws', () => {
    const texts = [
      '\u0000\u0001\uD800{{{{',
      '"'.repeat(999),
      '${'.repeat(999),
      `a = ${'['.repeat(5000)}${']'.repeat(5000)}`,
      'a {\n'.repeat(2000) + '}\n'.repeat(2000),
      '\n\r\r\n',
    ];
    for (const text of texts) assert.ok(Array.isArray(parser.parse(text).blocks));
  });

  it('gives every prefix of a file in order and within its bounds', () => {
    const text = `${whole}module "m" {\n  source = "a/b/c"\n  list = ["x", { y = "\${z}" }]\n  t = <<EOT\nx\nEOT\n}\n${last}`;
    for (let length = 0; length <= text.length; length++) {
      const body = parser.parse(text.slice(0, length));
      checkSpans(body, { start: 0, end: length });
      if (length >= whole.length) assert.equal(titles(body)[0], 'variable a');
    }
  });

  it('can be created again, and after a load that failed', async () => {
    await assert.rejects(
      createHclParser(() => Promise.reject(new Error('offline'))),
      /offline/,
    );
    const again = await createHclParser(loadHclAsset);
    assert.deepEqual(titles(again.parse(whole)), ['variable a']);
    assert.deepEqual(titles(parser.parse(last)), ['output z']);
  });
});

function checkSpans(body: HclBody, within: { readonly start: number; readonly end: number }): void {
  const parts = [...body.attributes, ...body.blocks].sort((a, b) => a.start - b.start);
  let at = within.start;
  for (const part of parts) {
    assert.ok(part.start >= at && part.end >= part.start && part.end <= within.end);
    at = part.end;
  }
  body.blocks.forEach((block: HclBlock) => {
    assert.ok(block.headerSpan.end <= block.bodySpan.start && block.bodySpan.end <= block.end);
    checkSpans(block, block.bodySpan);
  });
}
