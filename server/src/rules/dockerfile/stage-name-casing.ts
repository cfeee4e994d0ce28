import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import { nameWord, renames } from './stage-names.ts';

export const stageNameCasing = defineRule({
  id: 'stage-name-casing',
  title: 'Stage name not in lower case',
  family: 'dockerfile',
  practice: 'process/software-integration-and-release/2/quality-measured',
  category: 'operability',
  default: 'on',
  subject: 'stage',
  crossFile: false,
  severity: 'warning',
  check(stage) {
    const word = nameWord(stage);
    if (!word || stage.name === undefined || stage.name.includes('$')) return notApplicable;
    if (stage.name === stage.name.toLowerCase()) return met;
    return unmet({ start: word.start, end: word.end, message: say`Stage "${stage.name}" is not written in lower case.` });
  },
  fixSafety: 'safe',
  fix(stage) {
    const edits = renames(stage, stage.name?.toLowerCase() ?? '');
    return edits && { title: say`Write the name in lower case`, safety: 'safe', edits };
  },
  rationale:
    'Names of stages are compared without regard to case, names of images are always lower case. Upper case in a stage’s name suggests a difference that is none, and the builder warns about it.',
  how: ['Write the name in lower case, in FROM and wherever it is used.'],
  example: {
    language: 'dockerfile',
    bad: 'FROM node:24 AS BuildStage\n',
    good: 'FROM node:24 AS buildstage\n',
  },
  hoverOn: ['FROM'],
  equivalents: { buildkit: ['StageNameCasing'] },
});
