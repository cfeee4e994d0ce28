import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { textsOf } from '../../scripts/texts/code.ts';
import { faultOf } from '../../scripts/texts/compare.ts';

describe('The check of translations', () => {
  it('wants the same holes, code, addresses and blanks, in any order', () => {
    assert.equal(faultOf('{0} has no {1}.', '{1} fehlt {0}.'), undefined);
    assert.equal(faultOf('Set `a`, not `b`.', '`b` nicht, sondern `a` setzen.'), undefined);
    assert.equal(faultOf('[Open](command:a)', '[Öffnen](command:a)'), undefined);
    assert.match(faultOf('{0} has no {1}.', '{0} fehlt.') ?? '', /other holes: \{0\} in the place of \{0\} \{1\}/);
    assert.match(faultOf('{0} has none', '{0} {0}') ?? '', /other holes/);
    assert.match(faultOf('Set `a`.', '`b` setzen.') ?? '', /other code/);
    assert.match(faultOf('Set `a`.', 'a setzen.') ?? '', /other code: none/);
    assert.match(faultOf('[Open](command:a)', '[Öffnen](command:b)') ?? '', /other addresses/);
    assert.match(faultOf(' and ', 'und') ?? '', /blanks/);
    assert.match(faultOf('a', ' ') ?? '', /empty/);
  });
});

describe('Texts in code', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'cnmaturity-'));
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function found(code: string): readonly [readonly string[], readonly string[]] {
    writeFileSync(path.join(folder, 'a.ts'), code);
    const problems: string[] = [];
    const callers = {
      tags: ['say', 'english'],
      calls: new Map([
        ['t', [0]],
        ['count', [1, 2]],
      ]),
    };
    return [textsOf(folder, 'a.ts', callers, (problem) => problems.push(problem)), problems];
  }

  it('are found by their tags and calls', () => {
    const code =
      "const a = english`one`;\nconst f = (n: number) => say`${n} \\`has\\` ${say`two`}`;\nf; t('three'); count(1, 'four', 'five'); other('six');";
    assert.deepEqual(found(code), [['one', '{0} `has` {1}', 'two', 'three', 'four', 'five'], []]);
    assert.deepEqual(found("t(a ? 'one' : b ? 'two' : ('three'));"), [['one', 'two', 'three'], []]);
  });

  it('must be plain, and said by functions', () => {
    assert.match(found('t(name);')[1].join(), /^a\.ts:1: no plain text/);
    assert.match(found('\nconst a = say`one`;')[1].join(), /^a\.ts:2: said while the module loads/);
  });
});
