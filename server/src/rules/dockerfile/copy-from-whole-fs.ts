import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import { copySource } from './copies.ts';
import { sourcesOf } from './parts.ts';

export const copyFromWholeFs = defineRule({
  id: 'copy-from-whole-fs',
  title: 'Whole file system of a stage copied',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/2/container-hygiene',
  category: 'efficiency',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    const source = copySource(instruction);
    if (!source) return notApplicable;
    const { copy } = source;
    const { sources } = sourcesOf(copy);
    // On an empty base it is how layers are made one; a stage made from scratch holds only what was put there.
    if (copy.stage?.image === 'scratch' || source.stage?.image === 'scratch') return notApplicable;
    const index = sources.findIndex((path) => /^\/+\*?$/.test(path));
    if (index < 0) return met;
    const place = copy.json ? copy.argumentSpan : copy.words[index];
    if (!place) return met;
    return unmet({ start: place.start, end: place.end, message: say`COPY takes the whole file system of "${source.name}".` });
  },
  fixSafety: null,
  rationale:
    'Stages exist to leave behind what the result does not need. Copying `/` brings all of it along, packages, caches and credentials of the build included, and overwrites the base. Copies onto `scratch`, which make one layer of many, and from stages that start at `scratch` are not judged.',
  how: ['Copy the built artifacts only, path by path: `COPY --from=build /out/app /usr/local/bin/app`.'],
  example: {
    language: 'dockerfile',
    bad: 'FROM golang:1.25 AS build\nFROM alpine:3.22\nCOPY --from=build / /\n',
    good: 'FROM golang:1.25 AS build\nFROM alpine:3.22\nCOPY --from=build /out/app /usr/local/bin/app\n',
  },
  hoverOn: ['COPY'],
  equivalents: { hadolint: ['DL3067'] },
});
