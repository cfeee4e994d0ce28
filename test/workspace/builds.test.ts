import assert from 'node:assert/strict';
import { readFile } from '../../server/src/facts/read.ts';
import type { FileFacts } from '../../server/src/facts/types.ts';
import { allRules } from '../../server/src/rules/index.ts';
import { buildsIn } from '../../server/src/workspace/builds.ts';
import { workspaceOf } from '../support/workspace.ts';

const pod = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      image: registry.example.com/web:1
      securityContext: { runAsNonRoot: true }
`;
const compose = 'services:\n  web:\n    image: registry.example.com/web\n    build: { context: .., dockerfile: docker/web.Dockerfile }\n';

describe('Images that are built here', () => {
  it('are judged again when the Dockerfile or what names it changes', async () => {
    const rules = allRules.filter(({ id }) => id === 'image-user-refused');
    const files = { 'pod.yaml': pod, 'dev/compose.yaml': compose, 'docker/web.Dockerfile': 'FROM alpine:3.22\nUSER app\n' };
    const { workspace, engine } = await workspaceOf(files, rules);
    const count = (): number => engine.findingsOf('file:///workspace/pod.yaml').length;
    const put = (path: string, format: 'dockerfile' | 'yaml', text: string): void => {
      workspace.update(readFile({ uri: `file:///workspace/${path}`, format, text, hcl: undefined }));
    };
    assert.equal(count(), 1);
    put('docker/web.Dockerfile', 'dockerfile', 'FROM alpine:3.22\nUSER 1000\n');
    assert.equal(count(), 0);
    put('docker/web.Dockerfile', 'dockerfile', 'FROM alpine:3.22\nUSER root\n');
    assert.equal(count(), 1);
    put('dev/compose.yaml', 'yaml', compose.replace('example.com/web', 'example.com/other'));
    assert.equal(count(), 0);
    put('dev/compose.yaml', 'yaml', compose);
    assert.equal(count(), 1);
    workspace.remove('file:///workspace/docker/web.Dockerfile');
    assert.equal(count(), 0);
  });
});

/** What the file at `path` says of images, where the workspace holds these Dockerfiles too. */
function buildsFrom(path: string, text: string, dockerfiles: readonly string[]): Readonly<Record<string, string>> {
  const root = 'file:///workspace';
  const read = (name: string, format: 'dockerfile' | 'yaml', content: string): readonly [string, FileFacts] => [
    `${root}/${name}`,
    readFile({ uri: `${root}/${name}`, format, text: content, hcl: undefined }),
  ];
  const files = new Map([
    read(path, 'yaml', text),
    ...dockerfiles.map((name) => read(name, 'dockerfile', 'FROM alpine:3.22 AS build\nFROM alpine:3.22 AS image\n')),
  ]);
  return Object.fromEntries([...buildsIn(files)].map(([image, { uri }]) => [image, uri.slice(root.length + 1)]));
}

interface Case {
  readonly name: string;
  readonly text: string;
  readonly dockerfiles?: readonly string[];
  readonly builds: Readonly<Record<string, string>>;
}

const indented = (text: string, by: number): string => text.replace(/^(?=.)/gm, ' '.repeat(by));
const workflow = (steps: string, job = ''): string =>
  `on: push\nenv:\n  REGISTRY: ghcr.io\n  NAME: \${{ github.repository }}\njobs:\n  image:\n    runs-on: ubuntu-24.04\n${job}    steps:\n${indented(steps, 6)}`;
const push = (inputs: string): string => `- uses: docker/build-push-action@v6\n  with:\n${indented(inputs, 4)}`;
const run = (script: string): string => `- run: |\n${indented(script, 4)}`;

const github: readonly Case[] = [
  { name: 'the action, with its defaults', text: push('tags: ghcr.io/acme/web:1\n'), builds: { 'ghcr.io/acme/web': 'Dockerfile' } },
  {
    name: 'a context with a tag that is made up',
    text: push('context: ./web\ntags: |\n  ghcr.io/acme/web:${{ github.sha }}\n  ghcr.io/acme/web:latest\n'),
    dockerfiles: ['Dockerfile', 'web/Dockerfile'],
    builds: { 'ghcr.io/acme/web': 'web/Dockerfile' },
  },
  {
    name: 'a file, which does not count from the context',
    text: push('context: web\nfile: docker/web.Dockerfile\ntags: docker.io/acme/web:1\n'),
    dockerfiles: ['Dockerfile', 'docker/web.Dockerfile', 'web/docker/web.Dockerfile'],
    builds: { 'acme/web': 'docker/web.Dockerfile' },
  },
  { name: 'values of the environment', text: push('tags: ${{ env.REGISTRY }}/acme/web:1\n'), builds: { 'ghcr.io/acme/web': 'Dockerfile' } },
  { name: 'an image of which a part is not known', text: push('tags: ${{ env.REGISTRY }}/${{ env.NAME }}:1\n'), builds: {} },
  { name: 'a file that is not known', text: push('file: ${{ matrix.file }}\ntags: ghcr.io/acme/web:1\n'), builds: {} },
  {
    name: 'a file that is known once and once not',
    text: `${push('file: ${{ matrix.file }}\ntags: ghcr.io/acme/web:1\n')}${push('tags: ghcr.io/acme/web:1\n')}`,
    builds: {},
  },
  { name: 'the last stage', text: push('target: IMAGE\ntags: ghcr.io/acme/web:1\n'), builds: { 'ghcr.io/acme/web': 'Dockerfile' } },
  { name: 'another stage', text: push('target: build\ntags: ghcr.io/acme/web:1\n'), builds: {} },
  {
    name: 'the context of another repository',
    text: push('context: https://git.example.com/web.git\ntags: ghcr.io/acme/web:1\n'),
    builds: {},
  },
  { name: 'a context that is not plain', text: push('context: "{{defaultContext}}:web"\ntags: ghcr.io/acme/web:1\n'), builds: {} },
  {
    name: 'tags of a step before',
    text: `- uses: docker/metadata-action@v5\n  id: meta\n  with:\n    images: |\n      ghcr.io/acme/web\n      name=acme/web,enable=true\n${push('tags: ${{ steps.meta.outputs.tags }}\n')}`,
    builds: { 'ghcr.io/acme/web': 'Dockerfile', 'acme/web': 'Dockerfile' },
  },
  { name: 'tags of a step that nobody knows', text: push('tags: ${{ steps.meta.outputs.tags }}\n'), builds: {} },
  {
    name: 'a repository that is checked out elsewhere',
    text: `- uses: actions/checkout@v5\n  with: { path: source }\n${push('tags: ghcr.io/acme/web:1\n')}`,
    builds: {},
  },
  {
    name: 'buildah',
    text: '- uses: redhat-actions/buildah-build@v2\n  with: { image: web, context: ./web }\n',
    dockerfiles: ['Dockerfile', 'web/Dockerfile', 'web/Containerfile'],
    builds: { web: 'web/Containerfile' },
  },
  { name: 'a command', text: run('docker build -t ghcr.io/acme/web:$GITHUB_SHA .\n'), builds: { 'ghcr.io/acme/web': 'Dockerfile' } },
  {
    name: 'a command with all that it takes',
    text: run(
      'docker buildx build --push --platform=linux/amd64 --build-arg A=b \\\n  --tag "$REGISTRY/acme/web:1" -f "${{ github.workspace }}/docker/web.Dockerfile" $PWD/web\n',
    ),
    dockerfiles: ['Dockerfile', 'web/Dockerfile', 'docker/web.Dockerfile'],
    builds: { 'ghcr.io/acme/web': 'docker/web.Dockerfile' },
  },
  { name: 'an argument that nobody knows', text: run('docker build --new web -t ghcr.io/acme/web .\n'), builds: {} },
  {
    name: 'a folder that a script goes to',
    text: run('cd web && podman build -t acme/web .\ndocker build -t acme/admin ../admin\n'),
    dockerfiles: ['web/Dockerfile', 'admin/Dockerfile'],
    builds: { 'acme/web': 'web/Dockerfile', 'acme/admin': 'admin/Dockerfile' },
  },
  {
    name: 'a folder that a part of a script goes to',
    text: run('if [ -d web ]; then cd web; docker build -t acme/web .; fi\ndocker build -t acme/other .\n'),
    dockerfiles: ['Dockerfile', 'web/Dockerfile'],
    builds: { 'acme/web': 'web/Dockerfile' },
  },
  {
    name: 'folders of groups',
    text: run('(cd web; docker build -t acme/web .); (docker build -t acme/other .)\n'),
    dockerfiles: ['Dockerfile', 'web/Dockerfile'],
    builds: { 'acme/web': 'web/Dockerfile' },
  },
  {
    name: 'another name',
    text: run('docker build -t web .\ndocker tag web:latest acme/web:1\n'),
    builds: { web: 'Dockerfile', 'acme/web': 'Dockerfile' },
  },
  {
    name: 'the folder of a step',
    text: '- run: docker build -t acme/web .\n  working-directory: web\n',
    dockerfiles: ['Dockerfile', 'web/Dockerfile'],
    builds: { 'acme/web': 'web/Dockerfile' },
  },
  { name: 'commands of other kinds', text: run('docker run -t acme/web .\necho docker build -t acme/web .\n'), builds: {} },
  { name: 'the context on standard input', text: run('docker build -t acme/web - < Dockerfile\n'), builds: {} },
];

const gitlab: readonly Case[] = [
  {
    name: 'kaniko',
    text: 'image:\n  script:\n    - /kaniko/executor --context "$CI_PROJECT_DIR/web" --dockerfile "$CI_PROJECT_DIR/web/Dockerfile" --destination registry.example.com/web:$CI_COMMIT_SHA\n',
    dockerfiles: ['Dockerfile', 'web/Dockerfile'],
    builds: { 'registry.example.com/web': 'web/Dockerfile' },
  },
  {
    name: 'kaniko, which looks into the context',
    text: 'image:\n  script:\n    - /kaniko/executor --context dir://$CI_PROJECT_DIR/web --destination registry.example.com/web\n',
    dockerfiles: ['web/Dockerfile'],
    builds: { 'registry.example.com/web': 'web/Dockerfile' },
  },
  {
    name: 'variables, and a folder that the job stays in',
    text: 'variables:\n  HOST: registry.example.com\nimage:\n  variables:\n    IMAGE: { value: $HOST/web }\n  before_script:\n    - cd web\n  script:\n    - docker build -t $IMAGE:$CI_COMMIT_SHA .\nother:\n  script:\n    - docker build -t $IMAGE .\n    - docker build -t $HOST/other .\n',
    dockerfiles: ['Dockerfile', 'web/Dockerfile'],
    builds: { 'registry.example.com/web': 'web/Dockerfile', 'registry.example.com/other': 'Dockerfile' },
  },
  { name: 'an image that the project names', text: 'image:\n  script:\n    - docker build -t $CI_REGISTRY_IMAGE .\n', builds: {} },
];

describe('Images that pipelines build', () => {
  for (const { name, text, dockerfiles = ['Dockerfile'], builds } of github)
    it(`are known from a workflow: ${name}`, () => {
      assert.deepEqual(buildsFrom('.github/workflows/image.yaml', workflow(text), dockerfiles), builds);
    });
  for (const { name, text, dockerfiles = ['Dockerfile'], builds } of gitlab)
    it(`are known from a pipeline of GitLab: ${name}`, () => {
      assert.deepEqual(buildsFrom('.gitlab-ci.yml', text, dockerfiles), builds);
    });
  it('are known from a folder of a repository within the workspace', () => {
    const text = workflow(push('context: web\ntags: acme/web\n'));
    assert.deepEqual(buildsFrom('shop/.github/workflows/image.yaml', text, ['web/Dockerfile', 'shop/web/Dockerfile']), {
      'acme/web': 'shop/web/Dockerfile',
    });
    assert.deepEqual(buildsFrom('shop/ci/image.yaml', text, ['ci/web/Dockerfile', 'shop/web/Dockerfile']), {});
  });

  it('are worked out in time, whatever is written', () => {
    const many = Array.from({ length: 8000 }, (_, tag) => `docker tag a b:${String(tag)}\n`).join('');
    const circles = `${'docker tag a b\ndocker tag b a\n'.repeat(200)}${many}`;
    const grows = `$A${'$A'.repeat(50_000)}`;
    const texts = [
      workflow(run(`docker build -t a .\n${circles}`)),
      workflow(run('docker build -t $A .\n'), `    env: { A: "${grows}" }\n`),
      workflow(run(`docker build -t ${'${{ '.repeat(50_000)} .\n`)),
      workflow(run(`docker build -t a ${'('.repeat(20_000)}\n`)),
      workflow(push(`tags: "${'${{ env.REGISTRY }}'.repeat(20_000)}"\n`)),
    ];
    const started = performance.now();
    for (const [index, text] of texts.entries())
      assert.deepEqual(
        buildsFrom('.github/workflows/image.yaml', text, ['Dockerfile']),
        index === 0 ? { a: 'Dockerfile', b: 'Dockerfile' } : {},
      );
    assert.ok(performance.now() - started < 8000);
  });
});
