/** The edit that gives the base of a stage a tag. */
import { parseImage } from '../../facts/dockerfile/image.ts';
import type { Stage } from '../../facts/dockerfile/types.ts';
import type { Edit } from '../rule.ts';

// No version is right for every image: until a person puts one in, this stands for it and no build takes it for a real one.
const placeholder = 'VERSION';

/** Sets or replaces the tag; undefined where the tag is not written in FROM itself. */
export function tagEdit(stage: Stage): Edit | undefined {
  const { base } = stage;
  if (!base) return undefined;
  if (base.end - base.start !== base.text.length) return undefined;
  const name = /^["']?([^"'@]*)["']?$/.exec(base.text)?.[1];
  if (name === undefined) return undefined;
  const tail = name.slice(name.lastIndexOf('/') + 1);
  if (/[${}]/.test(tail)) return undefined;
  const nameEnd = base.start + base.text.indexOf(name) + name.length;
  const { tag } = parseImage(name);
  const start = tag.state === 'known' ? nameEnd - tag.value.length - 1 : nameEnd;
  return { start, end: nameEnd, text: `:${placeholder}`, snippet: `:\${1:${placeholder}}` };
}
