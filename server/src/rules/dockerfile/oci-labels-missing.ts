import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import { addLabels } from './label-edit.ts';
import { labelsOf } from './labels.ts';
import { imageStages, startCommand } from './stages.ts';
import type { Dockerfile } from '../../facts/dockerfile/types.ts';

const wanted = ['source', 'revision', 'licenses'].map((name) => `org.opencontainers.image.${name}`);

export const ociLabelsMissing = defineRule({
  id: 'oci-labels-missing',
  title: 'No labels on source, revision and licence',
  family: 'dockerfile',
  practice: 'technology/application-release-and-operations/3/origin-controlled',
  category: 'supply-chain',
  default: 'optional',
  subject: 'dockerfile',
  crossFile: false,
  severity: 'warning',
  check(dockerfile) {
    const stages = imageStages(dockerfile);
    const [final] = stages;
    const { entrypoint, cmd } = startCommand(stages);
    // A file that only hands out files, as `--output` takes them, makes no image.
    if (!final?.base || (final.image === 'scratch' && !entrypoint && !cmd)) return notApplicable;
    const missing = missingIn(dockerfile);
    if (missing.length === 0) return met;
    return unmet({
      start: final.base.start,
      end: final.base.end,
      message: say`The image has no label ${missing.map((key) => `"${key}"`).join(', ')}.`,
    });
  },
  fixSafety: 'review',
  fix(dockerfile, _problem, { text }) {
    const [final] = imageStages(dockerfile);
    return final && { title: say`Add the labels`, safety: 'review', edits: [addLabels(final, missingIn(dockerfile), text)] };
  },
  rationale:
    'The labels of the Open Container Initiative tie an image to the repository and commit that it was built from and to its licence. Update bots and registries read them. Pipelines often add them at build time, which no file shows, so the rule is optional.',
  how: [
    'Add `org.opencontainers.image.source`, `.revision` and `.licenses`, the revision from a build argument.',
    'Or let the pipeline add them: `docker/metadata-action`.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM alpine:3.22\nCMD ["/app"]\n',
    good: 'FROM alpine:3.22\nARG REVISION\nLABEL org.opencontainers.image.source="https://github.com/example/app" \\\n      org.opencontainers.image.revision=$REVISION \\\n      org.opencontainers.image.licenses="MIT"\nCMD ["/app"]\n',
  },
  hoverOn: ['LABEL', 'FROM'],
  equivalents: {},
});

function missingIn(dockerfile: Dockerfile): readonly string[] {
  const labels = imageStages(dockerfile).flatMap(({ instructions }) => instructions.flatMap(labelsOf));
  // The older schema says the same.
  const old: Readonly<Record<string, string>> = { source: 'vcs-url', revision: 'vcs-ref' };
  return wanted.filter(
    (key) =>
      !labels.some((label) => label.key === key || label.key === `org.label-schema.${old[key.slice(key.lastIndexOf('.') + 1)] ?? '-'}`),
  );
}
