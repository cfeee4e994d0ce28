/** Regular expressions from files, run only when they cannot take long. */

import { say } from '../../texts/texts.ts';

const longest = 300;
const longestInput = 400;

export class PatternError extends Error {}

const compiled = new Map<string, RegExp>();

/** The pattern between `before` and `after`, as a test; throws a PatternError for what is no pattern or may run away. */
export function matcher(pattern: string, before = '^(?:', after = ')$'): (text: string) => boolean {
  if (/^[\w/ -]*$/.test(pattern) && before === '^(?:' && after === ')$') return (text) => text === pattern;
  const id = `${before}${pattern}${after}`;
  const expression = compiled.get(id) ?? compile(pattern, id);
  return (text) => text.length <= longestInput && expression.test(text);
}

function compile(pattern: string, whole: string): RegExp {
  if (pattern.length > longest || mayRunAway(pattern))
    throw new PatternError(say`The pattern ${pattern.slice(0, longest)} is too complex to be tried`);
  // A flag group at the start is the one form that JavaScript writes otherwise.
  const flags = whole.startsWith('^(?:(?i)') ? 'i' : '';
  try {
    const expression = new RegExp(flags === '' ? whole : whole.replace('(?i)', ''), flags);
    if (compiled.size > 1000) compiled.clear();
    compiled.set(whole, expression);
    return expression;
  } catch (error) {
    if (error instanceof SyntaxError) throw new PatternError(say`${pattern} is no regular expression`);
    throw error;
  }
}

/** Repeated groups that repeat or choose within, back-references, and more than three open repetitions. */
function mayRunAway(pattern: string): boolean {
  const bare = pattern
    .replaceAll(/\\[1-9k]/g, '(x+)+')
    .replaceAll(/\\./g, 'x')
    .replaceAll(/\[\^?\]?[^\]]*\]/g, 'x');
  const repetitions = bare.match(/[*+]|\{\d+,\d*\}/g)?.length ?? 0;
  return (
    repetitions > 3 ||
    /\{\d{3,}/.test(bare) ||
    /\([^()]*[*+|{(][^()]*\)[*+{]/.test(bare) ||
    /\)\)+[*+{]/.test(bare) ||
    /\(\?[=!<]/.test(bare)
  );
}
