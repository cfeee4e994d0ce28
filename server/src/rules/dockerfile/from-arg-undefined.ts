import { assignmentsOf } from '../../facts/dockerfile/assignments.ts';
import type { Dockerfile } from '../../facts/dockerfile/types.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet, type Edit } from '../rule.ts';
import { casedLike, lineBreak, lineStart } from './text.ts';

const variable = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(:?[-+?])?)/g;

// What the builder itself gives to FROM.
const given = /^(?:TARGET|BUILD)(?:PLATFORM|OS|ARCH|VARIANT|OSVERSION)$|^TARGETSTAGE$/;

export const fromArgUndefined = defineRule({
  id: 'from-arg-undefined',
  title: 'FROM uses an argument that is not declared or empty',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/1/container-files',
  category: 'correctness',
  default: 'on',
  subject: 'stage',
  crossFile: false,
  severity: 'warning',
  check({ base, dockerfile, image }) {
    if (!base?.text.includes('$')) return notApplicable;
    const place = { start: base.start, end: base.end };
    const globals = globalsOf(dockerfile);
    const used = [...base.text.matchAll(variable)].filter(([, , , operator]) => operator?.endsWith('-') !== true);
    const names = used.map(([, bare, braced]) => bare ?? braced ?? '');
    const missing = names.find((name) => !globals.has(name) && !given.test(name));
    if (missing !== undefined)
      return unmet({ ...place, message: say`FROM uses "${missing}", which no ARG before the first FROM declares.` });
    if (image !== undefined) return met;
    const bare = names.find((name) => globals.get(name) === false && !given.test(name));
    if (bare === undefined || !isNothingWithout(base.text)) return unknown;
    return unmet({ ...place, message: say`FROM uses "${bare}", whose ARG has no default, so a plain build has no valid base.` });
  },
  fixSafety: 'review',
  fix(stage, problem, { text }) {
    const { dockerfile } = stage;
    const name = /"(\w+)"/.exec(problem.message)?.[1];
    if (name === undefined) return undefined;
    const declared = dockerfile.instructions.find(
      (instruction) => !instruction.stage && instruction.keyword === 'ARG' && assignmentsOf(instruction).some((one) => one.name === name),
    );
    const edit = declared ? defaultOf(declared, name) : declaration(dockerfile, name, text);
    return edit && { title: say`Give "${name}" a default`, safety: 'review', edits: [edit] };
  },
  rationale:
    'FROM sees only the arguments that are declared before the first FROM. One that is not declared, or declared without a default, is empty unless the build passes it, and then the name of the base is broken or another one than meant. A default keeps `docker build .` working for everybody.',
  how: [
    'Declare the argument above the first FROM, with a default: `ARG NODE_VERSION=24`.',
    'An argument that a stage needs as well is declared there again: `ARG NODE_VERSION`.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM node:${NODE_VERSION}\n',
    good: 'ARG NODE_VERSION=24-slim\nFROM node:${NODE_VERSION}\n',
  },
  hoverOn: ['FROM'],
  equivalents: { buildkit: ['UndefinedArgInFrom', 'InvalidDefaultArgInFrom'] },
});

/** Whether each global argument has a default. */
function globalsOf({ instructions }: Dockerfile): ReadonlyMap<string, boolean> {
  const all = instructions.filter(({ keyword, stage }) => keyword === 'ARG' && !stage).flatMap(assignmentsOf);
  return new Map(all.map(({ name, value }) => [name, value !== undefined]));
}

/** With every argument empty this names no image. An argument that is the whole base is meant to be passed. */
function isNothingWithout(base: string): boolean {
  const rest = base
    .replace(/["']/g, '')
    .replace(variable, (match, plain: string | undefined, braced: string | undefined) =>
      given.test(plain ?? braced ?? '') ? 'given' : match,
    )
    .replace(/\$(?:[A-Za-z_]\w*|\{[^}]*\})/g, '');
  return rest !== '' && !/^[a-z0-9][\w./-]*(?::[\w][\w.-]*)?(?:@sha256:[0-9a-f]{64})?$/.test(rest);
}

function defaultOf(declared: Parameters<typeof assignmentsOf>[0], name: string): Edit | undefined {
  const place = assignmentsOf(declared).find((one) => one.name === name)?.nameSpan;
  return place && { start: place.end, end: place.end, text: '=VALUE', snippet: '=${1:VALUE}' };
}

function declaration({ instructions }: Dockerfile, name: string, text: string): Edit | undefined {
  const first = instructions.find(({ keyword }) => keyword === 'FROM');
  if (!first) return undefined;
  const start = lineStart(text, first.start);
  const head = `${casedLike('ARG', text.slice(first.keywordSpan.start, first.keywordSpan.end))} ${name}=`;
  const eol = lineBreak(text);
  return { start, end: start, text: `${head}VALUE${eol}`, snippet: `${head}\${1:VALUE}${eol}` };
}
