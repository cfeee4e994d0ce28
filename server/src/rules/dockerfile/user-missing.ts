import { say } from '../../texts/texts.ts';
import type { WorkspaceView } from '../../workspace/view.ts';
import { parentOf } from '../../workspace/paths.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { mayRunAsNonRoot, stepsDown } from './base-users.ts';
import { effectiveUser, imageStages, runsOnWindows, startCommand } from './stages.ts';
import { insertUser } from './user-edit.ts';

export const userMissing = defineRule({
  id: 'user-missing',
  title: 'No USER set',
  family: 'dockerfile',
  practice: 'technology/security-and-policy/2/least-privilege-containers',
  category: 'security',
  default: 'on',
  subject: 'dockerfile',
  crossFile: true,
  severity: 'warning',
  check(dockerfile, { uri, workspace }) {
    const stages = imageStages(dockerfile);
    const [final] = stages;
    const bottom = stages[stages.length - 1];
    if (!final?.base || !bottom?.base || runsOnWindows(stages)) return notApplicable;
    if (effectiveUser(stages)) return met;
    if (runsAsItsHostSays(uri, workspace)) return notApplicable;
    const place = { start: final.base.start, end: final.base.end };
    const { entrypoint, cmd } = startCommand(stages);
    if (bottom.image === 'scratch') {
      // Nothing to start: the stage only hands files out, as `--output` takes them.
      if (!entrypoint && !cmd) return notApplicable;
      return unmet({ ...place, message: say`The image is built from scratch and sets no USER, so its process runs as root.` });
    }
    if (!bottom.reference || mayRunAsNonRoot(bottom.reference) || (!entrypoint && stepsDown(bottom.reference))) return unknown;
    const base = (bottom.image ?? bottom.base.text).replace(/@sha256:.*$/, '');
    return unmet({ ...place, message: say`The image sets no USER, so its process runs as root unless "${base}" says otherwise.` });
  },
  fixSafety: 'review',
  fix(dockerfile, _problem, { text }) {
    const [final] = imageStages(dockerfile);
    return final && { title: say`Set an unprivileged USER`, safety: 'review', edits: [insertUser(final, text)] };
  },
  rationale:
    'Without USER a container runs as root. Root in a container is the root of the node’s kernel, held back by namespaces and a few dropped capabilities only: a flaw in the process or the runtime then reaches further, and clusters that demand `runAsNonRoot` refuse the image. The last stage of the file counts, together with the stages of the file that it builds on. Bases known to set a user of their own, or to give up root in their entry point, are not judged, nor are development containers and the actions of GitHub, which have to run as root.',
  how: [
    'Add `USER` with a number, such as `USER 65532:65532`, behind the last instruction that installs or copies something.',
    'Give that user the files it writes: `COPY --chown=65532:65532`, or `chown` on the folder in a `RUN` before.',
    'Listen on a port above 1023, and start the container once with a read-only root file system to see what it writes.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM node:24-slim\nCOPY . /app\nCMD ["node", "/app/server.js"]\n',
    good: 'FROM node:24-slim\nCOPY . /app\nUSER 65532:65532\nCMD ["node", "/app/server.js"]\n',
  },
  hoverOn: ['FROM', 'USER'],
  equivalents: {
    checkov: ['CKV_DOCKER_3'],
    trivy: ['DS-0002'],
    dockle: ['CIS-DI-0001'],
  },
});

const hosted = /\/\.(?:devcontainer|github\/actions)\//;

/** An action of GitHub has to run as root to reach the files of its job; of a development container its own file says who works in it. */
function runsAsItsHostSays(uri: string, workspace: WorkspaceView): boolean {
  const folder = parentOf(uri);
  return hosted.test(uri) || ['action.yml', 'action.yaml'].some((name) => workspace.presence(`${folder}/${name}`) === 'file');
}
