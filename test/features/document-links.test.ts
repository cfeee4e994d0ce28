import assert from 'node:assert/strict';
import { documentLinksOf } from '../../server/src/features/document-links.ts';
import { projectOf, root } from './project.ts';

/** What is linked, as `text -> path`. Other files are empty; the session knows of no more. */
async function linksIn(path: string, text: string, others: readonly string[]): Promise<readonly string[]> {
  const empty = Object.fromEntries(others.map((other) => [other, '# nothing\n']));
  const { session, file } = await projectOf({ [path]: text, ...empty }, { closed: others });
  const uris = [path, ...others].map((other) => `${root}/${other}`);
  session.workspace.setListing({ includes: (uri) => uri.includes(root), paths: uris, links: [] });
  const opened = file(path);
  return documentLinksOf(session, opened).map(
    ({ range, target = '' }) => `${opened.document.getText(range)} -> ${target.slice(root.length + 1)}`,
  );
}

describe('document links', () => {
  it('lead from a Compose file to what builds and sets up its services', async () => {
    const text = `include:
  - ./base.yaml
  - path: [monitoring/compose.yaml, 'missing.yaml']
services:
  plain:
    build: ./plain
    env_file: .env
  web:
    build:
      context: web
      dockerfile: "docker/Dockerfile.prod"
    env_file:
      - web.env
      - path: "other.env"
        required: false
  worker:
    build:
      context: worker
    extends:
      file: common.yaml
      service: base
  inline:
    build: { context: web, dockerfile_inline: "FROM scratch" }
  image:
    image: nginx:1.29
secrets:
  token: { file: ./secrets/token.txt }
configs:
  settings: { file: settings.toml }
`;
    const files = [
      'base.yaml',
      'monitoring/compose.yaml',
      'plain/Dockerfile',
      '.env',
      'web/docker/Dockerfile.prod',
      'web/Dockerfile',
      'web.env',
      'other.env',
      'worker/Dockerfile',
      'common.yaml',
      'secrets/token.txt',
      'settings.toml',
    ];
    const inFolder = files.map((name) => `dev/${name}`);
    assert.deepEqual(await linksIn('dev/compose.yaml', text, inFolder), [
      './base.yaml -> dev/base.yaml',
      'monitoring/compose.yaml -> dev/monitoring/compose.yaml',
      './plain -> dev/plain/Dockerfile',
      '.env -> dev/.env',
      'docker/Dockerfile.prod -> dev/web/docker/Dockerfile.prod',
      'web.env -> dev/web.env',
      'other.env -> dev/other.env',
      'worker -> dev/worker/Dockerfile',
      'common.yaml -> dev/common.yaml',
      './secrets/token.txt -> dev/secrets/token.txt',
      'settings.toml -> dev/settings.toml',
    ]);
  });

  it('lead from a Compose file to folders above', async () => {
    const text = 'services:\n  web:\n    build: { context: .., dockerfile: Dockerfile }\n';
    assert.deepEqual(await linksIn('dev/compose.yaml', text, ['Dockerfile', 'dev/Dockerfile']), ['Dockerfile -> Dockerfile']);
  });

  it('lead from a kustomization to files, and to the kustomizations of folders', async () => {
    const text = `resources:
  - deployment.yaml
  - ../base/
  - https://example.com/remote.yaml
  - missing.yaml
components: [ ../components/tls ]
patches:
  - path: patch.yaml
  - patch: |-
      - op: remove
        path: /spec/replicas
    target: { kind: Deployment }
patchesStrategicMerge:
  - merge.yaml
  - |-
    apiVersion: v1
    kind: Service
replacements:
  - path: replace.yaml
configMapGenerator:
  - name: settings
    files: [ app.toml, other=files/other.toml ]
    envs: [ settings.env ]
helmCharts:
  - name: web
    valuesFile: web-values.yaml
`;
    const files = [
      'app/prod/deployment.yaml',
      'app/base/kustomization.yml',
      'app/components/tls/kustomization.yaml',
      'app/prod/patch.yaml',
      'app/prod/merge.yaml',
      'app/prod/replace.yaml',
      'app/prod/app.toml',
      'app/prod/files/other.toml',
      'app/prod/settings.env',
      'app/prod/web-values.yaml',
    ];
    assert.deepEqual(await linksIn('app/prod/kustomization.yaml', text, files), [
      'deployment.yaml -> app/prod/deployment.yaml',
      '../base/ -> app/base/kustomization.yml',
      '../components/tls -> app/components/tls/kustomization.yaml',
      'patch.yaml -> app/prod/patch.yaml',
      'merge.yaml -> app/prod/merge.yaml',
      'replace.yaml -> app/prod/replace.yaml',
      'app.toml -> app/prod/app.toml',
      'files/other.toml -> app/prod/files/other.toml',
      'settings.env -> app/prod/settings.env',
      'web-values.yaml -> app/prod/web-values.yaml',
    ]);
  });

  it('follow neither variables, nor absolute paths, nor a file to itself', async () => {
    const text = 'services:\n  web:\n    build: ${DIR}\n    env_file: [ /etc/env, compose.yaml, "" ]\n';
    assert.deepEqual(await linksIn('compose.yaml', text, ['${DIR}/Dockerfile', 'etc/env', 'Dockerfile']), []);
  });

  it('stand at the right place behind other documents and with Windows line ends', async () => {
    const text = 'services:\r\n  a: { image: x }\r\n---\r\nservices:\r\n  web:\r\n    env_file: "./web.env" # ü\r\n';
    assert.deepEqual(await linksIn('compose.yaml', text, ['web.env']), ['./web.env -> web.env']);
  });

  it('are not there in other files, and survive what is no Compose file', async () => {
    assert.deepEqual(
      await linksIn('web.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata: { env_file: web.env }\n', ['web.env']),
      [],
    );
    assert.deepEqual(await linksIn('compose.yaml', 'services: [ build ]\ninclude: 3\nsecrets: { a: 1, b: [ 2 ] }\n', ['3', '1']), []);
    assert.deepEqual(
      await linksIn('kustomization.yaml', 'resources: { a: b }\npatches: [ 1, [ path ] ]\nconfigMapGenerator: [ x ]\n', ['1', 'b']),
      [],
    );
  });
});
