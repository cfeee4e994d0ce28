/** Puts an instruction where the image says what it starts. */
import type { Stage } from '../../facts/dockerfile/types.ts';
import type { Edit } from '../rule.ts';
import { casedLike, lineBreak, lineStart } from './text.ts';

/** Inserts before the last CMD or ENTRYPOINT of the stage, or at its end. `argument` with its tab stops is `snippet`. */
export function beforeStart(stage: Stage, keyword: string, argument: string, snippet: string, text: string): Edit {
  const eol = lineBreak(text);
  const head = `${casedLike(keyword, stage.from.writtenKeyword)} `;
  const starter = stage.instructions.find(({ keyword: own }) => own === 'CMD' || own === 'ENTRYPOINT');
  if (starter) {
    let place = lineStart(text, starter.start);
    // Comments directly above speak of the instruction.
    for (let above = stage.dockerfile.comments.length - 1; above >= 0; above--) {
      const comment = stage.dockerfile.comments[above];
      if (
        comment &&
        comment.start > stage.from.end &&
        lineStart(text, place - 1) === lineStart(text, comment.start) &&
        comment.start < place
      )
        place = lineStart(text, comment.start);
    }
    return { start: place, end: place, text: head + argument + eol, snippet: head + snippet + eol };
  }
  const { end } = stage.instructions[stage.instructions.length - 1] ?? stage.from;
  return { start: end, end, text: eol + head + argument, snippet: eol + head + snippet };
}
