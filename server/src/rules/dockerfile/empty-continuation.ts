import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet, type Problem } from '../rule.ts';

export const emptyContinuation = defineRule({
  id: 'empty-continuation',
  title: 'Blank line inside an instruction',
  family: 'dockerfile',
  practice: 'process/software-integration-and-release/2/quality-measured',
  category: 'operability',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check({ keyword, blanks, start, end }) {
    if (start === end) return notApplicable;
    const [first, ...rest] = blanks.map((blank): Problem => ({
      start: blank.start,
      end: blank.start,
      message: say`A blank line stands inside this ${keyword}, which builders will refuse.`,
    }));
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: 'safe',
  fix({ blanks }, { start }) {
    const blank = blanks.find((one) => one.start === start);
    return blank && { title: say`Remove the blank line`, safety: 'safe', edits: [{ start, end: blank.end, text: '' }] };
  },
  rationale:
    'A backslash at the end of a line says that the instruction goes on. Builders still skip blank lines that follow, but warn that they will take them for an error; and a reader takes them for its end.',
  how: ['Remove the blank line, or put a comment in its place.'],
  example: {
    language: 'dockerfile',
    bad: 'FROM alpine:3.22\nRUN apk add \\\n\n  curl\n',
    good: 'FROM alpine:3.22\nRUN apk add \\\n  curl\n',
  },
  hoverOn: ['RUN'],
  equivalents: { buildkit: ['NoEmptyContinuation'] },
});
