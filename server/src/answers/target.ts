/** The level that a team aims for. */
import { levels } from '../model/types.ts';
import type { Level } from '../model/types.ts';
import { resolve } from '../syntax/tree.ts';
import type { Entry } from '../syntax/tree.ts';
import { say } from '../texts/texts.ts';
import { isNothing, placeOf, shapeErrorAt } from './problems.ts';
import type { Add } from './problems.ts';

/** `auto` is the level that the files themselves are working on. */
export type TargetLevel = Level | 'auto';

export const targetLevels: readonly TargetLevel[] = ['auto', ...levels];

/** Undefined where the file says nothing. */
export function readTarget({ key, value }: Entry, add: Add): TargetLevel | undefined {
  const node = resolve(value);
  if (isNothing(node)) return undefined;
  const target = node.kind === 'scalar' ? targetLevels.find((one) => one === node.value) : undefined;
  if (target === undefined) add(shapeErrorAt(placeOf(node, key), say`The target level is a number from 1 to 5, or \`auto\`.`));
  return target;
}
