import type { ShellCommand } from '../../syntax/shell/tree.ts';
import { say } from '../../texts/texts.ts';
import { isInImage, outcomeOf, runOf } from './commands.ts';
import { defineRule, notApplicable } from '../rule.ts';

export const wgetAndCurl = defineRule({
  id: 'wget-and-curl',
  title: 'Two download tools',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/2/container-hygiene',
  category: 'efficiency',
  default: 'on',
  subject: 'stage',
  crossFile: false,
  severity: 'warning',
  check({ instructions, from }) {
    if (!isInImage(from)) return notApplicable;
    const uses = instructions
      .flatMap((instruction) => runOf(instruction)?.script.commands.filter(isDownload) ?? [])
      .sort((a, b) => a.start - b.start);
    const [first] = uses;
    if (!first) return notApplicable;
    const second = uses.find(({ name }) => name !== first.name);
    if (!second) return outcomeOf(['met']);
    const { start, end } = second.words[0];
    return outcomeOf([
      { start, end, message: say`Command "${second.name}" is used beside "${first.name}", and both have to be in the image.` },
    ]);
  },
  fixSafety: null,
  rationale:
    'Two tools for one job are two packages to pull, to scan and to patch. Whatever one of them fetches the other can fetch too. Only stages whose layers are in the image are judged.',
  how: [
    'Decide for one, and write the other calls anew: `wget -O file URL` is `curl -fsSLo file URL`.',
    'Remove the other package from the install line.',
    'Or let `ADD --checksum=… URL` fetch the file, with no tool at all.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM debian:13-slim\nRUN wget https://example.com/a\nRUN curl -fsSLO https://example.com/b\n',
    good: 'FROM debian:13-slim\nRUN curl -fsSLO https://example.com/a\nRUN curl -fsSLO https://example.com/b\n',
  },
  hoverOn: ['RUN'],
  equivalents: { hadolint: ['DL4001'], trivy: ['DS-0014'] },
});

function isDownload({ name, words }: ShellCommand): boolean {
  return (name === 'wget' || name === 'curl') && words.length > 1 && !words.some(({ text }) => text === '--version' || text === '--help');
}
