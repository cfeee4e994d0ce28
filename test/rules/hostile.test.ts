import assert from 'node:assert/strict';
import { projectOf, root } from '../features/project.ts';

const size = 12_000;

/** Files as nobody writes them, but for those who want to keep others waiting. */
const files: readonly (readonly [name: string, path: string, text: (piece: string) => string, pieces: readonly string[]])[] = [
  [
    'an expression of a workflow',
    '.github/workflows/a.yaml',
    (piece) =>
      `on: pull_request_target\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: "echo \${{ ${piece} }} >> $GITHUB_ENV"\n      - uses: actions/checkout@v4\n        with: { ref: "\${{ ${piece} }}" }\n`,
    ['.', "'", '*', 'a-', '0.', 'a:'],
  ],
  [
    'a script of a workflow',
    '.github/workflows/a.yaml',
    (piece) =>
      `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: |\n          docker build .\n${piece
        .split('\n')
        .map((line) => `          ${line}`)
        .join('\n')}\n          docker push x\n`,
    ['\n', '#\n', '<<A\n', '.', 'a&&'],
  ],
  ['a Makefile', 'Makefile', (piece) => `a${piece}b\n\tls\n`, [' ', '\\\n']],
  [
    'a Dockerfile',
    'Dockerfile',
    (piece) => `FROM alpine:3.1\nLABEL maintainer="${piece}"\nRUN set -${piece}1 && curl ${piece} # hadolint ignore=${piece}\n`,
    ['a', 'e', '.', ':', ' '],
  ],
  [
    'a container',
    'a.yaml',
    (piece) =>
      `apiVersion: v1\nkind: Pod\nmetadata:\n  name: a # cnmaturity-ignore: ${piece}\nspec:\n  containers:\n    - name: "${piece}"\n      resources: { limits: { cpu: "${piece}m?" } }\n      env: [{ name: "${piece}", value: x }]\n`,
    ['0', '.', ':', ' ', '/'],
  ],
];

describe('texts that are made to draw out the time', () => {
  for (const [name, path, textOf, pieces] of files) {
    it(`cannot do so as ${name}`, async () => {
      const { session } = await projectOf({ 'b.yaml': 'kind: x\n' });
      for (const piece of pieces) {
        const text = textOf(piece.repeat(size / piece.length));
        const started = performance.now();
        session.acceptFromDisk(`${root}/${path}`, path === 'Dockerfile' ? 'dockerfile' : 'yaml', text);
        session.engine.findingsOf(`${root}/${path}`);
        assert.ok(performance.now() - started < 4000, JSON.stringify(piece));
      }
    }).timeout(60_000);
  }

  it('cannot do so as what stands between a key and its value in a kustomization', async () => {
    for (const gap of [' '.repeat(40), ' #'.repeat(40), '\n'.repeat(40) + ' ']) {
      const { session } = await projectOf({
        'kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]\nnamePrefix: x-\n',
        'a.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:${gap}\n  &x\n  a: b\n`,
      });
      session.complete();
      const started = performance.now();
      session.engine.findingsOf(`${root}/a.yaml`);
      assert.ok(performance.now() - started < 4000, JSON.stringify(gap));
    }
  }).timeout(60_000);
});
