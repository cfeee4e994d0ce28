import { placeIn } from '../../facts/pipeline/script.ts';
import type { Pipeline } from '../../facts/pipeline/types.ts';
import { entryOf } from '../../syntax/tree.ts';
import type { Span } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { environmentsOf, inputOf } from '../pipeline/parts.ts';
import { anywhere } from '../pipeline/surroundings.ts';
import type { Expected } from '../pipeline/surroundings.ts';
import { defineRule, notApplicable, unknown } from '../rule.ts';

const publishes = /\bhelm\s+(?:push|cm-push|s3\s+push|gcs\s+push)\b(?![^\n;&|]*localhost)|\bcr\s+upload\b/;
const publishingAction = /^(?:helm\/chart-releaser-action|stefanprodan\/helm-gh-pages|appany\/helm-oci-chart-releaser)$/;

const signing: Expected = {
  actions: /^(?:sigstore\/cosign|actions\/attest|slsa-framework\/slsa-github-generator|chainguard-images\/actions)/,
  commands:
    /\bhelm\s+(?:package\b[^\n;&|]*\s--sign\b|sigstore\b|gpg\s+sign\b)|\bcr\s+package\b[^\n;&|]*\s--sign\b|\b(?:cosign\s+(?:sign|attest)|notation\s+sign|gh\s+attestation|oras\s+attach)\b|\bCR_SIGN\b/,
  also: (pipeline) => environmentsOf(pipeline).some(({ map }) => entryOf(map, 'CR_SIGN') !== undefined),
};

export const chartNotSigned = defineRule({
  id: 'chart-not-signed',
  title: 'Chart published without a signature',
  family: 'helm',
  practice: 'technology/application-release-and-operations/4/standard-artifacts',
  category: 'supply-chain',
  default: 'optional',
  subject: 'pipeline',
  crossFile: true,
  severity: 'warning',
  check(pipeline, { workspace }) {
    const place = placeOfPublishing(pipeline);
    if (!place) return notApplicable;
    // The releaser takes settings, and whether it signs, from a file of any name.
    if (pipeline.steps.some((step) => step.action === 'helm/chart-releaser-action' && inputOf(step, 'config') !== undefined))
      return unknown;
    const message = say`A chart is published here, and nothing signs it.`;
    const here = anywhere(signing, [pipeline], place, message);
    if (here.state !== 'unmet') return here;
    // What signs elsewhere may sign images only, or this chart as well.
    const all = workspace.pipelines().map(({ subject }) => subject);
    return anywhere(signing, all, place, message).state === 'unmet' ? here : unknown;
  },
  fixSafety: null,
  rationale:
    'Whoever installs a chart runs what its templates say, often with the rights of an administrator. A provenance file of Helm or a signature of cosign ties the package to the pipeline that built it, so that `helm install --verify` or an admission policy can refuse all others. Where scripts or pipelines elsewhere are called that cannot be read, nothing is said.',
  how: [
    'In an OCI registry, sign the digest that `helm push` prints: `cosign sign --yes registry.example.com/charts/shop@sha256:…`.',
    'In a chart repository, package with provenance: `helm package --sign --key …`, and publish the `.prov` file beside the chart.',
    'Tell users how to verify it: `helm install --verify`, or `cosign verify`.',
  ],
  example: {
    language: 'yaml',
    file: '.github/workflows/release.yaml',
    bad: 'on: push\njobs:\n  chart:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: |\n          helm package charts/shop\n          helm push shop-1.4.2.tgz oci://registry.example.com/charts\n',
    good: 'on: push\njobs:\n  chart:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: |\n          helm package charts/shop\n          helm push shop-1.4.2.tgz oci://registry.example.com/charts\n          cosign sign --yes registry.example.com/charts/shop@$DIGEST\n',
  },
  hoverOn: ['jobs.steps.uses', 'jobs.steps.run'],
  equivalents: {},
});

function placeOfPublishing({ steps, scripts }: Pipeline): Span | undefined {
  for (const { action, use } of steps) if (use && action !== undefined && publishingAction.test(action)) return use.node;
  for (const script of scripts) {
    const found = publishes.exec(script.code);
    if (found) return placeIn(script, found.index, found.index + found[0].length);
  }
  return undefined;
}
