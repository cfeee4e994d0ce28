/** The part of README.md that is generated, between its markers. */
import { existsSync, readFileSync } from 'node:fs';
import type { Rule } from '../../server/src/rules/rule.ts';
import type { GeneratedFile } from './files.ts';
import { readmeTable } from './rule-tables.ts';

const startMark = '<!-- rules:start -->';
const endMark = '<!-- rules:end -->';

/** undefined, with a message, while there is no README. */
export function readme(root: URL, rules: readonly Rule[]): GeneratedFile | undefined {
  const file = new URL('README.md', root);
  if (!existsSync(file)) {
    console.error('README.md does not exist, so its table of rules was left out.');
    process.exitCode = 1;
    return undefined;
  }
  return { path: 'README.md', text: betweenMarks(readFileSync(file, 'utf8'), readmeTable(rules)) };
}

export function betweenMarks(text: string, content: string): string {
  const start = text.indexOf(startMark);
  const end = text.indexOf(endMark, start);
  if (start < 0 || end < 0) throw new Error(`README.md needs the lines ${startMark} and ${endMark}: the table of rules goes between them.`);
  return `${text.slice(0, start + startMark.length)}\n\n${content}\n\n${text.slice(end)}`;
}
