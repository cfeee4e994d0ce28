import type { Span } from '../syntax/tree.ts';

/** Where clauses were met, by the clause's number; spans count from the start of what was looked at. */
export type Hits = ReadonlyMap<number, readonly Span[]>;

export class HitList {
  readonly hits = new Map<number, Span[]>();

  add(atom: number, { start, end }: Span): void {
    const spans = this.hits.get(atom);
    if (spans) spans.push({ start, end });
    else this.hits.set(atom, [{ start, end }]);
  }
}
