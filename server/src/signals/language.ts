/** The language of `match` in model/signals.yaml: text to a tree of clauses. docs/signals.md explains it. */
import type { Alternative, Clause, Condition } from './clause.ts';
import { Cursor } from './cursor.ts';
import { readCondition } from './condition.ts';
import { readTarget } from './target.ts';

const words: ReadonlySet<string> = new Set<Clause['kind']>([
  'k8s',
  'file',
  'doc',
  'ci-uses',
  'ci-run',
  'ci-image',
  'ci-include',
  'ci-key',
  'tf',
  'tf-module',
  'tf-block',
  'helm',
  'image',
  'pkg',
]);
const operators = /^(?:exists|absent|=|!=|>=|in|includes|~)$/;

/** The alternatives of a match; throws a `MatchError` that names the place. */
export function parseMatch(text: string): readonly Alternative[] {
  const cursor = new Cursor(text);
  const alternatives: Alternative[] = [];
  do {
    alternatives.push(readAlternative(cursor));
    if (cursor.done) return alternatives;
  } while (cursor.takeWord('OR'));
  return cursor.fail('Expected OR, AND or the end');
}

function readAlternative(cursor: Cursor): Alternative {
  const clauses = [readClause(cursor)];
  while (cursor.takeWord('AND')) clauses.push(readClause(cursor));
  return clauses;
}

function readClause(cursor: Cursor): Clause {
  const start = cursor.at;
  const word = cursor.word();
  if (!isClauseWord(word)) return cursor.fail(`No clause is called "${word}"`, start);
  const target = readTarget(word, cursor);
  const conditions: Condition[] = [];
  if (target.kind === 'ci-key') conditions.push(readCondition(cursor));
  else if (cursor.takeWord('WITH')) conditions.push(readCondition(cursor));
  while (conditions.length > 0 && anotherCondition(cursor)) {
    cursor.takeWord('AND');
    conditions.push(readCondition(cursor));
  }
  return { ...target, conditions, source: cursor.text.slice(start, cursor.at).trim() };
}

function isClauseWord(word: string): word is Clause['kind'] {
  return words.has(word);
}

/** ` AND ` joins a condition unless a clause word follows that is no path with a test behind it. */
function anotherCondition(cursor: Cursor): boolean {
  const [and, first, second] = cursor.ahead(3);
  return and === 'AND' && first !== undefined && (!words.has(first) || operators.test(second ?? ''));
}
