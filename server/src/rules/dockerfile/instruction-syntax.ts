import type { Instruction } from '../../facts/dockerfile/types.ts';
import { say } from '../../texts/texts.ts';
import { instructionKeywords } from './keywords.ts';
import { defineRule, met, unmet } from '../rule.ts';

export const instructionSyntax = defineRule({
  id: 'instruction-syntax',
  title: 'Line that the builder does not understand',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/1/container-files',
  category: 'correctness',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'error',
  check(instruction) {
    const message =
      faultOf(instruction) ??
      (instruction.trigger && instructionKeywords.has(instruction.trigger.keyword) ? faultOf(instruction.trigger) : undefined);
    return message === undefined ? met : unmet({ ...instruction.keywordSpan, message });
  },
  fixSafety: null,
  rationale:
    'The builder stops at the first line that it cannot read. Judged are the keyword, and whether the instruction has the arguments that it cannot do without.',
  how: [
    'Correct the keyword: `RUN`, `COPY`, `ENV` …',
    'Where a line belongs to the one above, end that one with a backslash.',
    'Give the instruction its arguments.',
  ],
  example: { language: 'dockerfile', bad: 'FROM alpine:3.22\nCOPPY app /app\n', good: 'FROM alpine:3.22\nCOPY app /app\n' },
  hoverOn: ['FROM', 'ENV', 'LABEL', 'ARG', 'SHELL', 'ONBUILD'],
  equivalents: { dockerfilelint: ['required_params', 'invalid_line', 'invalid_command', 'extra_args', 'missing_args', 'invalid_format'] },
});

function faultOf(instruction: Instruction): string | undefined {
  const { keyword, words, json, writtenKeyword } = instruction;
  if (!instructionKeywords.has(keyword)) return say`The word "${writtenKeyword}" is no instruction of a Dockerfile.`;
  // An empty command is said with an empty array, and an empty HEALTHCHECK has a rule of its own.
  if (words.length === 0) return keyword === 'HEALTHCHECK' && instruction.flags.length > 0 ? undefined : say`${keyword} has no arguments.`;
  switch (keyword) {
    case 'FROM':
      if (words.length === 1) return undefined;
      return words.length === 3 && words[1]?.text.toLowerCase() === 'as'
        ? undefined
        : say`FROM takes an image, and AS with a name behind it.`;
    case 'SHELL':
      return json ? undefined : say`SHELL takes a JSON array: ["/bin/bash", "-c"].`;
    case 'ADD':
    case 'CMD':
    case 'COPY':
    case 'ENTRYPOINT':
    case 'RUN':
    case 'VOLUME':
      return json || !holdsOthers(words.map(({ text }) => text).join(' '))
        ? undefined
        : say`${keyword} takes strings only in its JSON array.`;
    case 'ENV':
    case 'LABEL': {
      const withEquals = words.filter(({ text }) => text.includes('=')).length;
      if (words[0]?.text.includes('=') === true)
        return withEquals === words.length ? undefined : say`${keyword} mixes values with and without an equals sign.`;
      return words.length === 1 ? say`${keyword} "${words[0]?.text ?? ''}" has no value.` : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether the text is a JSON array of something else than strings: what is no JSON at all, the builder takes for a command. */
function holdsOthers(text: string): boolean {
  if (!text.startsWith('[') || !text.endsWith(']')) return false;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.some((item) => typeof item !== 'string');
  } catch {
    return false;
  }
}
