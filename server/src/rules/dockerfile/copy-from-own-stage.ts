import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import { copySource } from './copies.ts';

export const copyFromOwnStage = defineRule({
  id: 'copy-from-own-stage',
  title: 'COPY from its own stage',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/1/container-files',
  category: 'correctness',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'error',
  check(instruction) {
    const source = copySource(instruction);
    if (!source) return notApplicable;
    const { name, start, end, copy, stage } = source;
    const own = copy.stage?.name?.toLowerCase() === name.toLowerCase() || name === String(copy.stage?.index);
    if (stage || !own) return met;
    return unmet({ start, end, message: say`COPY takes files from "${name}", the stage that it stands in.` });
  },
  fixSafety: null,
  rationale:
    'A stage is not there before it is built, so it cannot copy from itself: the build stops, or looks for a stranger’s image of that name.',
  how: ['Name the earlier stage that holds the files.', 'To copy within one stage, use `RUN cp`.'],
  example: {
    language: 'dockerfile',
    bad: 'FROM golang:1.25 AS build\nCOPY --from=build /app /bin/app\n',
    good: 'FROM golang:1.25 AS build\nFROM alpine:3.22 AS run\nCOPY --from=build /app /bin/app\n',
  },
  hoverOn: ['COPY'],
  equivalents: { hadolint: ['DL3023'], trivy: ['DS-0006'] },
});
