import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { imagesAre } from './surroundings.ts';
import type { Expected } from './surroundings.ts';

const expected: Expected = {
  actions:
    /^(?:github\/codeql-action|semgrep\/|returntocorp\/|sonarsource\/|securego\/|pycqa\/bandit|snyk\/|checkmarx\/|veracode\/|microsoft\/(?:devskim|security-devops)|shiftleft|horusec|synopsys|fortify\/|bearer\/|super-linter\/|github\/super-linter|oxsecurity\/)/,
  commands:
    /\b(?:codeql|semgrep|opengrep|sonar-scanner|sonar:sonar|gosec|bandit|brakeman|snyk\s+code|njsscan|spotbugs|phpcs-security|horusec|bearer\s+scan|devskim|flawfinder|SAST)\b/,
};

export const sastMissing = defineRule({
  id: 'sast-missing',
  title: 'Code not searched for flaws',
  family: 'pipeline',
  practice: 'process/security/2/security-in-runtime',
  category: 'security',
  default: 'optional',
  subject: 'pipeline',
  crossFile: true,
  severity: 'warning',
  check(pipeline, { workspace }) {
    return imagesAre(
      expected,
      pipeline,
      workspace,
      say`Images are built and pushed here, and no pipeline of the workspace searches the code for flaws.`,
    );
  },
  fixSafety: null,
  rationale:
    'Static analysis finds injections, weak cryptography and unchecked input in the code that goes into the image. The rule is optional, as GitHub can run CodeQL by a setting that no file shows. Where scripts, build tools or pipelines elsewhere are called that cannot be read, nothing is said.',
  how: [
    'Add a workflow with `github/codeql-action`, or run `semgrep` or the analyser of the language in the pipeline.',
    'Let it report on each pull request.',
  ],
  example: {
    language: 'yaml',
    bad: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker push registry.example.com/shop:1.4\n',
    good: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: semgrep ci\n      - run: docker push registry.example.com/shop:1.4\n',
  },
  hoverOn: ['jobs.steps.uses', 'jobs.steps.run'],
  equivalents: { scorecard: ['SAST'] },
});
