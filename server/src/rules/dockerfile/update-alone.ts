import { say } from '../../texts/texts.ts';
import { invocationsOf, outcomeOf, runOf, type Tool, type Verdict } from './commands.ts';
import { apk, apt, dnf, yum, zypper } from './package-tools.ts';
import { defineRule, notApplicable } from '../rule.ts';

const indexes: readonly (readonly [Tool, RegExp])[] = [
  [apt, /^update$/],
  [apk, /^update$/],
  [yum, /^makecache$/],
  [dnf, /^makecache$/],
  [zypper, /^(?:refresh|ref)$/],
];
const idle = /^(?:clean|autoclean|cc|config|repos|lr)$/;
const harmless: ReadonlySet<string> = new Set(
  'rm echo printf true : set mkdir ln chmod chown sed cp mv export cat touch test [ cd ls sleep date'.split(' '),
);

export const updateAlone = defineRule({
  id: 'update-alone',
  title: 'Package index updated in a layer of its own',
  family: 'dockerfile',
  practice: 'technology/testing-and-issue-detection/1/consistent-builds',
  category: 'reliability',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    const run = runOf(instruction);
    if (!run) return notApplicable;
    return outcomeOf(
      indexes.flatMap(([tool, refresh]): readonly Verdict[] => {
        const [update] = invocationsOf(run, tool, refresh);
        if (!update?.subcommand) return [];
        // Whatever stands there besides may install: a script, another tool, a later line of the same RUN.
        const others = run.script.commands.filter(({ name }) => name !== update.command.name && !harmless.has(name));
        const own = invocationsOf(run, tool).filter(
          ({ subcommand }) => !refresh.test(subcommand?.text ?? '') && !idle.test(subcommand?.text ?? ''),
        );
        if (own.length > 0) return ['met'];
        if (others.length > 0) return ['unknown'];
        const { start, end } = update.subcommand;
        return [
          {
            start,
            end,
            message: say`Command "${update.name} ${update.subcommand.text}" stands in a RUN of its own, which the build cache keeps while the mirror moves on.`,
          },
        ];
      }),
    );
  },
  fixSafety: null,
  rationale:
    'A RUN that only refreshes the index is cached as long as its text stays the same. When the install line below it changes weeks later, it works with the old index: packages are not found, or come in old versions, on the one machine that has the layer. In one RUN both are run together. Where the RUN does something else that may install, nothing is said.',
  how: [
    'Join the update and the install: `RUN apt-get update && apt-get install -y --no-install-recommends curl`.',
    'With apk, drop the update and write `apk add --no-cache`.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM debian:13-slim\nRUN apt-get update\nRUN apt-get install -y curl\n',
    good: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y curl\n',
  },
  hoverOn: ['RUN'],
  equivalents: {
    dockerfilelint: ['apt-get-update_require_install'],
    dockle: ['CIS-DI-0007'],
    checkov: ['CKV_DOCKER_5'],
    trivy: ['DS-0017'],
  },
});
