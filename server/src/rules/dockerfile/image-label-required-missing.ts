import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet, type Problem } from '../rule.ts';
import { labelsOf } from './labels.ts';
import { imageStages } from './stages.ts';
import { addLabels } from './label-edit.ts';

export const imageLabelRequiredMissing = defineRule({
  id: 'image-label-required-missing',
  title: 'Agreed label missing',
  family: 'dockerfile',
  practice: 'technology/application-release-and-operations/3/origin-controlled',
  category: 'supply-chain',
  default: 'optional',
  subject: 'dockerfile',
  crossFile: false,
  severity: 'warning',
  options: { labels: { default: [], description: 'Keys of labels that every image must have.' } },
  check(dockerfile, { options }) {
    const required: readonly string[] = options.labels;
    const stages = imageStages(dockerfile);
    const [final] = stages;
    if (!final?.base || required.length === 0) return notApplicable;
    const { start, end } = final.base;
    const present = new Set(stages.flatMap(({ instructions }) => instructions.flatMap(labelsOf).map(({ key }) => key)));
    const [first, ...rest] = required
      .filter((key) => !present.has(key))
      .map((key): Problem => ({ start, end, message: say`The image has no label "${key}".` }));
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: 'review',
  fix(dockerfile, problem, { text }) {
    const key = /"([^"]+)"\.$/.exec(problem.message)?.[1];
    const [final] = imageStages(dockerfile);
    if (key === undefined || !final) return undefined;
    return { title: say`Add the label "${key}"`, safety: 'review', edits: [addLabels(final, [key], text)] };
  },
  rationale:
    'Labels tell whoever finds an image what it is, who looks after it and where it comes from, wherever it went. The list is yours: without the option `labels` nothing is judged. Labels of the last stage and of those that it builds on count.',
  how: [
    'Set the option `labels` to the keys that you agreed on.',
    'Write them in the last stage, with values from build arguments where they change.',
  ],
  example: {
    options: { labels: ['com.example.team'] },
    language: 'dockerfile',
    bad: 'FROM alpine:3.22\n',
    good: 'FROM alpine:3.22\nLABEL com.example.team="payments"\n',
  },
  hoverOn: ['LABEL', 'FROM'],
  equivalents: { hadolint: ['DL3049'], dockerfile_lint: ['Name', 'Version', 'Release', 'Architecture', 'Vendor', 'Url', 'Help'] },
});
