import assert from 'node:assert/strict';
import { Baseline, baselineText, holdBack, readBaseline, subjectName } from '../../server/src/features/baseline.ts';
import type { BaselineEntry } from '../../server/src/features/baseline.ts';

const entries: readonly BaselineEntry[] = [
  { rule: 'b', path: 'z.yaml', subject: 'Pod//a', count: 2 },
  { rule: 'a', path: 'z.yaml', subject: 'Pod//a', count: 1 },
  { rule: 'c', path: 'a.yaml', subject: 'Stage//0', count: 1 },
];

describe('a baseline', () => {
  it('is written line by line, always the same', () => {
    const text = baselineText(entries);
    assert.equal(text, baselineText(entries.toReversed()));
    assert.equal(
      text,
      '{\n  "version": 1,\n  "findings": [\n' +
        '    {"path":"a.yaml","rule":"c","subject":"Stage//0","count":1},\n' +
        '    {"path":"z.yaml","rule":"a","subject":"Pod//a","count":1},\n' +
        '    {"path":"z.yaml","rule":"b","subject":"Pod//a","count":2}\n  ]\n}\n',
    );
    assert.equal(baselineText([]), '{\n  "version": 1,\n  "findings": []\n}\n');
  });

  it('reads what it wrote', () => {
    const { baseline, problem } = readBaseline(baselineText(entries));
    assert.equal(problem, undefined);
    assert.deepEqual(
      baseline.of('z.yaml'),
      new Map([
        ['a Pod//a', 1],
        ['b Pod//a', 2],
      ]),
    );
    assert.equal(baseline.of('b.yaml'), undefined);
  });

  it('says what is wrong, and keeps the rest', () => {
    assert.match(readBaseline('{').problem ?? '', /not valid JSON/);
    for (const text of ['[]', '{}', '{"version":2,"findings":[]}', 'null'])
      assert.match(readBaseline(text).problem ?? '', /no baseline of this version/);
    const damaged =
      '{"version":1,"findings":[{"path":"a","rule":"r","subject":"s","count":1},{"path":"a"},7,{"path":"a","rule":"r","subject":"s","count":-1}]}';
    const { baseline, problem } = readBaseline(damaged);
    assert.match(problem ?? '', /^3 of its entries are broken/);
    assert.equal(baseline.of('a')?.get('r s'), 1);
    const hostile = readBaseline('{"version":1,"findings":[{"path":"__proto__","rule":"constructor","subject":"x","count":1}]}');
    assert.equal(hostile.baseline.of('__proto__')?.get('constructor x'), 1);
    assert.equal(hostile.baseline.of('toString'), undefined);
  });

  it('counts a line once that a merge has kept twice', () => {
    const entry = { rule: 'a', path: 'z.yaml', subject: 'Pod//a', count: 2 };
    assert.equal(new Baseline([entry, { ...entry, count: 1 }, entry]).of('z.yaml')?.get('a Pod//a'), 2);
  });

  it('holds back as many as it names, the first ones', () => {
    const held = new Baseline(entries).of('z.yaml') ?? new Map<string, number>();
    const items = ['b Pod//a', 'b Pod//a', 'b Pod//a', 'x Pod//a'].map((key, at) => ({ key, at }));
    const { back, gone } = holdBack(items, held, ({ key }) => key);
    assert.deepEqual(
      [...back].map(({ at }) => at),
      [0, 1],
    );
    assert.equal(gone, 1);
  });

  it('knows subjects by their names', () => {
    assert.equal(subjectName({ kind: 'Deployment', namespace: 'shop', name: 'web', container: 'app' }), 'Deployment/shop/web/app');
    assert.equal(subjectName({ kind: 'Deployment', name: 'web' }), 'Deployment//web');
    assert.equal(subjectName({ kind: 'Dockerfile' }), 'Dockerfile');
    assert.equal(subjectName({ kind: 'ActionUse', name: 'actions/checkout@v7' }), 'ActionUse//actions/checkout');
  });
});
