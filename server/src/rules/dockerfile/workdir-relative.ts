import { say } from '../../texts/texts.ts';
import { isAbsolute, pathOf, workdirsBefore } from './directories.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';

export const workdirRelative = defineRule({
  id: 'workdir-relative',
  title: 'Relative WORKDIR',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/1/container-files',
  category: 'correctness',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    const { keyword, argumentSpan, stage } = instruction;
    if (keyword !== 'WORKDIR' || !argumentSpan) return notApplicable;
    const path = pathOf(instruction);
    if (isAbsolute(path)) return path.startsWith('$') ? unknown : met;
    const before = workdirsBefore(instruction);
    if (before.some((one) => isAbsolute(pathOf(one)))) return met;
    // An unknown base may say where it counts from; so may a relative one before it, which is reported itself.
    if (before.length > 0 || !stage?.base || stage.base.text.includes('$')) return unknown;
    return unmet({ ...argumentSpan, message: say`WORKDIR "${path}" is relative, and no absolute one stands before it.` });
  },
  fixSafety: 'review',
  fix(instruction) {
    const [word] = instruction.words;
    if (!word) return undefined;
    const quoted = /^["']/.test(word.text);
    const skip = /^["']?(?:\.\/)?/.exec(word.text)?.[0].length ?? 0;
    const start = word.start + (quoted ? 1 : 0);
    return { title: say`Make the path absolute`, safety: 'review', edits: [{ start, end: word.start + skip, text: '/' }] };
  },
  rationale:
    'A relative WORKDIR counts from the one before. Where the file sets none, it counts from whatever the base image says, so the same line means another folder when the base changes. After an absolute WORKDIR a relative one is fine.',
  how: ['Begin the path with `/`.'],
  example: { language: 'dockerfile', bad: 'FROM node:24\nWORKDIR app\n', good: 'FROM node:24\nWORKDIR /app\n' },
  hoverOn: ['WORKDIR'],
  equivalents: {
    hadolint: ['DL3000'],
    buildkit: ['WorkdirRelativePath'],
    dockerfilelint: ['invalid_workdir'],
    checkov: ['CKV_DOCKER_10'],
    trivy: ['DS-0009'],
  },
});
