import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { imagesAre } from './surroundings.ts';
import type { Expected } from './surroundings.ts';

const expected: Expected = {
  actions: /^(?:sigstore\/|notaryproject\/|actions\/attest|slsa-framework\/slsa-github-generator|chainguard-images\/actions)/,
  commands:
    /\b(?:cosign\s+(?:sign|attest)|notation\s+sign|docker\s+trust\s+sign|skopeo\b[^\n]*--sign-by|gh\s+attestation|crane\s+sign)\b|--sign-by/,
  unsure: /goreleaser|\bjib\b/i,
};

export const artifactNotSigned = defineRule({
  id: 'artifact-not-signed',
  title: 'Image pushed without a signature',
  family: 'pipeline',
  practice: 'technology/application-release-and-operations/4/standard-artifacts',
  category: 'supply-chain',
  default: 'on',
  subject: 'pipeline',
  crossFile: true,
  severity: 'warning',
  check(pipeline, { workspace }) {
    return imagesAre(expected, pipeline, workspace, say`Images are built and pushed here, and no pipeline of the workspace signs them.`);
  },
  fixSafety: null,
  rationale:
    'A signature ties an image to the pipeline that built it, so that an admission policy can refuse all others. Without one, an image that somebody pushed over a stolen login looks like any other. Where scripts, build tools or pipelines elsewhere are called that cannot be read, nothing is said.',
  how: [
    'Give the job `id-token: write` and install cosign.',
    'Sign the digest that was pushed: `cosign sign --yes registry.example.com/shop@sha256:…`.',
    'Verify the signature at admission.',
  ],
  example: {
    language: 'yaml',
    bad: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n',
    good: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n      - run: cosign sign --yes registry.example.com/shop@$DIGEST\n',
  },
  hoverOn: ['jobs.steps.uses', 'jobs.steps.run'],
  equivalents: { scorecard: ['Signed-Releases'], checkov: ['CKV_GHA_5'] },
});
