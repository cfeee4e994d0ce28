/** Sums what rules came to, over thousands of files again and again. */
import type { Tallies, Tally } from './finding.ts';

/** Sums tallies per rule. */
export function addTallies(parts: readonly Tallies[]): Tallies {
  return parts.length < many ? addFew(parts) : addMany(parts);
}

const many = 16;

type Growing = { -readonly [K in keyof Tally]: Tally[K] };

function addFew(parts: readonly Tallies[]): Tallies {
  const sum = new Map<string, Growing>();
  for (const tallies of parts) {
    for (const [id, tally] of tallies) {
      const so = sum.get(id);
      if (so) addTo(so, tally);
      else sum.set(id, { ...tally });
    }
  }
  return sum;
}

function addTo(sum: Growing, { met, unmet, unknown, accepted }: Tally): void {
  sum.met += met;
  sum.unmet += unmet;
  sum.unknown += unknown;
  sum.accepted += accepted;
}

/** Rules by their numbers, which hold as long as the process. */
const ids: string[] = [];
const numbers = new Map<string, number>();

/** Pairs of a rule's number and its four counts; `seen` was summed once, `wide` has a count that does not fit. */
const packed = new WeakMap<Tallies, Uint16Array | 'seen' | 'wide'>();

/** Bits of one count in a packed pair. */
const bits = 4;
const most = (1 << bits) - 1;

function addMany(parts: readonly Tallies[]): Tallies {
  const loose: Tallies[] = [];
  const tight: Uint16Array[] = [];
  for (const tallies of parts) {
    const known = packed.get(tallies);
    if (known === undefined) packed.set(tallies, 'seen');
    // What is summed once may never be again.
    const pairs = known === 'seen' ? pack(tallies) : known;
    if (typeof pairs === 'object') tight.push(pairs);
    else loose.push(tallies);
  }
  return addFew([...loose, sumOf(tight)]);
}

function pack(tallies: Tallies): Uint16Array | 'wide' {
  const pairs = new Uint16Array(2 * tallies.size);
  let at = 0;
  for (const [id, { met, unmet, unknown, accepted }] of tallies) {
    if ((met | unmet | unknown | accepted) > most) {
      packed.set(tallies, 'wide');
      return 'wide';
    }
    pairs[at++] = numberOf(id);
    pairs[at++] = (((((met << bits) | unmet) << bits) | unknown) << bits) | accepted;
  }
  packed.set(tallies, pairs);
  return pairs;
}

function numberOf(id: string): number {
  const known = numbers.get(id);
  if (known !== undefined) return known;
  const made = ids.push(id) - 1;
  numbers.set(id, made);
  return made;
}

function sumOf(all: readonly Uint16Array[]): Tallies {
  const counts = new Int32Array(4 * ids.length);
  for (const pairs of all) {
    for (let at = 0; at < pairs.length; at += 2) {
      const to = 4 * (pairs[at] ?? 0);
      const tally = pairs[at + 1] ?? 0;
      counts[to] = (counts[to] ?? 0) + (tally >> (3 * bits));
      counts[to + 1] = (counts[to + 1] ?? 0) + ((tally >> (2 * bits)) & most);
      counts[to + 2] = (counts[to + 2] ?? 0) + ((tally >> bits) & most);
      counts[to + 3] = (counts[to + 3] ?? 0) + (tally & most);
    }
  }
  const sum = new Map<string, Tally>();
  for (const [number, id] of ids.entries()) {
    const [met = 0, unmet = 0, unknown = 0, accepted = 0] = counts.subarray(4 * number, 4 * number + 4);
    if (met + unmet + unknown + accepted > 0) sum.set(id, { met, unmet, unknown, accepted });
  }
  return sum;
}
