import { assignmentsOf, type Assignment } from '../../facts/dockerfile/assignments.ts';
import type { Instruction } from '../../facts/dockerfile/types.ts';
import { unquote } from '../../syntax/dockerfile/words.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet, type Problem } from '../rule.ts';
import { credentialIn, isLiteralSecret, isSecretName } from '../../facts/secrets.ts';

export const secretInArgOrEnv = defineRule({
  id: 'secret-in-arg-or-env',
  title: 'Credential in ARG or ENV',
  family: 'dockerfile',
  practice: 'technology/security-and-policy/1/no-credentials-in-images',
  category: 'security',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    const setting = settingOf(instruction);
    if (!setting) return notApplicable;
    const problems = assignmentsOf(setting).flatMap((assignment) => problemOf(setting, assignment) ?? []);
    const [first, ...rest] = problems;
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: 'review',
  fix(instruction, problem, { text }) {
    const setting = settingOf(instruction);
    const assignment = setting && assignmentsOf(setting).find(({ nameSpan }) => nameSpan.start === problem.start);
    if (!setting || !assignment?.value || assignment.value.start <= assignment.nameSpan.start) return undefined;
    const { name, value } = assignment;
    // Over several lines a comment may stand in between.
    if (text.slice(value.start, value.end).includes('\n')) return undefined;
    if (setting.keyword === 'ENV') {
      const edit = { start: value.start, end: value.end, text: '""' };
      return { title: say`Leave "${name}" empty, to be set at run time`, safety: 'review', edits: [edit] };
    }
    // A build argument of a credential's name is one also without its default.
    if (isSecretName(name)) return undefined;
    return {
      title: say`Remove the default of "${name}"`,
      safety: 'review',
      edits: [{ start: assignment.nameSpan.end, end: value.end, text: '' }],
    };
  },
  rationale:
    'What ENV sets is part of the image: `docker inspect` shows it to everybody who can pull, and every process of the container inherits it. A build argument is written to the history of the image, to the build cache and to the provenance record, whether its value stands in the file or comes from `--build-arg`. Deleting it in a later instruction takes nothing back. Names are judged by what they say (`DB_PASSWORD`, `NPM_TOKEN`, `API_KEY`), values by the make of known tokens and by passwords in addresses.',
  how: [
    'Hand a credential to the build as a secret mount: `RUN --mount=type=secret,id=npm_token,env=NPM_TOKEN npm ci` and `docker build --secret id=npm_token,env=NPM_TOKEN .`.',
    'Give the application its credentials when it starts: from a Kubernetes Secret, a mounted file or the platform’s secret store.',
    'Replace a credential that has ever been in an image or in the repository: it counts as known.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM node:24-slim\nARG NPM_TOKEN\nRUN npm ci\n',
    good: 'FROM node:24-slim\nRUN --mount=type=secret,id=npm_token,env=NPM_TOKEN npm ci\n',
  },
  hoverOn: ['ARG', 'ENV'],
  equivalents: {
    hadolint: ['DL3064'],
    buildkit: ['SecretsUsedInArgOrEnv'],
    dockle: ['CIS-DI-0010'],
    trivy: ['DS-0031'],
  },
});

function settingOf(instruction: Instruction): Instruction | undefined {
  const setting = instruction.trigger ?? instruction;
  return setting.keyword === 'ARG' || setting.keyword === 'ENV' ? setting : undefined;
}

function problemOf(setting: Instruction, { name, nameSpan, value }: Assignment): Problem | undefined {
  const text = value && unquote(value.text, setting.dockerfile.escape);
  const place = { start: nameSpan.start, end: nameSpan.end };
  if (setting.keyword === 'ENV') return text === undefined ? undefined : problemOfEnv(setting, name, text, place);
  if (text !== undefined && credentialIn(text) !== undefined)
    return {
      ...place,
      message: say`The default of build argument "${name}" holds a credential, open to all who can read this file or the image.`,
    };
  // An argument before the first FROM never reaches a stage on its own.
  if (!isSecretName(name) || (!setting.stage && text === undefined)) return undefined;
  if (text === undefined || text === '' || text.includes('$')) {
    return {
      ...place,
      message: say`Build argument "${name}" takes a credential, and what is passed for it stays in the image history or the build cache.`,
    };
  }
  if (!isLiteralSecret(text)) return undefined;
  return {
    ...place,
    message: say`Build argument "${name}" has a credential as its default, open to all who can read this file or the image.`,
  };
}

function problemOfEnv(setting: Instruction, name: string, text: string, place: { start: number; end: number }): Problem | undefined {
  const written = { ...place, message: say`ENV "${name}" writes a credential into the image, open to all who can pull it.` };
  if (credentialIn(text) !== undefined) return written;
  if (!isSecretName(name)) return undefined;
  if (!text.includes('$')) return isLiteralSecret(text) ? written : undefined;
  const source = /\$\{?([A-Za-z_]\w*)/.exec(text)?.[1];
  if (source === undefined || !isBuildArgument(setting, source)) return undefined;
  return { ...place, message: say`ENV "${name}" keeps the value of build argument "${source}" in the image, open to all who can pull it.` };
}

/** Whether the name is that of an ARG of the same stage above this instruction. */
function isBuildArgument(setting: Instruction, name: string): boolean {
  const above = setting.stage?.instructions.filter(({ keyword, start }) => keyword === 'ARG' && start < setting.start) ?? [];
  return above.some((instruction) => assignmentsOf(instruction).some((assignment) => assignment.name === name));
}
