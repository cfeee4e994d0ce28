/** The image that a stage comes from in the end. */
import type { Stage } from '../../facts/dockerfile/types.ts';

/** Its name with the defaults of arguments put in, else as it is written. */
export function bottomImage(stage: Stage | undefined): string {
  let current = stage;
  while (current?.baseStage) current = current.baseStage;
  return current?.image ?? current?.base?.text ?? '';
}
