import { say } from '../../texts/texts.ts';
import { isWhole, plainOf } from './parts.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import { effectiveUser, imageStages, runsOnWindows } from './stages.ts';

export const userLowUid = defineRule({
  id: 'user-low-uid',
  title: 'USER has a low number',
  family: 'dockerfile',
  practice: 'technology/security-and-policy/3/benchmarks-adopted',
  category: 'security',
  default: 'optional',
  subject: 'dockerfile',
  crossFile: false,
  severity: 'warning',
  options: { minimum: { default: 10001, minimum: 1, description: 'The lowest user id that is high enough.' } },
  check(dockerfile, { options }) {
    const stages = imageStages(dockerfile);
    const user = effectiveUser(stages);
    const [word] = user?.words ?? [];
    if (!user || !word || runsOnWindows(stages)) return notApplicable;
    const [id = ''] = plainOf(word, user).split(':');
    if (!/^\d+$/.test(id) || Number(id) === 0) return notApplicable;
    if (Number(id) >= options.minimum) return met;
    return unmet({
      start: word.start,
      end: word.end,
      message: say`User ${id} is below ${String(options.minimum)}, where accounts of the host may be.`,
    });
  },
  fixSafety: 'review',
  fix(dockerfile, _problem, { options }) {
    const user = effectiveUser(imageStages(dockerfile));
    const [word] = user?.words ?? [];
    if (!user || !word || !isWhole(word)) return undefined;
    const id = String(options.minimum);
    const [, group] = plainOf(word, user).split(':');
    const text = group === undefined ? id : `${id}:${/^\d+$/.test(group) ? id : group}`;
    return {
      title: say`Run as user ${id}`,
      safety: 'review',
      edits: [{ start: word.start, end: word.end, text, snippet: text.replace(id, `\${1:${id}}`) }],
    };
  },
  rationale:
    'A process that gets out of its container acts on the node as the user of that number. Low numbers belong to accounts of the host; some benchmarks ask for 10000 and above, which belong to nobody. With user namespaces it matters less, so the rule is optional.',
  how: [
    'Choose a number above the accounts of your hosts: `USER 10001:10001`.',
    'Give that user the files it writes, with `COPY --chown`.',
  ],
  example: { language: 'dockerfile', bad: 'FROM alpine:3.22\nUSER 1000:1000\n', good: 'FROM alpine:3.22\nUSER 10001:10001\n' },
  hoverOn: ['USER'],
  equivalents: {},
});
