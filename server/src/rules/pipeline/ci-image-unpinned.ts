import { parseImage } from '../../facts/image.ts';
import type { Pipeline } from '../../facts/pipeline/types.ts';
import { child, itemsOf, textOf } from '../../syntax/tree.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable, unknown } from '../rule.ts';
import { outcomeOf, problemAt } from './parts.ts';

/** Made for a build service that keeps them current, and used without a tag in its own documentation. */
const builders = /^gcr\.io\/(?:cloud-builders|google\.com\/cloudsdktool)\//;

export const ciImageUnpinned = defineRule({
  id: 'ci-image-unpinned',
  title: 'Job image without a fixed version',
  family: 'pipeline',
  practice: 'technology/testing-and-issue-detection/1/consistent-builds',
  category: 'supply-chain',
  default: 'on',
  subject: 'pipeline',
  crossFile: false,
  severity: 'warning',
  check(pipeline) {
    const images = imagesOf(pipeline);
    if (images.length === 0) return notApplicable;
    const seen = { unsure: false };
    const problems = images.flatMap(({ node, text }) => {
      const image = parseImage(text);
      if (!image) {
        seen.unsure ||= text !== '';
        return [];
      }
      const { tag, digest, repository } = image;
      if (digest !== undefined || (tag !== undefined && tag !== 'latest') || builders.test(repository)) return [];
      if (buildsItself(pipeline, text)) return [];
      return [
        problemAt(
          node,
          tag === undefined
            ? say`Image "${repository}" names no version, so each run may get another one.`
            : say`Image "${text}" is whatever was pushed last, so each run may get another one.`,
        ),
      ];
    });
    return outcomeOf(problems, seen.unsure ? unknown : undefined);
  },
  fixSafety: null,
  rationale:
    'Jobs run inside these images. Without a version, or with `latest`, a run tomorrow may use another compiler or tool than today, so a build that worked breaks with no commit in between, and an old one cannot be repeated. Builders of Google Cloud Build are left out: they are made to be used so.',
  how: [
    'Name the version that the job was written for: `image: node:22.11`.',
    'Add the digest, `@sha256:…`, where the build must be repeatable to the byte, and let a dependency updater raise it.',
  ],
  example: {
    language: 'yaml',
    bad: 'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    container: node:latest\n    steps:\n      - run: npm test\n',
    good: 'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    container: node:22.11\n    steps:\n      - run: npm test\n',
  },
  hoverOn: ['jobs.container', 'jobs.container.image', 'image'],
  equivalents: {
    zizmor: ['unpinned-images'],
    checkov: ['CKV_CIRCLECIPIPELINES_1', 'CKV_CIRCLECIPIPELINES_2', 'CKV_AZUREPIPELINES_1', 'CKV_AZUREPIPELINES_2'],
    scorecard: ['Pinned-Dependencies'],
  },
});

function imagesOf({ images, uses }: Pipeline): readonly { readonly node: ScalarNode; readonly text: string }[] {
  const own = images.map(({ node }) => ({ node, text: node.text.replace(/^docker:\/\//, '') }));
  return [...own, ...uses.flatMap(({ kind, node, text }) => (kind === 'docker' ? [{ node, text: text.slice('docker://'.length) }] : []))];
}

/** Whether a step of the same pipeline makes the image: Cloud Build keeps it for the steps behind. */
function buildsItself({ system, node }: Pipeline, image: string): boolean {
  if (system !== 'cloudbuild') return false;
  return itemsOf(child(node, 'steps')).items.some((step) => {
    const words = itemsOf(child(step, 'args')).items.map((word) => textOf(word));
    return words.some((word, i) => word === image && /^(?:-t|--tag)$/.test(words[i - 1] ?? ''));
  });
}
