import assert from 'node:assert/strict';
import { credentialIn, isLiteralSecret, isSecretName } from '../../server/src/facts/secrets.ts';

describe('Secrets', () => {
  for (const name of [
    'DB_PASSWORD',
    'githubToken',
    'API_KEY',
    'apiKey',
    'CLIENT_SECRET',
    'SSH_PRIVATE_KEY',
    'SECRET_KEY_BASE',
    'MYSQL_PWD',
  ])
    it(`are named ${name}`, () => {
      assert.equal(isSecretName(name), true);
    });

  for (const name of [
    'DB_PASSWORD_FILE',
    'TOKEN_TTL',
    'TOKEN_URL',
    'SECRET_NAME',
    'PUBLIC_KEY',
    'AWS_ACCESS_KEY_ID',
    'MAX_TOKENS',
    'ETCD_INITIAL_CLUSTER_TOKEN',
    'ETCD_AUTH_TOKEN',
    'PWD',
    'MODE',
    '',
  ])
    it(`are not named ${JSON.stringify(name)}`, () => {
      assert.equal(isSecretName(name), false);
    });

  for (const value of ['correct-horse', 'hunter2', 'p@$$w0rd', 'Zm9vYmFyYmF6'])
    it(`may be ${value}`, () => {
      assert.equal(isLiteralSecret(value), true);
    });

  const harmless = [
    '',
    ' ',
    '$(OTHER)',
    '${TOKEN}',
    '{{ .Values.token }}',
    'changeme',
    '<token>',
    'true',
    '3600',
    '15m',
    '/run/secrets/db',
    'vault:secret/data/db#key',
    'API_KEY_VALUE',
    'xxxx',
  ];
  for (const value of harmless)
    it(`are not ${JSON.stringify(value)}`, () => {
      assert.equal(isLiteralSecret(value), false);
    });

  it('are known by their shape, and the answer does not repeat them', () => {
    // Put together here, so that no scanner takes this file for a leak.
    assert.equal(credentialIn(`AKIA${'Q7X2'.repeat(4)}`), 'an AWS access key id');
    assert.equal(credentialIn(`ghp_${'a1B2'.repeat(9)}`), 'a GitHub token');
    assert.equal(credentialIn('redis://:hunter22@cache:6379'), 'a URL with a password');
    assert.equal(credentialIn('redis://:$(PASSWORD)@cache:6379'), undefined);
    assert.equal(credentialIn('https://me@example.com:8080/'), undefined);
    assert.equal(credentialIn('AKIAIOSFODNN7EXAMPLE'), undefined);
  });

  it('are looked for in long values without delay', () => {
    const start = performance.now();
    for (const text of ['a', 'a.', 'a://', 'eyJ', 'A ']) assert.equal(credentialIn(text.repeat(100_000)), undefined);
    assert.ok(performance.now() - start < 2000);
  });
});
