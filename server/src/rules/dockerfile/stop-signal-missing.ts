import { say } from '../../texts/texts.ts';
import { baseRepository } from './minimal-bases.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import { imageStages, runsOnWindows, startCommand } from './stages.ts';
import { beforeStart } from './start-edit.ts';

// Programs that end at once, or not at all, on SIGTERM, and the signal on which they finish what they are doing.
const signals: Readonly<Record<string, string>> = {
  nginx: 'SIGQUIT',
  'php-fpm': 'SIGQUIT',
  uwsgi: 'SIGQUIT',
  httpd: 'SIGWINCH',
  apache2: 'SIGWINCH',
  'apache2-foreground': 'SIGWINCH',
  'httpd-foreground': 'SIGWINCH',
  haproxy: 'SIGUSR1',
  systemd: 'SIGRTMIN+3',
  init: 'SIGRTMIN+3',
};

// Their images set the signal themselves.
const official = /(?:^|\/)(?:nginx|nginx-unprivileged|httpd|haproxy|php|postgres)$/;

export const stopSignalMissing = defineRule({
  id: 'stop-signal-missing',
  title: 'STOPSIGNAL missing',
  family: 'dockerfile',
  practice: 'technology/application-patterns-and-refactoring/2/ready-for-disruption',
  category: 'reliability',
  default: 'optional',
  subject: 'dockerfile',
  crossFile: false,
  severity: 'warning',
  check(dockerfile) {
    const stages = imageStages(dockerfile);
    const [final] = stages;
    const program = programOf(stages);
    if (!final?.base || program === undefined || runsOnWindows(stages)) return notApplicable;
    const signal = signals[program];
    if (signal === undefined || official.test(baseRepository(final) ?? '')) return notApplicable;
    if (stages.some(({ instructions }) => instructions.some(({ keyword }) => keyword === 'STOPSIGNAL'))) return met;
    const { entrypoint, cmd } = startCommand(stages);
    const place = (entrypoint ?? cmd)?.keywordSpan ?? final.base;
    return unmet({
      start: place.start,
      end: place.end,
      message: say`Program "${program}" finishes its work on ${signal}, and no STOPSIGNAL says so.`,
    });
  },
  fixSafety: 'review',
  fix(dockerfile, _problem, { text }) {
    const stages = imageStages(dockerfile);
    const signal = signals[programOf(stages) ?? ''];
    const [final] = stages;
    if (signal === undefined || !final) return undefined;
    return {
      title: say`Set STOPSIGNAL ${signal}`,
      safety: 'review',
      edits: [beforeStart(final, 'STOPSIGNAL', signal, `\${1:${signal}}`, text)],
    };
  },
  rationale:
    'A container is asked to stop with SIGTERM. Some servers drop their connections on it and finish them on another signal only; their official images say which with STOPSIGNAL, images built on another base do not. Judged are images that start one of these servers by name.',
  how: [
    'Write the signal on which the program stops in order: `STOPSIGNAL SIGQUIT` for nginx and PHP-FPM, `STOPSIGNAL SIGWINCH` for Apache.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM alpine:3.22\nCMD ["nginx", "-g", "daemon off;"]\n',
    good: 'FROM alpine:3.22\nSTOPSIGNAL SIGQUIT\nCMD ["nginx", "-g", "daemon off;"]\n',
  },
  hoverOn: ['STOPSIGNAL', 'CMD', 'ENTRYPOINT'],
  equivalents: {},
});

function programOf(stages: ReturnType<typeof imageStages>): string | undefined {
  const { entrypoint, cmd } = startCommand(stages);
  const starter = entrypoint ?? cmd;
  const first = starter?.json?.[0] ?? starter?.words.find(({ text }) => text !== 'exec')?.text;
  return first?.slice(first.lastIndexOf('/') + 1);
}
