import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import { nameWord, renames } from './stage-names.ts';

export const stageNameDuplicate = defineRule({
  id: 'stage-name-duplicate',
  title: 'Two stages with one name',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/1/container-files',
  category: 'correctness',
  default: 'on',
  subject: 'stage',
  crossFile: false,
  severity: 'error',
  check(stage) {
    const word = nameWord(stage);
    if (!word || stage.name === undefined) return notApplicable;
    const lower = stage.name.toLowerCase();
    const first = stage.dockerfile.stages.find(({ name }) => name?.toLowerCase() === lower);
    if (first === stage) return met;
    return unmet({ start: word.start, end: word.end, message: say`An earlier stage is already called "${stage.name}".` });
  },
  fixSafety: 'review',
  fix(stage) {
    const names = new Set(stage.dockerfile.stages.map(({ name }) => name?.toLowerCase()));
    let number = 2;
    while (names.has(`${stage.name?.toLowerCase() ?? ''}-${String(number)}`)) number++;
    const name = `${stage.name ?? ''}-${String(number)}`;
    const edits = renames(stage, name);
    return edits && { title: say`Call this stage "${name}"`, safety: 'review', edits };
  },
  rationale:
    'A name that two stages share points to the later one, whatever the reader of `COPY --from` had in mind. Moving a stage then changes what ends up in the image. Upper and lower case do not tell names apart.',
  how: ['Give each stage a name that says what it is for: `deps`, `build`, `test`.', 'Check every `--from` and FROM that uses the name.'],
  example: {
    language: 'dockerfile',
    bad: 'FROM node:24 AS build\nFROM node:24-slim AS build\n',
    good: 'FROM node:24 AS build\nFROM node:24-slim AS run\n',
  },
  hoverOn: ['FROM'],
  equivalents: { hadolint: ['DL3024'], buildkit: ['DuplicateStageName'], checkov: ['CKV_DOCKER_11'], trivy: ['DS-0012'] },
});
