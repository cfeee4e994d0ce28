import assert from 'node:assert/strict';
import { replyOf } from '../../server/src/cli/assess/reply.ts';

describe('what is typed as an answer', () => {
  it('is a word as well as a letter, and a note behind it', () => {
    assert.deepEqual(replyOf(' Y '), { kind: 'answer', answer: 'yes', note: undefined });
    assert.deepEqual(replyOf('No, not yet'), { kind: 'answer', answer: 'no', note: 'not yet' });
    assert.deepEqual(replyOf('n/a'), { kind: 'answer', answer: 'not-applicable', note: undefined });
    assert.deepEqual(replyOf('why'), { kind: 'help' });
    assert.deepEqual(replyOf('quit'), { kind: 'quit' });
    for (const line of ['', 'nope', 'back to work', 'yy']) assert.equal(replyOf(line), undefined, line);
  });
});
