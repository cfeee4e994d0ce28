import { say } from '../../texts/texts.ts';
import { isWhole } from './parts.ts';
import { defineRule, met, notApplicable, unmet, type Problem } from '../rule.ts';
import { labelsOf } from './labels.ts';

export const labelEmpty = defineRule({
  id: 'label-empty',
  title: 'Label without a value',
  family: 'dockerfile',
  practice: 'technology/application-release-and-operations/3/origin-controlled',
  category: 'supply-chain',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    const labels = labelsOf(instruction);
    if (labels.length === 0) return notApplicable;
    // A label of the base is taken back by an empty one: vendors ask for it below their own names.
    const [first, ...rest] = labels.flatMap(({ key, value, keySpan }): readonly Problem[] =>
      value.trim() === '' ? [{ start: keySpan.start, end: keySpan.end, message: say`Label "${key}" has an empty value.` }] : [],
    );
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: 'review',
  fix(instruction, { start }) {
    const label = labelsOf(instruction).find(({ keySpan }) => keySpan.start === start);
    if (!label || !isWhole(label.word) || !label.word.text.includes('=')) return undefined;
    const from = label.keySpan.end + 1;
    return {
      title: say`Fill in a value`,
      safety: 'review',
      edits: [{ start: from, end: label.word.end, text: '"VALUE"', snippet: '"${1:VALUE}"' }],
    };
  },
  rationale:
    'An empty label looks answered and says nothing: who searches by it finds the image and learns no more. It mostly stems from a template that was not filled in.',
  how: [
    'Write the value, or remove the label.',
    'For values that change with each build, take a build argument: `ARG REVISION` and `LABEL org.opencontainers.image.revision=$REVISION`.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM alpine:3.22\nLABEL com.example.team=""\n',
    good: 'FROM alpine:3.22\nLABEL com.example.team="payments"\n',
  },
  hoverOn: ['LABEL'],
  equivalents: { hadolint: ['DL3051'] },
});
