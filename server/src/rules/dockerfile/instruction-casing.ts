import type { Dockerfile } from '../../facts/dockerfile/types.ts';
import { say } from '../../texts/texts.ts';
import { instructionKeywords } from './keywords.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';

export const instructionCasing = defineRule({
  id: 'instruction-casing',
  title: 'Instruction cased unlike the others',
  family: 'dockerfile',
  practice: 'process/software-integration-and-release/2/quality-measured',
  category: 'operability',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check({ keyword, writtenKeyword, keywordSpan, dockerfile }) {
    if (!instructionKeywords.has(keyword)) return notApplicable;
    const wanted = isLower(dockerfile) ? keyword.toLowerCase() : keyword;
    if (writtenKeyword === wanted) return met;
    return unmet({
      ...keywordSpan,
      message: say`The keyword "${writtenKeyword}" is not cased as the other instructions of this file are.`,
    });
  },
  fixSafety: 'safe',
  fix({ keyword, keywordSpan, dockerfile }) {
    const text = isLower(dockerfile) ? keyword.toLowerCase() : keyword;
    return { title: say`Write ${text}`, safety: 'safe', edits: [{ start: keywordSpan.start, end: keywordSpan.end, text }] };
  },
  rationale:
    'The builder takes any case, people do not: keywords that are cased alike stand out from what follows them. Upper case is the custom; a file that is in lower case throughout is fine too.',
  how: ['Write all keywords in upper case.'],
  example: {
    language: 'dockerfile',
    bad: 'FROM alpine:3.22\nRun echo hello\n',
    good: 'FROM alpine:3.22\nRUN echo hello\n',
  },
  hoverOn: [...instructionKeywords],
  equivalents: { buildkit: ['ConsistentInstructionCasing'], dockerfilelint: ['uppercase_commands'] },
});

const casings = new WeakMap<Dockerfile, boolean>();

/** Whether most keywords of the file are in lower case. */
function isLower(dockerfile: Dockerfile): boolean {
  const known = casings.get(dockerfile);
  if (known !== undefined) return known;
  let balance = 0;
  for (const { writtenKeyword, keyword } of dockerfile.instructions) {
    if (writtenKeyword === keyword) balance++;
    else if (writtenKeyword === writtenKeyword.toLowerCase()) balance--;
  }
  casings.set(dockerfile, balance < 0);
  return balance < 0;
}
