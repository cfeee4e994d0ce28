import assert from 'node:assert/strict';
import { readWorkflow } from '../../../server/src/facts/pipeline/read.ts';
import { readsOnly } from '../../../server/src/rules/pipeline/token-use.ts';
import { resolve } from '../../../server/src/syntax/tree.ts';
import { parseDocument } from '../../../server/src/syntax/yaml/parse.ts';

function judge(text: string): boolean {
  const { root } = parseDocument(text);
  const node = root && resolve(root);
  assert.ok(node?.kind === 'map');
  const reading = readWorkflow(node, 'file:///ci.yaml', text);
  assert.ok(reading);
  return readsOnly(reading.workflow);
}

const withSteps = (...steps: readonly string[]): string =>
  `on: push\njobs:\n  a:\n    steps:\n${steps.map((step) => `      - ${step}\n`).join('')}`;

describe('a token that only reads', () => {
  for (const [name, text] of [
    ['plain commands', withSteps('run: make test', 'run: npm ci && npm test')],
    ['well-known set-up', withSteps('uses: actions/checkout@v4', 'uses: Actions/Setup-Node@v4\n        with:\n          node-version: 22')],
    ['a job with its own permissions', `${withSteps('run: make')}  b:\n    permissions: write-all\n    steps:\n      - run: git push\n`],
  ] as const) {
    it(`is enough for ${name}`, () => {
      assert.equal(judge(text), true);
    });
  }

  for (const [name, text] of [
    ['git push', withSteps('run: |\n          git add .\n          git push')],
    ['the gh command', withSteps('run: gh pr create')],
    ['a release script', withSteps('run: ./scripts/release.sh')],
    ['an action that is not known', withSteps('uses: shop/tool@v1')],
    ['github-script', withSteps('uses: actions/github-script@v7')],
    ['a local action', withSteps('uses: ./tool')],
    ['a token in the environment', withSteps('run: ./x\n        env:\n          T: ${{ secrets.GITHUB_TOKEN }}')],
    ['the token of the context', withSteps('uses: actions/checkout@v4\n        with:\n          token: ${{ github.token }}')],
    ['a token for all jobs', `env:\n  GITHUB_TOKEN: x\n${withSteps('run: make')}`],
    ['a called workflow', 'on: push\njobs:\n  a:\n    uses: ./.github/workflows/x.yml\n'],
    ['a templated action', withSteps('uses: ${{ x }}')],
    ['a step that does nothing known', withSteps('name: x')],
  ] as const) {
    it(`may not be enough for ${name}`, () => {
      assert.equal(judge(text), false);
    });
  }
});
