/** The edit that lets the image end as a user without rights. */
import type { Instruction, Stage } from '../../facts/dockerfile/types.ts';
import type { Edit } from '../rule.ts';
import { casedLike, lineBreak, lineStart } from './text.ts';

/** The id that the distroless images call nonroot: no file of a common base image belongs to it, and it needs no entry in /etc/passwd. */
export const unprivilegedUser = '65532:65532';

// What still has to happen as root, or would go to the wrong owner: USER belongs behind it.
const needsRights: ReadonlySet<string> = new Set(['RUN', 'COPY', 'ADD', 'WORKDIR', 'VOLUME', 'SHELL']);

/** Whether nothing behind this instruction in its stage needs rights. */
export function isLateInStage(instruction: Instruction, stage: Stage): boolean {
  return stage.instructions.slice(stage.instructions.indexOf(instruction) + 1).every(({ keyword }) => !needsRights.has(keyword));
}

/** Inserts a USER before what the stage starts, or at its end. */
export function insertUser(stage: Stage, text: string): Edit {
  const { instructions } = stage;
  const eol = lineBreak(text);
  const start = instructions.find((instruction) => isStart(instruction) && isLateInStage(instruction, stage));
  const keyword = casedLike('USER', text.slice(stage.from.keywordSpan.start, stage.from.keywordSpan.end));
  if (start) {
    const previous = instructions[instructions.indexOf(start) - 1] ?? stage.from;
    const place = aboveComments(text, start.start, previous.end);
    const indent = text.slice(lineStart(text, start.start), start.start);
    return insertion(place, indent + keyword + ' ', eol);
  }
  const { end } = instructions[instructions.length - 1] ?? stage.from;
  return insertion(end, eol + keyword + ' ', '');
}

function isStart({ keyword }: Instruction): boolean {
  return keyword === 'CMD' || keyword === 'ENTRYPOINT';
}

function insertion(place: number, before: string, after: string): Edit {
  return {
    start: place,
    end: place,
    text: before + unprivilegedUser + after,
    snippet: `${before}\${1:${unprivilegedUser}}${after}`,
  };
}

/** The start of the line of `offset`, or of the comment lines that stand directly above it and speak of it. */
function aboveComments(text: string, offset: number, floor: number): number {
  let place = lineStart(text, offset);
  while (place > 0) {
    const above = lineStart(text, place - 1);
    if (above <= floor || !/^[ \t]*#/.test(text.slice(above, place))) return place;
    place = above;
  }
  return place;
}
