import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet, type Problem } from '../rule.ts';
import { labelsOf } from './labels.ts';
import { removal, wordRemoval } from './parts.ts';

export const labelSuperfluous = defineRule({
  id: 'label-superfluous',
  title: 'Label that was not agreed on',
  family: 'dockerfile',
  practice: 'technology/application-release-and-operations/3/origin-controlled',
  category: 'operability',
  default: 'optional',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  options: { allowed: { default: [], description: 'Keys of labels that images may have; `com.example.*` stands for all below it.' } },
  check(instruction, { options }) {
    const allowed: readonly string[] = options.allowed;
    const labels = labelsOf(instruction).filter(({ key }) => !key.includes('$'));
    if (labels.length === 0 || allowed.length === 0) return notApplicable;
    const isAllowed = (key: string): boolean =>
      allowed.some((entry) => (entry.endsWith('*') ? key.startsWith(entry.slice(0, -1)) : key === entry));
    const [first, ...rest] = labels.flatMap(({ key, keySpan }): readonly Problem[] =>
      isAllowed(key)
        ? []
        : [{ start: keySpan.start, end: keySpan.end, message: say`Label "${key}" is not among those that were agreed on.` }],
    );
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: 'safe',
  fix(instruction, { start }, { text }) {
    const label = labelsOf(instruction).find(({ keySpan }) => keySpan.start === start);
    if (!label) return undefined;
    const only = labelsOf(instruction).length === 1;
    const edit = only ? removal(instruction, text) : wordRemoval(instruction, label.word, text);
    return edit && { title: say`Remove the label`, safety: 'review', edits: [edit] };
  },
  rationale:
    'Labels are looked up by their keys. One that is spelled in its own way, or that nobody agreed on, is found by nobody. The list is yours: without the option `allowed` nothing is judged.',
  how: ['Use one of the agreed keys, or add the new key to the list for everybody.'],
  example: {
    options: { allowed: ['org.opencontainers.image.*'] },
    language: 'dockerfile',
    bad: 'FROM alpine:3.22\nLABEL team=a\n',
    good: 'FROM alpine:3.22\nLABEL org.opencontainers.image.vendor=a\n',
  },
  hoverOn: ['LABEL'],
  equivalents: { hadolint: ['DL3050'] },
});
