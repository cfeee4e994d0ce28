import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { imagesAre } from './surroundings.ts';
import type { Expected } from './surroundings.ts';

const expected: Expected = {
  actions: /test|cypress|playwright|codecov|coveralls|sonar|chart-testing|bats/,
  commands:
    /\b(?:\w*tests?|pytest|tox|nox|rspec|jest|vitest|mocha|phpunit|ctest|verify|bats|check|spec|coverage|e2e|cypress|playwright|junit|gradlew?\s+build|mvn\w*\s+(?:package|install|deploy))\b/i,
};

export const testsMissing = defineRule({
  id: 'tests-missing',
  title: 'Image pushed without tests',
  family: 'pipeline',
  practice: 'process/software-integration-and-release/2/green-main',
  category: 'reliability',
  default: 'on',
  subject: 'pipeline',
  crossFile: true,
  severity: 'warning',
  check(pipeline, { workspace }) {
    return imagesAre(expected, pipeline, workspace, say`Images are built and pushed here, and no pipeline of the workspace runs a test.`);
  },
  fixSafety: null,
  rationale:
    'What is pushed is meant to run. If no pipeline tests it, users find out first whether a change works. Any step that tests counts, in any pipeline system; where scripts, build tools or pipelines elsewhere are called that cannot be read, nothing is said.',
  how: ['Run the unit tests in a job on `pull_request`.', 'Let the job that pushes the image need the one that tests.'],
  example: {
    language: 'yaml',
    bad: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker push registry.example.com/shop:1.4\n',
    good: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: go test ./...\n      - run: docker push registry.example.com/shop:1.4\n',
  },
  hoverOn: ['jobs.steps.run', 'on'],
  equivalents: { scorecard: ['CI-Tests'] },
});
