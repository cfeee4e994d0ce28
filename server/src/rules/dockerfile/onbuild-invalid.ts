import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';

const refused: ReadonlySet<string> = new Set(['ONBUILD', 'FROM', 'MAINTAINER']);

export const onbuildInvalid = defineRule({
  id: 'onbuild-invalid',
  title: 'Instruction that ONBUILD cannot hold',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/1/container-files',
  category: 'correctness',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'error',
  check({ trigger }) {
    if (!trigger) return notApplicable;
    if (!refused.has(trigger.keyword)) return met;
    return unmet({ ...trigger.keywordSpan, message: say`${trigger.keyword} cannot stand behind ONBUILD.` });
  },
  fixSafety: null,
  rationale:
    'ONBUILD keeps an instruction for the build of an image that starts from this one. FROM, MAINTAINER and ONBUILD itself cannot be kept, and the build stops.',
  how: ['Take the instruction out, or put it into the Dockerfiles that build on this image.'],
  example: { language: 'dockerfile', bad: 'FROM alpine:3.22\nONBUILD FROM alpine:3.21\n', good: 'FROM alpine:3.22\nONBUILD COPY . /app\n' },
  hoverOn: ['ONBUILD'],
  equivalents: { hadolint: ['DL3043'] },
});
