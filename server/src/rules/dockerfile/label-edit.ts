/** The edit that adds labels to a stage. */
import type { Stage } from '../../facts/dockerfile/types.ts';
import type { Edit } from '../rule.ts';
import { casedLike, lineBreak } from './text.ts';

/** Behind the FROM of the stage, one label a line. */
export function addLabels(stage: Stage, keys: readonly string[], text: string): Edit {
  const eol = lineBreak(text);
  const head = casedLike('LABEL', stage.from.writtenKeyword);
  const { escape } = stage.dockerfile;
  const glue = ` ${escape}${eol}      `;
  const { end } = stage.from;
  const lines = keys.map((key) => `${key}="VALUE"`).join(glue);
  const snippets = keys.map((key, index) => `${key}="\${${String(index + 1)}:VALUE}"`).join(glue.replace(/[\\$}]/g, '\\$&'));
  return { start: end, end, text: `${eol}${head} ${lines}`, snippet: `${eol}${head} ${snippets}` };
}
