import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import { lineBreak } from './text.ts';

export const syntaxDirectiveMissing = defineRule({
  id: 'syntax-directive-missing',
  title: 'No syntax directive',
  family: 'dockerfile',
  practice: 'technology/testing-and-issue-detection/2/misconfiguration-found',
  category: 'operability',
  default: 'optional',
  subject: 'dockerfile',
  crossFile: false,
  severity: 'warning',
  check({ directives, instructions }) {
    const [first] = instructions;
    if (!first) return notApplicable;
    if (directives.some(({ name }) => name === 'syntax')) return met;
    return unmet({ ...first.keywordSpan, message: say`No "# syntax" line says which version of the Dockerfile language this is.` });
  },
  fixSafety: 'safe',
  fix(_dockerfile, _problem, { text }) {
    const start = text.startsWith('\uFEFF') ? 1 : 0;
    return {
      title: say`Add a syntax directive`,
      safety: 'safe',
      edits: [{ start, end: start, text: `# syntax=docker/dockerfile:1${lineBreak(text)}` }],
    };
  },
  rationale:
    'Without it every builder reads the file with the language that it was shipped with: newer instructions fail on older builders, and fixes of the front end do not arrive. `docker/dockerfile:1` takes the newest stable version, the same one everywhere.',
  how: ['Write `# syntax=docker/dockerfile:1` in the first line.'],
  example: { language: 'dockerfile', bad: 'FROM alpine:3.22\n', good: '# syntax=docker/dockerfile:1\nFROM alpine:3.22\n' },
  hoverOn: ['FROM'],
  equivalents: {},
});
