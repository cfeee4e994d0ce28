import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { imageStages, runsOnWindows, startCommand } from './stages.ts';
import { beforeStart } from './start-edit.ts';

export const healthcheckMissing = defineRule({
  id: 'healthcheck-missing',
  title: 'No HEALTHCHECK',
  family: 'dockerfile',
  practice: 'technology/testing-and-issue-detection/1/health-probes',
  category: 'reliability',
  default: 'optional',
  subject: 'dockerfile',
  crossFile: false,
  severity: 'warning',
  check(dockerfile) {
    const stages = imageStages(dockerfile);
    const [final] = stages;
    if (!final?.base || runsOnWindows(stages)) return notApplicable;
    if (stages.some(({ instructions }) => instructions.some(({ keyword }) => keyword === 'HEALTHCHECK'))) return met;
    const { entrypoint, cmd } = startCommand(stages);
    if (!entrypoint && !cmd && stages[stages.length - 1]?.image === 'scratch') return notApplicable;
    if (!final.baseStage && final.image === undefined) return unknown;
    return unmet({ start: final.base.start, end: final.base.end, message: say`The image says nothing of how its health is checked.` });
  },
  fixSafety: 'review',
  fix(dockerfile, _problem, { text }) {
    const [final] = imageStages(dockerfile);
    const options = '--interval=30s --timeout=3s';
    const edit =
      final &&
      beforeStart(
        final,
        'HEALTHCHECK',
        `${options} CMD curl -fsS http://localhost:8080/ || exit 1`,
        `${options} CMD \${1:curl -fsS http://localhost:8080/ || exit 1}`,
        text,
      );
    return edit && { title: say`Add a HEALTHCHECK`, safety: 'review', edits: [edit] };
  },
  rationale:
    'Docker, Compose and Swarm tell from HEALTHCHECK whether a container still serves, and wait for it before they start what depends on it. Kubernetes ignores it and asks its own probes, so this is for images that also run elsewhere. `HEALTHCHECK NONE` is an answer too.',
  how: [
    'Add `HEALTHCHECK CMD` with a command that the image holds and that fails when the application does not answer.',
    'For Kubernetes, write readiness and liveness probes.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM nginx:1.29\nCMD ["nginx", "-g", "daemon off;"]\n',
    good: 'FROM nginx:1.29\nHEALTHCHECK CMD curl -f http://localhost/\nCMD ["nginx", "-g", "daemon off;"]\n',
  },
  hoverOn: ['HEALTHCHECK', 'FROM'],
  equivalents: { hadolint: ['DL3057'], dockle: ['CIS-DI-0006'], checkov: ['CKV_DOCKER_2'], trivy: ['DS-0026'] },
});
