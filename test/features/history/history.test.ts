import assert from 'node:assert/strict';
import fc from 'fast-check';
import { entryOf } from '../../../server/src/features/history/entry.ts';
import { readHistory } from '../../../server/src/features/history/read.ts';
import type { HistoryEntry } from '../../../server/src/features/history/types.ts';
import { putEntries } from '../../../server/src/features/history/write.ts';
import { latest, trendOf } from '../../../server/src/features/report/trend.ts';
import { assess } from '../../../server/src/assessment/assess.ts';
import { model } from '../../../server/src/model/model.ts';

function entry(date: string, progress: number, more: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    date,
    model: '4.0 beta',
    level: 1,
    progress,
    dimensions: { technology: { level: 1, progress } },
    coverage: { judged: 10, practices: 557 },
    ...more,
  };
}

const one = entry('2026-01-31', 0.1);
const two = entry('2026-02-28', 0.2);

describe('a history file', () => {
  it('has a line for each entry, sorted by date, and says the same when read', () => {
    const text = putEntries('', [two, one]);
    assert.deepEqual(
      text.split('\n').map((line) => line.slice(0, 20)),
      ['{"date":"2026-01-31"', '{"date":"2026-02-28"', ''],
    );
    assert.deepEqual(readHistory(text), { entries: [one, two], problems: [] });
  });

  it('leaves lines alone that have not changed', () => {
    const before = putEntries('', [one]);
    assert.ok(putEntries(before, [two]).startsWith(before));
    assert.equal(putEntries(before, [one]), before);
  });

  it('holds a day once, and a release beside other days', () => {
    const text = putEntries(putEntries('', [one, two]), [entry('2026-02-28', 0.3)]);
    assert.deepEqual(
      readHistory(text).entries.map(({ progress }) => progress),
      [0.1, 0.3],
    );
    const released = putEntries(text, [entry('2026-02-28', 0.4, { release: 'v1' })]);
    const { entries } = readHistory(released);
    assert.deepEqual(
      entries.map(({ progress, release }) => [progress, release]),
      [
        [0.1, undefined],
        [0.4, 'v1'],
      ],
    );
    const later = readHistory(putEntries(released, [entry('2026-03-01', 0.5, { release: 'v1' })])).entries;
    assert.deepEqual(
      later.map(({ date }) => date),
      ['2026-01-31', '2026-03-01'],
    );
    assert.equal(readHistory(putEntries(released, [entry('2026-02-28', 0.6)])).entries.length, 3);
  });

  it('names a bad line once and reads the rest', () => {
    const good = putEntries('', [one]).trim();
    const bad = [
      '<<<<<<< HEAD',
      '{"date":',
      '[]',
      '{"date":"2026-02-30"}',
      JSON.stringify({ ...one, progress: 2 }),
      JSON.stringify({ ...one, level: 6 }),
      JSON.stringify({ ...one, commit: '$(harm)' }),
      'x'.repeat(20_000),
    ];
    const { entries, problems } = readHistory([...bad, good, '', good].join('\r\n'));
    assert.deepEqual(entries, [one]);
    assert.deepEqual(
      problems.map(({ line }) => line),
      bad.map((_, index) => index + 1),
    );
    assert.equal(problems[0]?.message, 'A merge conflict was left here.');
    assert.match(problems[4]?.message ?? '', /^`progress`: /);
  });

  it('keeps lines that cannot be read: they are somebody’s', () => {
    const text = putEntries('{"date": oops\n', [one]);
    assert.deepEqual(text.trimEnd().split('\n').slice(1), ['{"date": oops']);
  });

  it('reads what later versions write', () => {
    const line = JSON.stringify({ ...one, sections: { a: 1 } });
    assert.deepEqual(readHistory(line).entries, [one]);
  });

  it('has limits: of a file of nonsense only so much is told', () => {
    const { entries, problems } = readHistory('nonsense\n'.repeat(50_000));
    assert.equal(entries.length, 0);
    assert.ok(problems.length < 30);
    assert.match(problems.at(-1)?.message ?? '', /^\d+ more lines cannot be read\.$/);
  });

  it('is the same whoever adds first', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-01-${String(number).padStart(2, '0')}`);
    const share = fc.integer({ min: 0, max: 10_000 }).map((number) => number / 10_000);
    const entries = fc.uniqueArray(fc.tuple(day, share), { selector: ([date]) => date, maxLength: 8 });
    fc.assert(
      fc.property(entries, (all) => {
        const made = all.map(([date, progress]) => entry(date, progress));
        const forwards = made.reduce((text, each) => putEntries(text, [each]), '');
        const backwards = made.toReversed().reduce((text, each) => putEntries(text, [each]), '');
        assert.equal(forwards, backwards);
      }),
      { numRuns: 50 },
    );
  });

  it('records what an assessment says, and nothing where nothing was judged', () => {
    const nothing = assess(new Map(), model, [], new Map());
    assert.equal(entryOf(nothing, { date: '2026-01-31' }), undefined);
    const judged = { ...nothing, overall: { ...nothing.overall, level: 2 as const, progress: 0.5 } };
    const made = entryOf(judged, { date: '2026-01-31', release: 'v2' });
    assert.equal(made?.level, 2);
    assert.equal(made.release, 'v2');
    assert.deepEqual(
      Object.keys(made.dimensions),
      model.dimensions.map(({ id }) => id),
    );
    assert.equal(readHistory(putEntries('', [made])).problems.length, 0);
  });
});

describe('a trend', () => {
  it('places entries by their days, from the first to the last', () => {
    const points = trendOf([entry('2026-01-01', 0), entry('2026-01-04', 0.5), entry('2026-01-11', 1, { level: 5 })]);
    assert.deepEqual(
      points.map(({ x, height }) => [x, height]),
      [
        [0, 0],
        [0.3, 0.5],
        [1, 5],
      ],
    );
  });

  it('has one day in the middle, and leaves out days without a level', () => {
    assert.deepEqual(
      trendOf([one, entry('2026-02-01', 0, { level: null })]).map(({ x }) => x),
      [0.5],
    );
    assert.deepEqual(trendOf([]), []);
    assert.deepEqual(latest([1, 2, 3], 2), [2, 3]);
  });
});
