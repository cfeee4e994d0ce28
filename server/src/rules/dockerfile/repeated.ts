/** Instructions of which only the last in a stage counts. */
import type { Instruction, Stage } from '../../facts/dockerfile/types.ts';
import { say } from '../../texts/texts.ts';
import { met, notApplicable, unmet, type Edit, type Fix, type Outcome, type Problem } from '../rule.ts';
import { removal } from './parts.ts';

export function judgeRepeated(stage: Stage, keyword: string): Outcome {
  const all = ofKeyword(stage, keyword);
  if (all.length === 0) return notApplicable;
  const [first, ...rest] = all.slice(0, -1).map((instruction): Problem => ({
    ...instruction.keywordSpan,
    message: say`This ${keyword} does nothing: a later one in the same stage takes its place.`,
  }));
  return first ? unmet(first, ...rest) : met;
}

export function removeRepeated(stage: Stage, keyword: string, problem: Problem, text: string): Fix | undefined {
  const instruction = ofKeyword(stage, keyword).find(({ start }) => start === problem.start);
  const edit: Edit | undefined = instruction && removal(instruction, text);
  return edit && { title: say`Remove the ${keyword} that does nothing`, safety: 'safe', edits: [edit] };
}

function ofKeyword({ instructions }: Stage, keyword: string): readonly Instruction[] {
  return instructions.filter((instruction) => instruction.keyword === keyword);
}
