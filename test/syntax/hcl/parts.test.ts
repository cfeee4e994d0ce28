import assert from 'node:assert/strict';
import fc from 'fast-check';
import { balanceOf } from '../../../server/src/syntax/hcl/balance.ts';
import type { HclParser } from '../../../server/src/syntax/hcl/parser.ts';
import type { HclBody } from '../../../server/src/syntax/hcl/tree.ts';
import { hclParser } from './assets.ts';

const blocks: readonly string[] = [
  'resource "aws_s3_bucket" "b" {\n  bucket = "${var.p}-${replace("a", "}", "{")}"\n  tags = { a = 1, "b" = [1, 2] }\n}\n',
  '// a note\nvariable "v" {\n  default = 1e5\n}\n',
  'locals {\n  a = <<-EOT\n    resource "x" "y" {\n    ${join(",", ["}"])}\n  EOT\n  b = -3 # {\n}\n',
  'module "m" {\n  source = "./m" /* { */\n  inner {\n    deep {\n      k = null\n    }\n  }\n}\n\n',
  'run "t" {\nmodule {\n  source = "./m"\n}\n}\n',
  'output "o" {\n  value = $${x}\n',
  'terraform {\r\n  required_version = ">= 1.6"\r\n}\r\n',
  'x = "%{ if true }y%{ endif }"\n',
  '/*\nresource "a" "b" {\n*/\n',
];
const typed: readonly string[] = [
  '{',
  '}',
  '"',
  'x',
  '\n',
  '[',
  '/*',
  '*/',
  '<<EOT\n',
  'EOT\n',
  '${',
  '1e3',
  ' = ',
  '',
  '#',
  '\\',
  ...blocks,
];

interface Step {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

const step: fc.Arbitrary<Step> = fc.record({ at: fc.nat(1000), length: fc.nat(6), text: fc.constantFrom(...typed) });

function editedBy(text: string, { at, length, text: inserted }: Step): string {
  const start = at % (text.length + 1);
  return text.slice(0, start) + inserted + text.slice(start + length);
}

// What looks like the end of a comment is its start: `/*/*`.
const openedTwice = '/*\nresource "a" "b" {\n*/\n';
const openedTwiceSteps: Step[] = [
  { at: 0, length: 0, text: '/*' },
  { at: 13, length: 0, text: '{' },
];

describe('a Terraform file that is typed in', () => {
  let parser: HclParser;
  before(async () => {
    parser = await hclParser();
  });

  it('is read as if it were read afresh', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...blocks), { minLength: 1, maxLength: 6 }),
        fc.array(step, { minLength: 1, maxLength: 12 }),
        (parts, steps) => {
          let text = parts.join('');
          let body = parser.parse(text);
          for (const one of steps) {
            const now = editedBy(text, one);
            const again: HclBody = parser.parse(now, { text, body });
            assert.deepEqual(again, parser.parse(now), JSON.stringify({ text, now }));
            text = now;
            body = again;
          }
        },
      ),
      { numRuns: 250, examples: [[[openedTwice], openedTwiceSteps]] },
    );
  });

  it('keeps the blocks before the edit, and those behind it where nothing moves', () => {
    const text = 'variable "a" {\n}\nvariable "b" {\n  default = 1\n}\nvariable "c" {\n}\n';
    const first = parser.parse(text);
    const second = parser.parse(text.replace('1', '2'), { text, body: first });
    assert.equal(second.blocks[0], first.blocks[0]);
    assert.notEqual(second.blocks[1], first.blocks[1]);
    assert.equal(second.blocks[2], first.blocks[2]);
  });

  it('keeps them while one is broken', () => {
    const text = 'variable "a" {\n}\nvariable "b" {\n  default = 1\n}\nvariable "c" {\n}\n';
    const broken = text.replace('= 1\n}', '= {');
    const first = parser.parse(text);
    const second = parser.parse(broken, { text, body: first });
    assert.equal(second.damaged, true);
    const later = broken.replace('= {', '= {a');
    const third = parser.parse(later, { text: broken, body: second });
    assert.equal(third.blocks[0], first.blocks[0]);
    assert.deepEqual(third, parser.parse(later));
  });

  it('is known to be open, closed or neither without being parsed', () => {
    assert.equal(balanceOf('a = { b = "}" } # {\n/* { */'), 'closed');
    assert.equal(balanceOf('a = "${f("}")}"\n'), 'closed');
    assert.equal(balanceOf('a = "${f('), 'open');
    assert.equal(balanceOf('a {\n'), 'open');
    assert.equal(balanceOf('a }\n'), 'extra');
    assert.equal(balanceOf('a = "x\n'), 'odd');
    assert.equal(balanceOf('a = <<E\n{\n'), 'odd');
    assert.equal(balanceOf('a = << {\n'), 'odd');
    assert.equal(balanceOf('a = <<-E\n{\n  E\n'), 'closed');
  });
});
