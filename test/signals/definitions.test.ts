import assert from 'node:assert/strict';
import { readModel } from '../../scripts/generate/model.ts';
import { practiceById } from '../../server/src/model/model.ts';
import { allSignals } from '../../server/src/model/signals.ts';
import { parseMatch } from '../../server/src/signals/language.ts';

describe('the signals of the model', () => {
  it('are those of model/signals.yaml, each id once', () => {
    assert.deepEqual(allSignals(), readModel(new URL('../../', import.meta.url)).signals);
    assert.equal(new Set(allSignals().map(({ id }) => id)).size, allSignals().length);
    assert.ok(allSignals().length >= 300);
  });

  it('have matches that can be read', () => {
    for (const { id, match } of allSignals()) assert.ok(parseMatch(match).length > 0, id);
  });

  it('have no regular expression that keeps a state', () => {
    for (const { id, match } of allSignals()) assert.ok(statelessIn(match), id);
  });

  it('are evidence for practices that exist and that files can show', () => {
    for (const { id, practices: own } of allSignals()) {
      assert.ok(own.length > 0, id);
      assert.equal(new Set(own).size, own.length, id);
      for (const practice of own) assert.ok(['observed', 'both'].includes(practiceById(practice)?.kind ?? ''), `${id}: ${practice}`);
    }
  });
});

function statelessIn(match: string): boolean {
  return parseMatch(match).every((clauses) =>
    clauses.every(
      (clause) =>
        (!('pattern' in clause) || isStateless(clause.pattern)) &&
        clause.conditions.every(({ test }) => test.kind !== 'matches' || isStateless(test.pattern)),
    ),
  );
}

function isStateless({ flags }: RegExp): boolean {
  return !/[gy]/.test(flags);
}
