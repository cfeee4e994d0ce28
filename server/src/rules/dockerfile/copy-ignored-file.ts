import { say } from '../../texts/texts.ts';
import { parentOf } from '../../workspace/paths.ts';
import type { WorkspaceView } from '../../workspace/view.ts';
import { defineRule, met, notApplicable, unknown, unmet, type Problem } from '../rule.ts';
import { isIgnored } from './ignore-patterns.ts';
import { flagOf, ownOf, sourcesOf } from './parts.ts';

export const copyIgnoredFile = defineRule({
  id: 'copy-ignored-file',
  title: 'COPY of a file that .dockerignore leaves out',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/1/container-files',
  category: 'correctness',
  default: 'on',
  subject: 'instruction',
  crossFile: true,
  severity: 'error',
  check(instruction, { uri, workspace }) {
    const own = ownOf(instruction);
    if ((own.keyword !== 'COPY' && own.keyword !== 'ADD') || flagOf(own, 'from')) return notApplicable;
    const { sources } = sourcesOf(own);
    const ignoreFile = ignoreFileOf(uri, workspace);
    if (ignoreFile === undefined || sources.length === 0) return notApplicable;
    const judged = sources.map((source, index) => {
      const path = pathInContext(source);
      const ignored = path === undefined ? undefined : isIgnored(path, ignoreFile);
      return { source, ignored, place: own.json ? own.argumentSpan : own.words[index] };
    });
    const [first, ...rest] = judged.flatMap(({ source, ignored, place }): readonly Problem[] =>
      ignored === true && place
        ? [{ start: place.start, end: place.end, message: say`The source "${source}" is left out of the build by .dockerignore.` }]
        : [],
    );
    if (first) return unmet(first, ...rest);
    return judged.some(({ ignored }) => ignored === undefined) ? unknown : met;
  },
  fixSafety: null,
  rationale:
    'What `.dockerignore` leaves out never reaches the builder, so COPY does not find it and the build stops. Read is the file beside the Dockerfile, or the one named after it; where the build starts from another folder there is none there. Sources with wildcards or variables are not judged.',
  how: [
    'Take the pattern out of `.dockerignore`, or add an exception below it: `!dist/app.js`.',
    'Copy another file, or build it in a stage.',
  ],
  example: {
    around: { '.dockerignore': 'dist\n' },
    language: 'dockerfile',
    bad: 'FROM node:24-slim\nCOPY dist /app/\n',
    good: 'FROM node:24-slim\nCOPY src /app/\n',
  },
  hoverOn: ['COPY', 'ADD'],
  equivalents: { buildkit: ['CopyIgnoredFile'] },
});

/** The text of the ignore file that the builder reads with a context in the Dockerfile's folder. */
function ignoreFileOf(uri: string, workspace: WorkspaceView): string | undefined {
  return (workspace.file(`${uri}.dockerignore`) ?? workspace.file(`${parentOf(uri)}/.dockerignore`))?.text;
}

/** A source as a path below the context; undefined where wildcards or variables leave it open, or where it is no file of the context. */
function pathInContext(source: string): string | undefined {
  if (/[$*?[\]\\]|^<<|:\/\/|^git@/.test(source)) return undefined;
  const clean = source.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
  return clean === '' || clean === '.' || clean.startsWith('..') ? undefined : clean;
}
