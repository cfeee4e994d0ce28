import type { Instruction } from '../../facts/dockerfile/types.ts';
import { unquote } from '../../syntax/dockerfile/words.ts';
import { say } from '../../texts/texts.ts';
import { outcomeOf } from './commands.ts';
import { defineRule, notApplicable } from '../rule.ts';

const runKeys = /^(?:run|install|uninstall|upgrade|run[._-]?args|run[._-]?opts)$/i;
const privileged = /--privileged\b(?!=false)/;

export const privilegedRunLabel = defineRule({
  id: 'privileged-run-label',
  title: 'Label asks for a privileged container',
  family: 'dockerfile',
  practice: 'technology/platforms-and-infrastructure/1/access-foundations',
  category: 'security',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    const label = instruction.trigger ?? instruction;
    if (label.keyword !== 'LABEL') return notApplicable;
    return outcomeOf(
      runLabels(label).map(({ name, value, start, end }) =>
        privileged.test(value)
          ? { start, end, message: say`Label "${name}" starts the container with --privileged, with all rights on its host.` }
          : 'met',
      ),
    );
  },
  fixSafety: null,
  rationale:
    'Tools such as `atomic` and `podman container runlabel` start an image with the command that its label holds. With `--privileged` in it, everyone who follows the label hands the container the devices and the kernel of the host, without having decided so.',
  how: [
    'Remove `--privileged` and name what is needed: one `--cap-add`, one `--device`.',
    'Write down in the documentation why it is needed, so that people decide with open eyes.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM fedora:43\nLABEL RUN="podman run --privileged IMAGE"\n',
    good: 'FROM fedora:43\nLABEL RUN="podman run --cap-add=NET_ADMIN IMAGE"\n',
  },
  hoverOn: ['LABEL'],
  equivalents: { dockerfile_lint: ['privileged_run_container'] },
});

interface RunLabel {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** The labels that say how to start the image, new and old form. */
function runLabels({ words, dockerfile }: Instruction): readonly RunLabel[] {
  const [first] = words;
  if (first && !first.text.includes('=')) {
    const name = unquote(first.text, dockerfile.escape);
    const value = words
      .slice(1)
      .map(({ text }) => text)
      .join(' ');
    return runKeys.test(name) ? [{ name, value, start: first.start, end: first.end }] : [];
  }
  return words.flatMap(({ text, start, end }) => {
    const equals = text.indexOf('=');
    const name = unquote(text.slice(0, Math.max(equals, 0)), dockerfile.escape);
    return runKeys.test(name) ? [{ name, value: text.slice(equals + 1), start, end }] : [];
  });
}
