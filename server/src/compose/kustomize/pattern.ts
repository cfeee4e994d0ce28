/** Regular expressions from files, as Go has them, run only when they cannot take long. */
import { compilePattern } from '../../syntax/pattern/program.ts';
import type { Program } from '../../syntax/pattern/program.ts';
import { PatternError as SyntaxProblem } from '../../syntax/pattern/read.ts';
import { isFound } from '../../syntax/pattern/run.ts';
import { say } from '../../texts/texts.ts';

const longest = 300;
const longestInput = 400;

/** A test takes no more steps than a text has characters, for each of them. */
const mostInstructions = 500;

export class PatternError extends Error {}

const compiled = new Map<string, Program>();

/** The pattern between `before` and `after`, as a test; throws a PatternError for what is no pattern or may take too long. */
export function matcher(pattern: string, before = '^(?:', after = ')$'): (text: string) => boolean {
  if (/^[\w/ -]*$/.test(pattern) && before === '^(?:' && after === ')$') return (text) => text === pattern;
  const program = programOf(pattern, `${before}${pattern}${after}`);
  return (text) => text.length <= longestInput && isFound(program, text, () => undefined);
}

function programOf(pattern: string, whole: string): Program {
  const known = compiled.get(whole);
  if (known) return known;
  if (pattern.length > longest) throw tooComplex(pattern);
  try {
    const program = compilePattern(whole);
    if (program.instructions.length > mostInstructions) throw tooComplex(pattern);
    if (compiled.size > 1000) compiled.clear();
    compiled.set(whole, program);
    return program;
  } catch (error) {
    if (error instanceof SyntaxProblem) throw new PatternError(say`${pattern} is no regular expression`);
    throw error;
  }
}

function tooComplex(pattern: string): PatternError {
  return new PatternError(say`The pattern ${pattern.slice(0, longest)} is too complex to be tried`);
}
