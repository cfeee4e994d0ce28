import assert from 'node:assert/strict';
import { parseImage } from '../../server/src/facts/image.ts';

const digest = `sha256:${'0a1b2c3d'.repeat(8)}`;

describe('Image references', () => {
  it('have a registry, a name, a tag and a digest', () => {
    assert.deepEqual(parseImage('nginx'), { registry: undefined, repository: 'nginx', tag: undefined, digest: undefined });
    assert.deepEqual(parseImage('library/nginx:1.27'), {
      registry: undefined,
      repository: 'library/nginx',
      tag: '1.27',
      digest: undefined,
    });
    assert.deepEqual(parseImage('localhost/a/b:X_1'), {
      registry: 'localhost',
      repository: 'localhost/a/b',
      tag: 'X_1',
      digest: undefined,
    });
    assert.deepEqual(parseImage(`host:5000/a@${digest}`), { registry: 'host:5000', repository: 'host:5000/a', tag: undefined, digest });
    assert.deepEqual(parseImage(`ghcr.io/a/b:v1@${digest}`), { registry: 'ghcr.io', repository: 'ghcr.io/a/b', tag: 'v1', digest });
    assert.equal(parseImage('[2001:db8::1]:5000/a')?.registry, '[2001:db8::1]:5000');
  });

  for (const text of [
    '',
    ' ',
    'IMAGE',
    'a/IMAGE:1',
    '${IMAGE}',
    'nginx:${TAG}',
    'nginx:{{ .tag }}',
    '<image>',
    'ko://example.com/cmd',
    'a:b:c',
    'nginx:',
    'nginx@sha256:12',
    `a${'/b'.repeat(600)}`,
  ]) {
    it(`are not in ${JSON.stringify(text.slice(0, 20))}`, () => {
      assert.equal(parseImage(text), undefined);
    });
  }
});
