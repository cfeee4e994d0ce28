import assert from 'node:assert/strict';
import type { ScalarValue } from '../../../server/src/syntax/tree.ts';
import { plainValue } from '../../../server/src/syntax/yaml/scalars.ts';

// What kubectl 1.36 makes of each text.
const cases: readonly (readonly [string, ScalarValue])[] = [
  ['yes', true],
  ['on', true],
  ['y', true],
  ['No', false],
  ['n', false],
  ['OFF', false],
  ['true', true],
  ['tRue', 'tRue'],
  ['0777', 511],
  ['0644', 420],
  ['0o777', 511],
  ['1_000', 1000],
  ['0b11', 3],
  ['0x1F', 31],
  ['08', 8],
  ['1e3', 1000],
  ['1e400', '1e400'],
  ['22:22', '22:22'],
  ['12:30:45', '12:30:45'],
  ['2024-01-01', '2024-01-01'],
  ['1.27', 1.27],
  ['1.27.3', '1.27.3'],
  ['-5', -5],
  ['+7', 7],
  ['.5', 0.5],
  ['-', '-'],
  ['.', '.'],
  ['0', 0],
  ['~', null],
  ['', null],
  ['null', null],
  ['100m', '100m'],
  ['1Gi', '1Gi'],
];

describe('plainValue', () => {
  for (const [text, value] of cases) {
    it(`reads ${JSON.stringify(text)} as ${JSON.stringify(value)}`, () => {
      assert.deepEqual(plainValue(text), value);
    });
  }
});
