import { child, itemsOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { examplePod } from './examples.ts';
import { spanWithin } from './images.ts';
import { outcomeOf } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

/** As a command of its own: at the start of a line or behind a shell operator, not in a comment or in the middle of other words. */
const call = /(?:^|[;&|(]|\b(?:then|do|else|exec)\b)[ \t]*(?:\/(?:usr\/)?bin\/)?(sudo)(?=\s|$)/m;

export const sudoInEntrypoint = defineRule({
  id: 'sudo-in-entrypoint',
  title: 'Started through sudo',
  family: 'kubernetes',
  practice: 'technology/platforms-and-infrastructure/1/access-foundations',
  category: 'security',
  default: 'on',
  subject: 'container',
  crossFile: false,
  severity: 'warning',
  check(container) {
    return outcomeOf(
      ['command', 'args'].flatMap((field): readonly Verdict[] => {
        const list = child(container.node, field);
        if (list === undefined) return [];
        const { items, complete } = itemsOf(list);
        const verdicts = items.flatMap((item): readonly Verdict[] => {
          if (item.kind !== 'scalar') return ['unknown'];
          const found = call.exec(item.text);
          if (!found) return [];
          const from = found.index + found[0].length - 'sudo'.length;
          return [
            { ...spanWithin(item, from, from + 'sudo'.length), message: say`${describeContainer(container)} calls sudo when it starts.` },
          ];
        });
        return complete ? verdicts : [...verdicts, 'unknown'];
      }),
    );
  },
  fixSafety: null,
  rationale:
    '`sudo` in a container means that the image names an ordinary user and then takes it back: whoever gets into the process is one word away from root. It also needs privilege escalation to be allowed, which should be off.',
  how: [
    'Do what needs root when the image is built: install packages, change owners, create folders.',
    'Let an init container do what can only be done at start.',
    'Start the program directly as its user, and remove `sudo` from the image.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({ container: 'command: [sh, -c, "sudo chown app /data && exec web"]' }),
    good: examplePod({ container: 'command: [web]' }),
  },
  hoverOn: ['command', 'args'],
  equivalents: { kubescape: ['C-0062'] },
});
