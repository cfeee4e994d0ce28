/** All signals as one set of clauses: a clause that several signals share is looked for once. */
import type { SignalDefinition } from '../model/signals.ts';
import type { Clause, ClauseOf } from './clause.ts';
import { parseMatch } from './language.ts';

/** A clause and its number. */
export interface Atom<K extends Clause['kind'] = Clause['kind']> {
  readonly index: number;
  readonly clause: ClauseOf<K>;
}

export interface CompiledSignal {
  readonly id: string;
  /** Numbers of clauses; all of one alternative are needed. */
  readonly alternatives: readonly (readonly number[])[];
}

export interface Compiled {
  readonly signals: readonly CompiledSignal[];
  readonly clauses: readonly Clause[];
  of<K extends Clause['kind']>(...kinds: readonly K[]): readonly Atom<K>[];
}

export function compile(definitions: readonly SignalDefinition[]): Compiled {
  const numbers = new Map<string, number>();
  const clauses: Clause[] = [];
  const numberOf = (clause: Clause): number => {
    const known = numbers.get(clause.source);
    if (known !== undefined) return known;
    numbers.set(clause.source, clauses.length);
    return clauses.push(clause) - 1;
  };
  const signals = definitions.map(({ id, match }) => ({
    id,
    alternatives: parseMatch(match).map((clauseList) => clauseList.map(numberOf)),
  }));
  return {
    signals,
    clauses,
    of: (...kinds) => clauses.flatMap((clause, index) => (isOf(clause, kinds) ? [{ index, clause }] : [])),
  };
}

function isOf<K extends Clause['kind']>(clause: Clause, kinds: readonly K[]): clause is ClauseOf<K> {
  return kinds.some((kind) => kind === clause.kind);
}
