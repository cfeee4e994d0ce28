import { say } from '../../texts/texts.ts';
import { baseRepository } from './minimal-bases.ts';
import { isAbsolute, workdirsBefore } from './directories.ts';
import { ancestry, ownOf, sourcesOf } from './parts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { runsOnWindows } from './stages.ts';
import { casedLike, lineBreak, lineStart } from './text.ts';

// Bases that say where files go.
const withDirectory =
  /^(?:golang|php|httpd|tomcat|wordpress|drupal|jenkins\/jenkins|jupyter\/|apache\/|gcr\.io\/distroless\/|mcr\.microsoft\.com\/(?:devcontainers|playwright))/;

export const copyRelativeDestWithoutWorkdir = defineRule({
  id: 'copy-relative-dest-without-workdir',
  title: 'Relative destination without WORKDIR',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/1/container-files',
  category: 'correctness',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    const own = ownOf(instruction);
    const { destination } = sourcesOf(own);
    // What ONBUILD adds is put where the other file works.
    if ((own.keyword !== 'COPY' && own.keyword !== 'ADD') || own !== instruction || destination === undefined || !own.stage)
      return notApplicable;
    if (isAbsolute(destination) || workdirsBefore(own).length > 0) return met;
    const repository = baseRepository(own.stage);
    if (runsOnWindows(ancestry(own.stage))) return notApplicable;
    if ((repository === undefined && own.stage.image !== 'scratch') || withDirectory.test(repository ?? '')) return unknown;
    const last = own.json ? own.argumentSpan : own.words[own.words.length - 1];
    if (!last) return met;
    return unmet({
      start: last.start,
      end: last.end,
      message: say`Where "${destination}" is depends on the base image: no WORKDIR is set before.`,
    });
  },
  fixSafety: 'review',
  fix(instruction, _problem, { text }) {
    const start = lineStart(text, instruction.start);
    const head = `${text.slice(start, instruction.start)}${casedLike('WORKDIR', instruction.writtenKeyword)} /`;
    const eol = lineBreak(text);
    return {
      title: say`Set a WORKDIR`,
      safety: 'review',
      edits: [{ start, end: start, text: `${head}app${eol}`, snippet: `${head}\${1:app}${eol}` }],
    };
  },
  rationale:
    'A relative destination counts from the working directory. Where no WORKDIR is set, that is what the base image happens to say, usually `/`, and it moves when the base changes. Bases that are known to set one are not judged.',
  how: ['Set `WORKDIR /app` before the first COPY, or write the whole path of the destination.'],
  example: {
    language: 'dockerfile',
    bad: 'FROM node:24-slim\nCOPY server.js .\n',
    good: 'FROM node:24-slim\nWORKDIR /app\nCOPY server.js .\n',
  },
  hoverOn: ['COPY', 'ADD', 'WORKDIR'],
  equivalents: { hadolint: ['DL3045'] },
});
