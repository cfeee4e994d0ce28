/** The shares from which on a practice counts as met and a level as complete. */
import { resolve } from '../syntax/tree.ts';
import type { Entry } from '../syntax/tree.ts';
import { say } from '../texts/texts.ts';
import { nearest } from './nearest.ts';
import { isNothing, meant, numberIn, placeOf, shapeErrorAt } from './problems.ts';
import type { Add } from './problems.ts';
import { leastShare, mostShare, thresholdNames } from './thresholds.ts';
import type { GivenThresholds } from './thresholds.ts';

export function readThresholds({ key, value }: Entry, add: Add): GivenThresholds {
  const map = resolve(value);
  if (isNothing(map)) return {};
  if (map.kind !== 'map') {
    add(
      shapeErrorAt(
        key,
        say`Below \`thresholds:\` stand ${thresholdNames.map((name) => `\`${name}\``).join(say` and `)}, each with a share.`,
      ),
    );
    return {};
  }
  return Object.fromEntries(
    map.entries.flatMap((entry): (readonly [string, number])[] => {
      const name = thresholdNames.find((one) => one === entry.key.text);
      if (name === undefined) {
        const message = say`There is no threshold "${entry.key.text}".${meant(nearest(entry.key.text, thresholdNames))}`;
        add({ ...shapeErrorAt(entry.key, message), severity: 'warning' });
        return [];
      }
      const share = numberIn(entry.value);
      if (share !== undefined && share >= leastShare && share <= mostShare) return [[name, share]];
      if (isNothing(resolve(entry.value))) return [];
      const hint =
        share !== undefined && share > mostShare && share <= 100 ? say` Write ${String(share / 100)} for ${String(share)} %.` : '';
      const message = say`A share is a number from ${String(leastShare)} to ${String(mostShare)}.${hint}`;
      add(shapeErrorAt(placeOf(resolve(entry.value), entry.key), message));
      return [];
    }),
  );
}
