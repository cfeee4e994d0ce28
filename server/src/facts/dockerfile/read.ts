/** A Dockerfile's text to its instructions and stages. */
import { parseDockerfile } from '../../syntax/dockerfile/parse.ts';
import { unquote } from '../../syntax/dockerfile/words.ts';
import { assignmentsOf } from './assignments.ts';
import { expand, isKnown, parseImage, type ArgumentValues } from './image.ts';
import { readInstruction, type OpenInstruction } from './instruction.ts';
import type { Dockerfile, Instruction, Stage } from './types.ts';

export { isDockerfileName, looksLikeDockerfile } from './names.ts';

/** A stage while it is being read. */
type OpenStage = { -readonly [K in keyof Stage]: Stage[K] } & { readonly instructions: Instruction[] };

/** Reads a Dockerfile; never throws, whatever the text. */
export function readDockerfile(text: string, uri: string): Dockerfile {
  const { escape, lines, comments, directives } = parseDockerfile(text);
  const instructions: Instruction[] = [];
  const stages: OpenStage[] = [];
  const dockerfile: Dockerfile = { uri, instructions, stages, escape, comments, directives };
  const globals = new Map<string, string>();
  // By their names in lower case; of two stages with one name the builder takes the later one.
  const named = new Map<string, Stage>();
  let stage: OpenStage | undefined;
  for (const line of lines) {
    const instruction = readInstruction(line, 0, dockerfile, stage);
    if (instruction.keyword === 'FROM') {
      stage = openStage(instruction, stages.length, named, globals);
      stages.push(stage);
      if (stage.name !== undefined) named.set(stage.name.toLowerCase(), stage);
      instruction.stage = stage;
    } else if (stage) stage.instructions.push(instruction);
    else if (instruction.keyword === 'ARG') setDefaults(instruction, globals);
    instructions.push(instruction);
  }
  if (stage) stage.final = true;
  return dockerfile;
}

function setDefaults(instruction: Instruction, globals: Map<string, string>): void {
  for (const { name, value } of assignmentsOf(instruction)) {
    if (!value) continue;
    const expanded = expand(value.text, globals, instruction.dockerfile.escape);
    if (isKnown(expanded)) globals.set(name, expanded);
    else globals.delete(name);
  }
}

function openStage(from: OpenInstruction, index: number, named: ReadonlyMap<string, Stage>, globals: ArgumentValues): OpenStage {
  const { dockerfile } = from;
  const [base, as, name] = from.words;
  const expanded = base && expand(base.text, globals, dockerfile.escape);
  const image = expanded !== undefined && expanded !== '' && isKnown(expanded) ? expanded : undefined;
  const baseStage = image === undefined ? undefined : named.get(image.toLowerCase());
  return {
    index,
    name: as?.text.toLowerCase() === 'as' && name ? unquote(name.text, dockerfile.escape) : undefined,
    from,
    instructions: [from],
    final: false,
    base,
    image,
    reference: expanded === undefined || expanded === '' || baseStage || image === 'scratch' ? undefined : parseImage(expanded),
    baseStage,
    dockerfile,
  };
}
