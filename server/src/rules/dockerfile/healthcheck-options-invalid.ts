import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet, type Problem } from '../rule.ts';

const durations: ReadonlySet<string> = new Set(['interval', 'timeout', 'start-period', 'start-interval']);
const duration = /^(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|ms|s|m|h)(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|ms|s|m|h))*$|^0$/;

export const healthcheckOptionsInvalid = defineRule({
  id: 'healthcheck-options-invalid',
  title: 'HEALTHCHECK with wrong options',
  family: 'dockerfile',
  practice: 'technology/testing-and-issue-detection/1/health-probes',
  category: 'correctness',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'error',
  check({ keyword, keywordSpan, flags, words }) {
    if (keyword !== 'HEALTHCHECK' || (flags.length === 0 && words.length === 0)) return notApplicable;
    const problems: Problem[] = flags.flatMap(({ name, value, span }) => {
      const message = problemWith(name, value);
      return message === undefined ? [] : [{ start: span.start, end: span.end, message }];
    });
    const type = words[0]?.text.toUpperCase();
    if (type !== 'NONE' && (type !== 'CMD' || words.length < 2))
      problems.push({ ...keywordSpan, message: say`HEALTHCHECK needs CMD with a command, or NONE.` });
    const [first, ...rest] = problems;
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: null,
  rationale:
    'The builder stops at options of HEALTHCHECK that it does not know or that have no proper value: times carry a unit, the number of retries is a whole number.',
  how: [
    'Write `--interval=30s`, `--timeout=3s`, `--start-period=10s`, `--start-interval=1s`, `--retries=3`.',
    'Put `CMD` and the command behind the options.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM nginx:1.29\nHEALTHCHECK --interval CMD curl -f http://localhost/\n',
    good: 'FROM nginx:1.29\nHEALTHCHECK --interval=30s CMD curl -f http://localhost/\n',
  },
  hoverOn: ['HEALTHCHECK'],
  equivalents: { dockerfilelint: ['healthcheck_options_missing_args'] },
});

function problemWith(name: string, value: string | undefined): string | undefined {
  if (!durations.has(name) && name !== 'retries') return say`HEALTHCHECK has no option "--${name}".`;
  if (value === undefined || value === '') return say`HEALTHCHECK option "--${name}" has no value.`;
  if (value.includes('$')) return undefined;
  if (name === 'retries') return /^\d+$/.test(value) ? undefined : say`The value "${value}" is no number of retries.`;
  return duration.test(value) ? undefined : say`The value "${value}" is no time: it takes a unit, as in "30s".`;
}
