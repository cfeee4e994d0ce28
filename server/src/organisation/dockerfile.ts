/** Dockerfiles as values for expressions. */
import type { Dockerfile, Instruction, Stage } from '../facts/dockerfile/types.ts';
import { Fields, listOf, unknownIn } from './view.ts';
import type { Surroundings } from './view.ts';

/** Here a `$` is for the shell, which runs in the container. */
const shellKeywords: ReadonlySet<string> = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'SHELL', 'ONBUILD']);

export function dockerfileValue({ stages, instructions }: Dockerfile, around: Surroundings): unknown {
  return new Fields({
    stages: () => listOf(stages.length, (index) => mapped(stages[index], (stage) => stageValue(stage, around))),
    instructions: () => instructionsValue(instructions, around),
  });
}

export function stageValue({ index, name, final, image, base, baseStage, reference, instructions }: Stage, around: Surroundings): unknown {
  return new Fields({
    index: () => BigInt(index),
    name: () => name,
    final: () => final,
    /** Absent where it builds on an earlier stage. */
    image: () => (baseStage || !base ? undefined : (image ?? unknownIn(around))),
    tag: () =>
      reference?.tag.state === 'unknown' ? unknownIn(around) : reference?.tag.state === 'known' ? reference.tag.value : undefined,
    digest: () => reference?.digest ?? false,
    instructions: () => instructionsValue(instructions, around),
  });
}

export function instructionValue({ keyword, words, flags, json }: Instruction, around: Surroundings): unknown {
  const isOpen = (text: string): boolean => !shellKeywords.has(keyword) && text.includes('$');
  const known = (text: string): string => (isOpen(text) ? unknownIn(around) : text);
  return new Fields({
    keyword: () => keyword,
    words: () => {
      const texts = json ?? words.map(({ text }) => text);
      return listOf(texts.length, (index) => mapped(texts[index], known));
    },
    text: () => known(words.map(({ text }) => text).join(' ')),
    json: () => json !== undefined,
    flags: () => new Fields(Object.fromEntries(flags.map(({ name, value }) => [name, () => known(value ?? '')]))),
  });
}

function instructionsValue(instructions: readonly Instruction[], around: Surroundings): unknown {
  return listOf(instructions.length, (index) => mapped(instructions[index], (one) => instructionValue(one, around)));
}

function mapped<T>(value: T | undefined, to: (value: T) => unknown): unknown {
  return value === undefined ? undefined : to(value);
}
