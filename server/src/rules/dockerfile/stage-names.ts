/** Names of stages, where they stand and who uses them. */
import type { Dockerfile, Instruction, Stage, Word } from '../../facts/dockerfile/types.ts';
import type { Edit } from '../rule.ts';
import { isWhole, ownOf } from './parts.ts';

/** The word that names a stage: the one behind AS. */
export function nameWord(stage: Stage): Word | undefined {
  return stage.name === undefined ? undefined : stage.from.words[2];
}

/** Every place that names this stage: its FROM, later FROMs, `--from` and mounts. undefined where one cannot be edited. */
export function renames(stage: Stage, name: string): readonly [Edit, ...Edit[]] | undefined {
  const word = nameWord(stage);
  if (!word || !isWhole(word) || stage.name === undefined) return undefined;
  const old = stage.name;
  const edits: [Edit, ...Edit[]] = [{ start: word.start, end: word.end, text: name }];
  for (const instruction of usersOf(stage)) {
    if (instruction.keyword === 'FROM') {
      const [base] = instruction.words;
      if (base?.text.toLowerCase() !== old.toLowerCase()) return undefined;
      edits.push({ start: base.start, end: base.end, text: name });
    }
    for (const { span, value } of ownOf(instruction).flags) {
      const match = value === undefined ? undefined : fromIn(value, old);
      if (!match) continue;
      const head = span.end - (value?.length ?? 0) + match.at;
      edits.push({ start: head, end: head + old.length, text: name });
    }
  }
  return edits;
}

/** Where `--from=name` or `--mount=…,from=name` names it, in the flag's value. */
function fromIn(value: string, name: string): { readonly at: number } | undefined {
  if (value.toLowerCase() === name.toLowerCase()) return { at: 0 };
  for (const match of value.matchAll(/(?<=(?:^|,)from=)[^,]*/g))
    if (match[0].toLowerCase() === name.toLowerCase()) return { at: match.index };
  return undefined;
}

function usersOf(stage: Stage): readonly Instruction[] {
  const { instructions, stages }: Dockerfile = stage.dockerfile;
  const name = stage.name?.toLowerCase();
  const successor = stages.find((other) => other.index > stage.index && other.name?.toLowerCase() === name);
  const end = successor?.from.start ?? Number.POSITIVE_INFINITY;
  return instructions.filter((instruction) => {
    if (instruction.start <= stage.from.start || instruction.start > end) return false;
    if (instruction.keyword === 'FROM') return instruction.stage?.baseStage === stage;
    return ownOf(instruction).flags.some(
      (flag) =>
        (flag.name === 'from' || flag.name === 'mount') && flag.value !== undefined && fromIn(flag.value, stage.name ?? '') !== undefined,
    );
  });
}
