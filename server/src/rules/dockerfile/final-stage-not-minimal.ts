import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { lacksShell } from './minimal-bases.ts';
import { imageStages, runsOnWindows } from './stages.ts';

export const finalStageNotMinimal = defineRule({
  id: 'final-stage-not-minimal',
  title: 'Final stage not on a minimal base',
  family: 'dockerfile',
  practice: 'technology/security-and-policy/4/no-manual-entry',
  category: 'security',
  default: 'optional',
  subject: 'dockerfile',
  crossFile: false,
  severity: 'warning',
  check(dockerfile) {
    const stages = imageStages(dockerfile);
    const [final] = stages;
    if (!final?.base || runsOnWindows(stages)) return notApplicable;
    const lacking = lacksShell(final);
    if (lacking === undefined || (!final.baseStage && final.image === undefined)) return unknown;
    if (lacking) return met;
    const name = final.image ?? final.base.text;
    return unmet({
      start: final.base.start,
      end: final.base.end,
      message: say`The image is built on "${name}", which brings a shell and more.`,
    });
  },
  fixSafety: null,
  rationale:
    'An intruder uses what the image holds. On `scratch`, a distroless, a Chainguard or a chiseled base there is no shell, no package manager and little to scan; what is needed for a look inside comes with an ephemeral debug container.',
  how: [
    'Build in one stage and copy the result into a last stage on a minimal base, such as `gcr.io/distroless/static-debian12:nonroot`.',
    'Bring certificates and time zones along where the program needs them.',
    'For a look inside use `kubectl debug` instead of a shell in the image.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM debian:13-slim\nCOPY app /app\nENTRYPOINT ["/app"]\n',
    good: 'FROM gcr.io/distroless/static-debian12:nonroot\nCOPY app /app\nENTRYPOINT ["/app"]\n',
  },
  hoverOn: ['FROM'],
  equivalents: {},
});
