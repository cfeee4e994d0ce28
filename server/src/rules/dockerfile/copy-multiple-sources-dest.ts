import type { Instruction } from '../../facts/dockerfile/types.ts';
import { say } from '../../texts/texts.ts';
import { isWhole, ownOf, sourcesOf } from './parts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';

export const copyMultipleSourcesDest = defineRule({
  id: 'copy-multiple-sources-dest',
  title: 'Several sources, destination without a slash',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/1/container-files',
  category: 'correctness',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'error',
  check(instruction) {
    const own = ownOf(instruction);
    if (own.keyword !== 'COPY' && own.keyword !== 'ADD') return notApplicable;
    const { sources, destination } = sourcesOf(own);
    const last = own.words[own.words.length - 1];
    if (sources.length < 2 || destination === undefined || !last) return notApplicable;
    if (/(?:^|[/\\])\.{0,2}$/.test(destination)) return met;
    if (destination.endsWith('}') || /\$\w+$/.test(destination)) return unknown;
    const place = own.json ? (own.argumentSpan ?? last) : last;
    return unmet({
      start: place.start,
      end: place.end,
      message: say`Several sources go to "${destination}", which does not end with a slash.`,
    });
  },
  fixSafety: 'safe',
  fix(instruction) {
    const place = slashPlace(ownOf(instruction));
    return place === undefined
      ? undefined
      : { title: say`Make the destination a folder`, safety: 'safe', edits: [{ start: place, end: place, text: '/' }] };
  },
  rationale:
    'Several files need a folder to go to. Builders stop when the destination does not end with a slash, or put one file over the other. `.` and `..` are folders as they are.',
  how: ['End the destination with `/`.'],
  example: {
    language: 'dockerfile',
    bad: 'FROM node:24\nCOPY package.json yarn.lock /app\n',
    good: 'FROM node:24\nCOPY package.json yarn.lock /app/\n',
  },
  hoverOn: ['ADD', 'COPY'],
  equivalents: { hadolint: ['DL3021'], trivy: ['DS-0011'] },
});

/** Where the slash belongs: inside the closing quote and bracket. */
function slashPlace({ words, json }: Instruction): number | undefined {
  const last = words[words.length - 1];
  if (!last || !isWhole(last)) return undefined;
  if (json) {
    const tail = /"\s*\]?$/.exec(last.text);
    // The bracket may be a word of its own.
    const before = words[words.length - 2];
    if (tail && last.text !== ']') return last.start + tail.index;
    return before && isWhole(before) && before.text.endsWith('"') ? before.end - 1 : undefined;
  }
  return /["']$/.test(last.text) ? last.end - 1 : last.end;
}
