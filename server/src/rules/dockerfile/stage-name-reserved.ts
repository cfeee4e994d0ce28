import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import { nameWord, renames } from './stage-names.ts';

const reserved: ReadonlySet<string> = new Set(['scratch', 'context']);

export const stageNameReserved = defineRule({
  id: 'stage-name-reserved',
  title: 'Stage named by a reserved word',
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
    if (!reserved.has(stage.name.toLowerCase())) return met;
    return unmet({ start: word.start, end: word.end, message: say`The name "${stage.name}" is reserved for the builder.` });
  },
  fixSafety: 'review',
  fix(stage) {
    const name = `${stage.name?.toLowerCase() ?? ''}-stage`;
    const edits = renames(stage, name);
    return edits && { title: say`Call this stage "${name}"`, safety: 'review', edits };
  },
  rationale:
    'The builder means an empty base by `scratch` and the files of the build by `context`. A stage of that name hides one of them or is never found, depending on the builder’s version.',
  how: ['Give the stage a name of its own that says what it is for.', 'Change every FROM and `--from` that uses it.'],
  example: {
    language: 'dockerfile',
    bad: 'FROM alpine:3.22 AS context\n',
    good: 'FROM alpine:3.22 AS files\n',
  },
  hoverOn: ['FROM'],
  equivalents: { hadolint: ['DL3063'], buildkit: ['ReservedStageName'] },
});
