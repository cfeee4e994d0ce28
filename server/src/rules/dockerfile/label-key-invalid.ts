import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet, type Problem } from '../rule.ts';
import { labelsOf } from './labels.ts';

export const labelKeyInvalid = defineRule({
  id: 'label-key-invalid',
  title: 'Label key that is not valid',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/1/container-files',
  category: 'correctness',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    const labels = labelsOf(instruction).filter(({ key }) => !key.includes('$'));
    if (labels.length === 0) return notApplicable;
    const [first, ...rest] = labels.flatMap(({ key, keySpan }): readonly Problem[] => {
      const why = faultOf(key);
      return why === undefined ? [] : [{ start: keySpan.start, end: keySpan.end, message: say`Label key "${key}" ${why}.` }];
    });
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: null,
  rationale:
    'Keys of labels consist of letters, digits, dots, hyphens and underscores, begin with a letter or digit and do not end with a mark. Docker keeps the names below `com.docker.*`, `io.docker.*` and `org.dockerproject.*` for itself. Other keys are refused by some tools and cannot be filtered for.',
  how: [
    'Write keys in lower case, below a domain of your own: `com.example.team`.',
    'Use the keys of the Open Container Initiative where one fits: `org.opencontainers.image.source`.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM alpine:3.22\nLABEL com.example..team=a\n',
    good: 'FROM alpine:3.22\nLABEL com.example.team=a\n',
  },
  hoverOn: ['LABEL'],
  equivalents: { hadolint: ['DL3048'], dockerfilelint: ['label_invalid'] },
});

function faultOf(key: string): string | undefined {
  if (key === '') return say`is empty`;
  if (/^(?:com\.docker|io\.docker|org\.dockerproject)\./.test(key))
    return /^com\.docker\.(?:extension|compose|desktop|image)\b/.test(key) ? undefined : say`is kept for Docker itself`;
  if (!/^[A-Za-z0-9]/.test(key) || !/[A-Za-z0-9]$/.test(key)) return say`does not begin and end with a letter or digit`;
  // Some platforms put a prefix and a slash before the name, as Kubernetes does.
  if (!/^[A-Za-z0-9._/-]+$/.test(key)) return say`holds characters other than letters, digits, dots, hyphens and underscores`;
  return /\.\.|--/.test(key) ? say`holds two dots or hyphens in a row` : undefined;
}
