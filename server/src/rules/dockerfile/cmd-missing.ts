import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { isPlainSystem } from './minimal-bases.ts';
import { imageStages, runsOnWindows, startCommand } from './stages.ts';
import { casedLike, lineBreak } from './text.ts';

export const cmdMissing = defineRule({
  id: 'cmd-missing',
  title: 'Image starts nothing',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/1/container-files',
  category: 'operability',
  default: 'optional',
  subject: 'dockerfile',
  crossFile: false,
  severity: 'warning',
  check(dockerfile) {
    const stages = imageStages(dockerfile);
    const [final] = stages;
    if (!final?.base || runsOnWindows(stages)) return notApplicable;
    const { entrypoint, cmd } = startCommand(stages);
    if (entrypoint ?? cmd) return met;
    if (!isPlainSystem(final)) return unknown;
    return unmet({ start: final.base.start, end: final.base.end, message: say`Neither CMD nor ENTRYPOINT says what the image starts.` });
  },
  fixSafety: 'review',
  fix(dockerfile, _problem, { text }) {
    const [final] = imageStages(dockerfile);
    if (!final) return undefined;
    const { end } = final.instructions[final.instructions.length - 1] ?? final.from;
    const head = `${lineBreak(text)}${casedLike('CMD', final.from.writtenKeyword)} ["`;
    return { title: say`Add a CMD`, safety: 'review', edits: [{ start: end, end, text: `${head}/app"]`, snippet: `${head}\${1:/app}"]` }] };
  },
  rationale:
    'An image of an application says what it starts, so that `docker run` and every platform start the same. Judged are images on `scratch` and on plain systems, whose own command is a shell at best; other bases may well bring a command. Images that only hand out files can leave it off.',
  how: ['End the file with `CMD ["program", "argument"]`, or with ENTRYPOINT where arguments are to follow.'],
  example: { language: 'dockerfile', bad: 'FROM alpine:3.22\nCOPY app /app\n', good: 'FROM alpine:3.22\nCOPY app /app\nCMD ["/app"]\n' },
  hoverOn: ['CMD', 'ENTRYPOINT', 'FROM'],
  equivalents: { dockerfile_lint: ['required CMD', 'EXPOSE'] },
});
