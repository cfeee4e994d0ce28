import { say } from '../../texts/texts.ts';
import { defineRule, met, unmet, type Problem } from '../rule.ts';

const marks =
  /(?:hadolint\s+(?:global\s+)?ignore\s*=|(?:checkov|bridgecrew):skip=|(?:trivy|tfsec):ignore:|cnmaturity-ignore(?:-block|-file)?:)\s*([\w,.:-]*)/;

export const ignorePragmaUsed = defineRule({
  id: 'ignore-pragma-used',
  title: 'Comment that accepts findings',
  family: 'dockerfile',
  practice: 'policy/policy-creation/4/few-exceptions',
  category: 'operability',
  default: 'optional',
  subject: 'dockerfile',
  crossFile: false,
  severity: 'warning',
  check({ comments, directives }) {
    const written = comments.flatMap(({ start, end, text }): readonly Problem[] => {
      const rules = marks.exec(text)?.[1];
      return rules === undefined
        ? []
        : [
            {
              start,
              end,
              message:
                rules === ''
                  ? say`A comment accepts findings of a linter.`
                  : say`A comment accepts findings of ${rules.replace(/(?<![:,])[:,]+$/, '')}.`,
            },
          ];
    });
    const skipping = directives.flatMap(({ name, value, start, end }): readonly Problem[] => {
      const rules = name === 'check' ? /(?:^|;)\s*skip=([^;]*)/.exec(value)?.[1] : undefined;
      return rules === undefined ? [] : [{ start, end, message: say`A directive accepts findings of ${rules}.` }];
    });
    const [first, ...rest] = [...written, ...skipping];
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: null,
  rationale:
    'Each comment that silences a check is an exception from a rule. Where exceptions are to be few and decided by somebody, they should be seen: this makes them findings.',
  how: ['Mend what the check found, and remove the comment.', 'Where the exception stays, record who decided it and until when.'],
  example: {
    language: 'dockerfile',
    bad: 'FROM alpine:3.22\n# hadolint ignore=DL3018\nRUN apk add --no-cache curl\n',
    good: 'FROM alpine:3.22\nRUN apk add --no-cache curl=8.14.1-r2\n',
  },
  hoverOn: ['RUN', 'FROM'],
  equivalents: { hadolint: ['DL1001'] },
});
