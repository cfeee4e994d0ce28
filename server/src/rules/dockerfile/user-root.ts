import type { Word } from '../../facts/dockerfile/types.ts';
import { unquote } from '../../syntax/dockerfile/words.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { effectiveUser, imageStages, runsOnWindows, describeStage } from './stages.ts';
import { insertUser, isLateInStage, unprivilegedUser } from './user-edit.ts';

const root = /^(?:root|0+)(?::|$)/;

export const userRoot = defineRule({
  id: 'user-root',
  title: 'Image ends as root',
  family: 'dockerfile',
  practice: 'technology/platforms-and-infrastructure/1/access-foundations',
  category: 'security',
  default: 'on',
  subject: 'dockerfile',
  crossFile: false,
  severity: 'warning',
  check(dockerfile) {
    const stages = imageStages(dockerfile);
    const user = effectiveUser(stages);
    const word = user?.words[0];
    if (!user || !word || runsOnWindows(stages)) return notApplicable;
    const name = unquote(word.text, dockerfile.escape);
    if (root.test(name))
      return unmet(problemAt(word, name, user.stage && user.stage !== stages[0] ? say` in ${describeStage(user.stage)}` : ''));
    // A number or name in front settles it; the group behind may stay open.
    return name.split(':')[0]?.includes('$') === true ? unknown : met;
  },
  fixSafety: 'review',
  fix(dockerfile, _problem, { text }) {
    const [final] = imageStages(dockerfile);
    const user = final && effectiveUser([final]);
    const word = user?.words[0];
    if (!final) return undefined;
    const title = say`End as an unprivileged USER`;
    if (!user || !word || !isLateInStage(user, final)) return { title, safety: 'review', edits: [insertUser(final, text)] };
    const edit = { start: word.start, end: word.end, text: unprivilegedUser, snippet: `\${1:${unprivilegedUser}}` };
    return { title, safety: 'review', edits: [edit] };
  },
  rationale:
    'The last USER of the file is the user of every container of the image. Ending with root asks for full rights over the container’s files and for the kernel’s trust in user 0, in each place where the image runs. Being root for a while to install something is fine, as long as the file goes back to another user.',
  how: [
    'Keep `USER root` where packages are installed and put `USER 65532:65532` behind it.',
    'Give that user the files it writes with `COPY --chown` or a `chown` in the part that runs as root.',
    'Where a start script drops its rights itself, let the platform start the container as that user instead.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM alpine:3.22\nUSER root\nRUN apk add --no-cache curl\nCMD ["/app"]\n',
    good: 'FROM alpine:3.22\nUSER root\nRUN apk add --no-cache curl\nUSER 65532:65532\nCMD ["/app"]\n',
  },
  hoverOn: ['USER'],
  equivalents: {
    hadolint: ['DL3002'],
    dockle: ['CIS-DI-0001'],
    checkov: ['CKV_DOCKER_8'],
    trivy: ['DS-0002'],
  },
});

function problemAt(word: Word, name: string, where: string): { start: number; end: number; message: string } {
  return { start: word.start, end: word.end, message: say`The last USER of the image is "${name}"${where}, so its process runs as root.` };
}
