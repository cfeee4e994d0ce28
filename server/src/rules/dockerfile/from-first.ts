import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';

export const fromFirst = defineRule({
  id: 'from-first',
  title: 'Instruction before FROM',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/1/container-files',
  category: 'correctness',
  default: 'on',
  subject: 'dockerfile',
  crossFile: false,
  severity: 'error',
  check({ instructions, stages }) {
    const [first] = instructions;
    if (!first) return notApplicable;
    const early = instructions.find(({ keyword, stage }) => keyword !== 'ARG' && !stage);
    if (!early) return stages.length > 0 ? met : notApplicable;
    return unmet({ ...early.keywordSpan, message: say`${early.keyword} stands before the first FROM, where only ARG is allowed.` });
  },
  fixSafety: null,
  rationale:
    'A build starts from a base, so the first instruction is FROM; only ARG may stand before it, for values that FROM uses. Anything else there stops the build.',
  how: ['Move the instruction below the first FROM.', 'Keep above it only the arguments that FROM lines use.'],
  example: {
    language: 'dockerfile',
    bad: 'RUN apk add curl\nFROM alpine:3.22\n',
    good: 'FROM alpine:3.22\nRUN apk add curl\n',
  },
  hoverOn: ['FROM'],
  equivalents: { hadolint: ['DL3061'], dockerfilelint: ['from_first'] },
});
