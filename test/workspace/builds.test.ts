import assert from 'node:assert/strict';
import { readFile } from '../../server/src/facts/read.ts';
import { allRules } from '../../server/src/rules/index.ts';
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
