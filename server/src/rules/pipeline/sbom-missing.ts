import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { imagesAre } from './surroundings.ts';
import type { Expected } from './surroundings.ts';
import type { Pipeline } from '../../facts/pipeline/types.ts';
import { inputOf } from './parts.ts';

const expected: Expected = {
  actions:
    /^(?:anchore\/sbom-action|cyclonedx\/|actions\/attest-sbom|advanced-security\/(?:sbom|component)|microsoft\/sbom|kubernetes-sigs\/release-actions)/,
  commands:
    /\b(?:syft|cyclonedx\S*|cdxgen|bom\s+generate|sbom-tool|docker\s+(?:scout\s+)?sbom|ko\s+(?:build|publish))\b|\s--sbom\b|--format[ =](?:spdx|cyclonedx)/i,
  also: ({ steps }: Pipeline) =>
    steps.some((step) => (inputOf(step, 'sbom') ?? 'false') !== 'false' || /sbom|spdx|cyclonedx/i.test(inputOf(step, 'format') ?? '')),
  unsure: /goreleaser|\bjib\b/i,
};

export const sbomMissing = defineRule({
  id: 'sbom-missing',
  title: 'Image pushed without an SBOM',
  family: 'pipeline',
  practice: 'technology/security-and-policy/3/vulnerabilities-and-sbom',
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
      say`Images are built and pushed here, and no pipeline of the workspace records what is in them.`,
    );
  },
  fixSafety: null,
  rationale:
    'A bill of materials (SBOM) lists the packages in an image. When the next flaw in a library becomes known, it answers within minutes which images hold it; without it, each has to be taken apart. Where scripts, build tools or pipelines elsewhere are called that cannot be read, nothing is said.',
  how: ['Set `sbom: true` in `docker/build-push-action`, or run `syft` on the image.', 'Keep the list with the image, as an attestation.'],
  example: {
    language: 'yaml',
    bad: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n',
    good: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          sbom: true\n',
  },
  hoverOn: ['jobs.steps.uses', 'jobs.steps.run'],
  equivalents: { scorecard: ['SBOM'], checkov: ['CKV_GHA_6'] },
});
