import type { Comment } from '../../syntax/dockerfile/parse.ts';
import type { Instruction } from '../../facts/dockerfile/types.ts';
import { assignmentsOf } from '../../facts/dockerfile/assignments.ts';
import { say } from '../../texts/texts.ts';
import { lineBreak } from './text.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';

export const definitionDescription = defineRule({
  id: 'definition-description',
  title: 'Description that does not begin with the name',
  family: 'dockerfile',
  practice: 'people/upskilling/4/docs-beside-code',
  category: 'operability',
  default: 'optional',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    const name = nameOf(instruction);
    const comment = commentAbove(instruction);
    if (name === undefined || !comment) return notApplicable;
    const words = comment.text.replace(/^#+\s*/, '');
    if (words.startsWith(`${name} `)) return met;
    return unmet({
      start: comment.start,
      end: comment.end,
      message: say`The comment above "${name}" does not begin with that name, so the builder does not list it.`,
    });
  },
  fixSafety: 'safe',
  fix(instruction, _problem, { text }) {
    const comment = commentAbove(instruction);
    if (!comment) return undefined;
    const edit = { start: comment.next, end: comment.next, text: lineBreak(text) };
    return { title: say`Set the comment apart with a blank line`, safety: 'safe', edits: [edit] };
  },
  rationale:
    '`docker build --call=outline` and `--call=targets` list arguments and stages with the comment above them, if it begins with the name. Other comments belong above a blank line.',
  how: ['Write `# name what it is for` directly above the ARG or FROM, or leave a blank line below the comment.'],
  example: {
    language: 'dockerfile',
    bad: '# The version to build\nARG VERSION=1\nFROM alpine:3.22\n',
    good: '# VERSION to build\nARG VERSION=1\nFROM alpine:3.22\n',
  },
  hoverOn: ['ARG', 'FROM'],
  equivalents: { buildkit: ['InvalidDefinitionDescription'] },
});

function nameOf(instruction: Instruction): string | undefined {
  if (instruction.keyword === 'FROM') return instruction.stage?.name;
  const assignments = instruction.keyword === 'ARG' ? assignmentsOf(instruction) : [];
  return assignments.length === 1 ? assignments[0]?.name : undefined;
}

function commentAbove({ start, dockerfile }: Instruction): Comment | undefined {
  const comment = dockerfile.comments.find(({ next }) => next === start);
  return comment && dockerfile.directives.every((directive) => directive.start !== comment.start) ? comment : undefined;
}
