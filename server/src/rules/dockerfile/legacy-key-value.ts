import type { Instruction } from '../../facts/dockerfile/types.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';

export const legacyKeyValue = defineRule({
  id: 'legacy-key-value',
  title: 'ENV or LABEL without an equals sign',
  family: 'dockerfile',
  practice: 'process/software-integration-and-release/2/quality-measured',
  category: 'operability',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check({ keyword, words }) {
    const [first, second] = words;
    if ((keyword !== 'ENV' && keyword !== 'LABEL') || !first || !second) return notApplicable;
    if (first.text.includes('=')) return met;
    return unmet({
      start: first.start,
      end: first.end,
      message: say`${keyword} sets "${first.text}" in the old form, without an equals sign.`,
    });
  },
  fixSafety: 'safe',
  fix(instruction, _problem, { text }) {
    const [first, second] = instruction.words;
    if (!first || !second) return undefined;
    const end = instruction.words[instruction.words.length - 1]?.end ?? second.end;
    const written = text.slice(second.start, end);
    const value = quoted(written, instruction);
    return value === undefined
      ? undefined
      : { title: say`Write key=value`, safety: 'safe', edits: [{ start: first.end, end, text: `=${value}` }] };
  },
  rationale:
    'In the old form everything behind the key is the value, so a second variable in the line is swallowed, and the builder warns that the form will go. With `=` one instruction sets several, and quotes show where a value ends.',
  how: ['Write `ENV KEY=value`, with double quotes around a value that holds blanks.'],
  example: { language: 'dockerfile', bad: 'FROM alpine:3.22\nENV APP_HOME /opt/app\n', good: 'FROM alpine:3.22\nENV APP_HOME=/opt/app\n' },
  hoverOn: ['ENV', 'LABEL'],
  equivalents: { buildkit: ['LegacyKeyValueFormat'] },
});

/** The same value for the new form; undefined where the two forms would read it in different ways. */
function quoted(written: string, { words, dockerfile }: Instruction): string | undefined {
  if (/[\r\n]/.test(written)) return undefined;
  if (words.length === 2) return /["'`\\]/.test(written) && !/^(["'])[^"'`\\]*\1$/.test(written) ? undefined : written;
  return /["'`\\]/.test(written) || written.includes(dockerfile.escape) ? undefined : `"${written}"`;
}
