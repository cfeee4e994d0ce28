import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { imagesAre } from './surroundings.ts';
import type { Expected } from './surroundings.ts';
import type { Pipeline } from '../../facts/pipeline/types.ts';
import { inputOf } from './parts.ts';

const expected: Expected = {
  actions: /^(?:actions\/attest(?:-build-provenance)?(?:@|$)|slsa-framework\/slsa-github-generator)/,
  commands:
    /\bcosign\s+attest\b|--provenance(?![= ]false)|--attest[ =]?\S*provenance|\bgh\s+attestation\b|BUILDX_(?:NO_)?DEFAULT_ATTESTATIONS/,
  also: ({ steps }: Pipeline) =>
    steps.some((step) => {
      const version = /^v([123])(?:\.|$)/.exec(step.use?.ref?.text ?? '');
      return step.action === 'docker/build-push-action' && version === null && inputOf(step, 'provenance') !== 'false';
    }),
  unsure: /goreleaser|\bjib\b|\bko\b/i,
};

export const provenanceMissing = defineRule({
  id: 'provenance-missing',
  title: 'Image pushed without provenance',
  family: 'pipeline',
  practice: 'technology/security-and-policy/3/slsa-build-1',
  category: 'supply-chain',
  default: 'on',
  subject: 'pipeline',
  crossFile: true,
  severity: 'warning',
  check(pipeline, { workspace }) {
    return imagesAre(
      expected,
      pipeline,
      workspace,
      say`Images are built and pushed here, and no pipeline of the workspace records how they came about.`,
    );
  },
  fixSafety: null,
  rationale:
    'Provenance says from which commit, by which pipeline and with which inputs an image was built. SLSA Build Level 1 asks that it exists; without it, nobody can check that what runs comes from the reviewed sources. `docker/build-push-action` adds it by itself from version 4 on, unless told not to. Where scripts, build tools or pipelines elsewhere are called that cannot be read, nothing is said.',
  how: [
    'Drop `provenance: false`, or build with `docker buildx build --provenance=mode=max --push`.',
    'On GitHub, add `actions/attest-build-provenance` with the digest that was pushed.',
  ],
  example: {
    language: 'yaml',
    bad: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker push registry.example.com/shop:1.4\n',
    good: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker buildx build --provenance=mode=max --push -t registry.example.com/shop:1.4 .\n',
  },
  hoverOn: ['jobs.steps.uses', 'jobs.steps.run'],
  equivalents: { scorecard: ['Signed-Releases'] },
});
