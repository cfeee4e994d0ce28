import assert from 'node:assert/strict';
import { escapeMarkdown, link, plainOf } from '../../server/src/features/markdown.ts';

describe('Markdown as plain text', () => {
  it('has the titles of links, and what was escaped', () => {
    const title = 'a [b] *c* \\ (d)';
    assert.equal(plainOf(`See ${link(title, 'https://x.example/a(b) c')}, **now**: \`d\``), `See ${title}, now: d`);
    assert.equal(plainOf(escapeMarkdown('[a](b)')), '[a](b)');
  });

  it('is there soon, whatever is never closed', () => {
    for (const part of ['[', '\\[', '[a](', '[\\', '**', '`'])
      assert.ok(plainOf(part.repeat(300_000)).length <= part.length * 300_000, part);
  });
});
