/** `<path> <test>` of a match. */
import type { Condition, Step, Test } from './clause.ts';
import type { Cursor } from './cursor.ts';

export function readCondition(cursor: Cursor): Condition {
  const start = cursor.at;
  const written = cursor.take(/(?:\["[^"]*"\]|[^\s"[\]]|\[(?:\d+|\*)\])+/y, 'a path');
  const path = written === 'text' ? 'text' : readPath(written, cursor, start);
  const test = readTest(cursor);
  if (path === 'text' && test.kind !== 'matches') return cursor.fail('Text can only be matched with a regular expression', start);
  return { path, test };
}

function readPath(written: string, cursor: Cursor, start: number): readonly Step[] {
  const steps: Step[] = [];
  const part = /(?:^|\.)(\*|[^.[\]*]+)|\[(\*)\]|\[(\d+)\]|\["([^"]*)"\]/y;
  for (let end = 0; end < written.length; end = part.lastIndex) {
    const match = part.exec(written);
    if (!match) return cursor.fail('No such path', start + end);
    const [, key, anyItem, index, quoted] = match;
    if (key === '*') steps.push('any-key');
    else if (anyItem !== undefined) steps.push('any-item');
    else if (index !== undefined) steps.push({ index: Number(index) });
    else steps.push({ key: key ?? quoted ?? '' });
  }
  return steps;
}

function readTest(cursor: Cursor): Test {
  const start = cursor.at;
  const operator = cursor.word();
  switch (operator) {
    case 'exists':
    case 'absent':
      return { kind: operator };
    case '=':
      return { kind: 'equals', value: cursor.value() };
    case '!=':
      return { kind: 'differs', value: cursor.value() };
    case 'includes':
      return { kind: 'includes', value: cursor.value() };
    case '>=':
      return { kind: 'at-least', value: Number(cursor.take(/\d+(?:\.\d+)?(?=\s|$)/y, 'a number')) };
    case 'in': {
      const values = cursor
        .take(/\([^)]+\)/y, 'a list in parentheses')
        .slice(1, -1)
        .split(',');
      return { kind: 'one-of', values: values.filter((value) => value !== 'absent'), orAbsent: values.includes('absent') };
    }
    case '~':
      return { kind: 'matches', pattern: cursor.regex() };
    default:
      return cursor.fail(`No test is called "${operator}"`, start);
  }
}
