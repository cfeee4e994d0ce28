import type { Dockerfile } from '../../facts/dockerfile/types.ts';
import { say } from '../../texts/texts.ts';
import { baseRepository } from './minimal-bases.ts';
import { isWhole, plainOf } from './parts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { effectiveUser, imageStages, runsOnWindows } from './stages.ts';

export const userNotNumeric = defineRule({
  id: 'user-not-numeric',
  title: 'USER is a name',
  family: 'dockerfile',
  practice: 'technology/security-and-policy/2/least-privilege-containers',
  category: 'security',
  default: 'on',
  subject: 'dockerfile',
  crossFile: false,
  severity: 'warning',
  check(dockerfile) {
    const stages = imageStages(dockerfile);
    const user = effectiveUser(stages);
    const [word] = user?.words ?? [];
    if (!user || !word || runsOnWindows(stages)) return notApplicable;
    const [name = ''] = plainOf(word, user).split(':');
    if (name.includes('$')) return unknown;
    // Root is the matter of user-root.
    if (name === 'root' || name === '') return notApplicable;
    if (/^\d+$/.test(name)) return met;
    return unmet({
      start: word.start,
      end: word.end,
      message: say`The image runs as "${name}", a name that a cluster cannot tell from root.`,
    });
  },
  fixSafety: 'review',
  fix(dockerfile) {
    const user = effectiveUser(imageStages(dockerfile));
    const [word] = user?.words ?? [];
    if (!user || !word || !isWhole(word)) return undefined;
    const [name = '', group] = plainOf(word, user).split(':');
    const id = idOf(name, dockerfile);
    if (id === undefined) return undefined;
    const rest = group === undefined ? '' : `:${/^\d+$/.test(group) || group !== name ? group : id}`;
    const snippet = `\${1:${id}}${rest.replace(/[$}\\]/g, '\\$&')}`;
    return {
      title: say`Write the number of "${name}"`,
      safety: 'review',
      edits: [{ start: word.start, end: word.end, text: id + rest, snippet }],
    };
  },
  rationale:
    'A cluster that demands `runAsNonRoot` looks at the number of the user before the container starts. A name means whatever `/etc/passwd` of the image says, so such a Pod is refused although the image is fine. The number works everywhere, also without an entry in that file.',
  how: ['Find the number: `docker run --rm IMAGE id NAME`.', 'Write it in USER, with the group: `USER 1000:1000`.'],
  example: {
    language: 'dockerfile',
    bad: 'FROM node:24-slim\nUSER node\nCMD ["node", "server.js"]\n',
    good: 'FROM node:24-slim\nUSER 1000:1000\nCMD ["node", "server.js"]\n',
  },
  hoverOn: ['USER'],
  equivalents: { hadolint: ['DL3066'] },
});

/** The number that the file gives the user, or that the base is known to have given it. */
function idOf(name: string, dockerfile: Dockerfile): string | undefined {
  const created = new RegExp(
    `(?:useradd|adduser)\\b[^&|;]*?\\s(?:-u|--uid)[ =]?(\\d+)[^&|;]*\\s${name.replace(/[^\w-]/g, '\\$&')}(?:\\s|$)`,
  );
  for (const { keyword, words } of dockerfile.instructions) {
    if (keyword !== 'RUN') continue;
    const id = created.exec(words.map(({ text }) => text).join(' '))?.[1];
    if (id !== undefined) return id;
  }
  const [final] = imageStages(dockerfile);
  const repository = final ? (baseRepository(final) ?? '') : '';
  if (name === 'node' && repository === 'node') return '1000';
  if (name === 'nginx' && repository === 'nginx') return '101';
  if (name === 'nobody') return '65534';
  return name === 'nonroot' && /^(?:gcr\.io\/distroless|cgr\.dev\/chainguard)\//.test(repository) ? '65532' : undefined;
}
