import assert from 'node:assert/strict';
import { openQuestionsText } from '../../server/src/cli/words.ts';
import type { QuestionCount } from '../../server/src/features/overview-types.ts';
import { levels } from '../../server/src/model/types.ts';

describe('how many questions are open', () => {
  it('is said of all levels up to one', () => {
    const counts = (...open: readonly number[]): readonly QuestionCount[] =>
      levels.map((level, index) => ({ level, open: open[index] ?? 0, stale: 0, total: 9 }));
    assert.equal(openQuestionsText(counts(0, 3), 1), 'All questions up to Level 1 are answered');
    assert.equal(openQuestionsText(counts(0, 3), 2), '3 questions are open at Level 2');
    assert.equal(openQuestionsText(counts(1, 0, 4), 2), '1 question is open up to Level 2');
    assert.equal(openQuestionsText(counts(2, 3, 4), 2), '5 questions are open up to Level 2');
  });
});
