/** What earlier lines of a stage set up for the tools that RUN calls. */
import type { Instruction, Stage } from '../../facts/dockerfile/types.ts';

/** Where a stage first speaks of a setting; Infinity where it never does. */
const mentions = new WeakMap<Stage, Map<RegExp, number>>();

/** Whether this instruction, or one before it, speaks of a setting anywhere in its words: how it gets into force is not followed. */
export function mentionedBefore(instruction: Instruction, setting: RegExp): boolean {
  for (let stage = instruction.stage; stage; stage = stage.baseStage) {
    const first = firstMention(stage, setting);
    if (stage === instruction.stage ? first <= instruction.end : first < Infinity) return true;
  }
  return false;
}

function firstMention(stage: Stage, setting: RegExp): number {
  let known = mentions.get(stage);
  if (!known) mentions.set(stage, (known = new Map<RegExp, number>()));
  const found = known.get(setting);
  if (found !== undefined) return found;
  const words = stage.instructions.flatMap((instruction) => instruction.words.filter(({ text }) => setting.test(text)));
  const first = words[0]?.start ?? Infinity;
  known.set(setting, first);
  return first;
}
