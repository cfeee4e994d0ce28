import assert from 'node:assert/strict';
import { placeIn } from '../../../server/src/facts/pipeline/script.ts';
import type { Script } from '../../../server/src/facts/pipeline/script.ts';
import type { ScalarNode } from '../../../server/src/syntax/tree.ts';

function scriptOf(text: string, raw: string): Pick<Script, 'node' | 'text' | 'raw'> {
  const node: ScalarNode = { kind: 'scalar', style: 'literal', start: 10, end: 10 + raw.length, text, value: text };
  return { node, text, raw };
}

describe('places of parts of a script', () => {
  it('are those of the same occurrence in the file, or of the whole', () => {
    const script = scriptOf('aa b aa\naa\n', '  aa b aa\n  aa\n');
    assert.deepEqual(placeIn(script, 0, 2), { start: 12, end: 14 });
    assert.deepEqual(placeIn(script, 5, 7), { start: 17, end: 19 });
    assert.deepEqual(placeIn(script, 8, 10), { start: 22, end: 24 });
    const whole = { start: 10, end: 25 };
    assert.deepEqual(placeIn(script, 3, 3), whole);
    assert.deepEqual(placeIn(scriptOf('a\tb', 'a\\tb           '), 0, 3), whole);
  });

  it('are found with one look at the script, however many findings it has', () => {
    const text = 'curl x\n'.repeat(20_000);
    let looks = 0;
    const script = {
      ...scriptOf(text, text),
      get raw(): string {
        looks++;
        return text;
      },
    };
    for (let at = 0; at < text.length; at += 7) assert.equal(placeIn(script, at, at + 4).start, 10 + at);
    assert.equal(looks, 1);
  });
});
