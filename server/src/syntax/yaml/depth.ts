/** How deep a text nests, told without parsing it: parsers call themselves for each level, and a file can be nothing but levels. */

/** No manifest comes near it; parsers bear ten times as much. */
const deepest = 500;

const openers: ReadonlySet<number> = new Set(['[', '{'].map((char) => char.charCodeAt(0)));
const closers: ReadonlySet<number> = new Set([']', '}'].map((char) => char.charCodeAt(0)));

/** Brackets within texts count too, so it may be wrong of a file with hundreds of them that are never closed. */
export function nestsTooDeep(text: string): boolean {
  if (/^[ \t]*(?:[-?][ \t]+){500}/m.test(text)) return true;
  if (countUpTo(text, '[') + countUpTo(text, '{') <= deepest) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (openers.has(code)) {
      if (++depth > deepest) return true;
    } else if (closers.has(code) && depth > 0) depth--;
  }
  return false;
}

/** How often a character stands in a text; not counted further than needed. */
function countUpTo(text: string, char: string): number {
  let count = 0;
  for (let at = text.indexOf(char); at >= 0 && count <= deepest; at = text.indexOf(char, at + 1)) count++;
  return count;
}
