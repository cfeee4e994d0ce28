import { say } from '../../texts/texts.ts';
import { argumentsOf, ownOf } from './parts.ts';
import { defineRule, met, notApplicable, unmet, type Problem } from '../rule.ts';

export const addArgumentsInvalid = defineRule({
  id: 'add-arguments-invalid',
  title: 'COPY or ADD with wrong arguments',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/1/container-files',
  category: 'correctness',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'error',
  check(instruction) {
    const own = ownOf(instruction);
    const { keyword, keywordSpan, words, json } = own;
    if (keyword !== 'COPY' && keyword !== 'ADD') return notApplicable;
    const all = argumentsOf(own);
    // Nothing yet: it is being typed, and instruction-syntax speaks of it.
    if (all.length === 0) return notApplicable;
    if (all.length === 1)
      return unmet({ ...keywordSpan, message: say`${keyword} names "${all[0] ?? ''}" only: a source and a destination are needed.` });
    if (own.flags.some(({ name }) => name === 'from')) return met;
    const problems = all.slice(0, -1).flatMap((source, index): readonly Problem[] => {
      if (!/^(?:\.\/+)*\.\.(?:\/|$)/.test(source)) return [];
      const place = json ? own.argumentSpan : words[index];
      return place
        ? [
            {
              start: place.start,
              end: place.end,
              message: say`${keyword} source "${source}" leads out of the build context, where nothing can be copied from.`,
            },
          ]
        : [];
    });
    const [first, ...rest] = problems;
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: null,
  rationale:
    'COPY and ADD take one or more sources and a destination. A source that climbs out of the build context is cut off at its root: the build fails, or takes another file of that name.',
  how: [
    'Write the destination behind the sources.',
    'For files above the folder, build from the higher folder: `docker build -f app/Dockerfile .`, or hand them over with `--build-context`.',
  ],
  example: { language: 'dockerfile', bad: 'FROM alpine:3.22\nCOPY ../shared /shared\n', good: 'FROM alpine:3.22\nCOPY shared /shared\n' },
  hoverOn: ['ADD', 'COPY'],
  equivalents: { dockerfilelint: ['add_src_invalid', 'add_dest_invalid'] },
});
