import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { imagesAre } from './surroundings.ts';
import type { Expected } from './surroundings.ts';

const expected: Expected = {
  actions:
    /^(?:aquasecurity\/|anchore\/scan-action|docker\/scout-action|snyk\/|azure\/container-scan|sysdiglabs\/|crowdstrike\/|wizcloud|wiz-sec|paloaltonetworks\/|jfrog\/|google\/osv-scanner|lacework\/|bridgecrewio\/|github\/codeql-action\/upload-sarif)/,
  commands:
    /\b(?:trivy|grype|clair\S*|snyk\s+container|docker\s+scout|docker\s+scan|osv-scanner|twistcli|dockle|wizcli|sysdig\S*|jf\s+docker\s+scan|neuvector\S*|anchore\S*|Container-Scanning)\b/i,
};

export const imageScanMissing = defineRule({
  id: 'image-scan-missing',
  title: 'Image pushed without a scan',
  family: 'pipeline',
  practice: 'process/security/2/image-scanning',
  category: 'security',
  default: 'on',
  subject: 'pipeline',
  crossFile: true,
  severity: 'warning',
  check(pipeline, { workspace }) {
    return imagesAre(
      expected,
      pipeline,
      workspace,
      say`Images are built and pushed here, and no pipeline of the workspace scans them for known flaws.`,
    );
  },
  fixSafety: null,
  rationale:
    'Base images and packages gather known flaws with time, and the build is where they are found while somebody is looking. Where scripts, build tools or pipelines elsewhere are called that cannot be read, nothing is said; a registry that scans by itself is not visible in files, so accept the finding there.',
  how: [
    'Run a scanner on the built image, such as `trivy image` or `grype`, and fail on what you have agreed to fix.',
    'Scan again on a schedule: flaws become known after the build.',
  ],
  example: {
    language: 'yaml',
    bad: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n',
    good: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n      - run: trivy image --exit-code 1 registry.example.com/shop:1.4\n',
  },
  hoverOn: ['jobs.steps.uses', 'jobs.steps.run'],
  equivalents: {},
});
