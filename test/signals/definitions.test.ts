import assert from 'node:assert/strict';
import { readModel } from '../../scripts/generate/model.ts';
import { model, practiceById } from '../../server/src/model/model.ts';
import { allSignals, signalsOf } from '../../server/src/model/signals.ts';
import { allRules } from '../../server/src/rules/index.ts';
import { parseMatch } from '../../server/src/signals/language.ts';

const practices = model.dimensions.flatMap(({ sections }) => sections.flatMap(({ cells }) => cells.flatMap((cell) => cell.practices)));

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

  it('or rules can meet every observed practice', () => {
    const judged = new Set(allRules.map(({ practice }) => practice));
    const neither = practices.filter(({ id, kind }) => kind === 'observed' && !judged.has(id) && signalsOf(id).length === 0);
    // What its rules would judge, those of `health-probes` do; a rule judges one practice.
    assert.deepEqual(
      neither.map(({ id }) => id),
      ['technology/application-patterns-and-refactoring/1/probes-defined'],
    );
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
