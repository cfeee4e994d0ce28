import assert from 'node:assert/strict';
import { guidanceOf } from '../../server/src/features/guidance.ts';
import { escapeMarkdown, plainOf } from '../../server/src/features/markdown.ts';
import { model } from '../../server/src/model/model.ts';
import { allRules } from '../../server/src/rules/index.ts';

describe('guidance', () => {
  it('has a page for every rule, practice and section', () => {
    const sections = model.dimensions.flatMap((dimension) => dimension.sections);
    const practices = sections.flatMap(({ cells }) => cells.flatMap((cell) => cell.practices));
    for (const { id } of [...allRules, ...practices, ...sections]) {
      const page = guidanceOf(id);
      assert.ok(page, id);
      assert.match(page, /^# \S/, id);
      // Some ids end so.
      assert.ok(!/undefined|\n{3,}/.test(page.replaceAll(/[\w-]+-undefined/g, '')), id);
    }
  });

  it('says of a rule why, how, with which example, and how to go without it', () => {
    const page = guidanceOf('privileged-container') ?? '';
    for (const part of [
      '## Why it matters',
      '## How to get there',
      '```yaml',
      'cnmaturity-ignore: privileged-container',
      '"privileged-container": "off"',
    ]) {
      assert.ok(page.includes(part), part);
    }
  });

  it('knows nothing of other ids', () => {
    assert.equal(guidanceOf('no-such-rule'), null);
    assert.equal(guidanceOf(''), null);
    assert.equal(guidanceOf('__proto__'), null);
  });
});

describe('Markdown', () => {
  it('shows any text as it is', () => {
    const nasty = '<img onerror=x> [a](b) **c** `d` # e _f_ \\ | ~ & !';
    assert.equal(plainOf(escapeMarkdown(nasty)), nasty);
    assert.ok(!/(^|[^\\])[<[*`#_|~&!]/.test(escapeMarkdown(nasty)));
  });

  it('keeps text on one line', () => {
    assert.equal(escapeMarkdown('a\n# b\r\nc'), 'a \\# b c');
  });
});
