import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { isNearly } from '../similar.ts';
import { copySource } from './copies.ts';

export const copyFromUnknownStage = defineRule({
  id: 'copy-from-unknown-stage',
  title: 'COPY from a stage that is not there',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/1/container-files',
  category: 'correctness',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    const source = copySource(instruction);
    if (!source) return notApplicable;
    const { name, start, end, copy } = source;
    // A tag, a digest or a registry says that an image is meant.
    if (source.stage || /[:@/]/.test(name)) return met;
    const { stages } = copy.dockerfile;
    const lower = name.toLowerCase();
    // Its own name is the matter of copy-from-own-stage.
    if (copy.stage?.name?.toLowerCase() === lower || name === String(copy.stage?.index)) return notApplicable;
    const later = stages.some((stage) => stage.name?.toLowerCase() === lower || String(stage.index) === name);
    // Any other name may be a context that the build is given.
    const isSlip = /^\d+$/.test(name) || stages.some((stage) => stage.name !== undefined && resembles(stage.name.toLowerCase(), lower));
    if (!later && !isSlip) return unknown;
    const why = later ? say`which comes only later in the file` : say`which no earlier stage is called`;
    return unmet({ start, end, message: say`COPY takes files from "${name}", ${why}.` });
  },
  fixSafety: null,
  rationale:
    'COPY can take files from stages above it only. A name that none of them has is looked for as a build context and then pulled as an image, the newest one of that name from the public registry: a typing error fetches a stranger’s files. Names with a tag, a digest or a registry are plainly images and not judged, and those that resemble no stage may be contexts that the build is given (`--build-context`).',
  how: [
    'Compare the name with the `AS` names above; upper and lower case do not matter.',
    'If an image is meant, write its tag: `COPY --from=busybox:1.37 …`.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM golang:1.25 AS build\nFROM alpine:3.22\nCOPY --from=builder /app /app\n',
    good: 'FROM golang:1.25 AS build\nFROM alpine:3.22\nCOPY --from=build /app /app\n',
  },
  hoverOn: ['COPY'],
  equivalents: { hadolint: ['DL3022'] },
});

/** `builder` for `build`, or one letter that is wrong. */
function resembles(stage: string, name: string): boolean {
  if (isNearly(stage, name)) return true;
  const [short, long] = stage.length < name.length ? [stage, name] : [name, stage];
  return short.length > 2 && long.startsWith(short);
}
