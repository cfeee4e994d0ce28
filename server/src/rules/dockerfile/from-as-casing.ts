import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import { casedLike } from './text.ts';
import { isWhole } from './parts.ts';

export const fromAsCasing = defineRule({
  id: 'from-as-casing',
  title: 'AS cased unlike FROM',
  family: 'dockerfile',
  practice: 'process/software-integration-and-release/2/quality-measured',
  category: 'operability',
  default: 'on',
  subject: 'stage',
  crossFile: false,
  severity: 'warning',
  check({ from }) {
    const as = from.words[1];
    if (as?.text.toLowerCase() !== 'as') return notApplicable;
    // Mixed case in FROM itself is for instruction-casing.
    if (as.text === casedLike('AS', from.writtenKeyword) || isMixed(from.writtenKeyword)) return met;
    return unmet({ start: as.start, end: as.end, message: say`The word "${as.text}" is not cased as its "${from.writtenKeyword}" is.` });
  },
  fixSafety: 'safe',
  fix({ from }) {
    const as = from.words[1];
    if (!as || !isWhole(as)) return undefined;
    const text = casedLike('AS', from.writtenKeyword);
    return { title: say`Write ${text}`, safety: 'safe', edits: [{ start: as.start, end: as.end, text }] };
  },
  rationale:
    'FROM and AS are two words of one instruction. Cased alike, keywords stand out from names; the builder warns where they are not.',
  how: ['Write `FROM … AS` or `from … as`.'],
  example: {
    language: 'dockerfile',
    bad: 'FROM node:24 as build\n',
    good: 'FROM node:24 AS build\n',
  },
  hoverOn: ['FROM'],
  equivalents: { buildkit: ['FromAsCasing'] },
});

function isMixed(text: string): boolean {
  return text !== text.toUpperCase() && text !== text.toLowerCase();
}
