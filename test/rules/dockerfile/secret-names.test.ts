import assert from 'node:assert/strict';
import { isHarmlessValue, isSecretName, isSecretValue } from '../../../server/src/rules/dockerfile/secret-names.ts';

describe('Names of credentials', () => {
  const secret =
    'PASSWORD DB_PASSWORD db-password PGPASSWORD DB_PASS MYSQL_PWD API_KEY apiKey APIKEY GITHUB_TOKEN TOKEN_2 NPM_TOKEN NPM_AUTHTOKEN CLIENT_SECRET clientSecret ' +
    'AWS_SECRET_ACCESS_KEY AWS_CREDENTIALS SSH_PRIVATE_KEY SECRET_KEY_BASE DB_PASSWORD_PROD GITLAB_PAT NEW_RELIC_LICENSE_KEY GCP_CREDENTIALS_JSON';
  for (const name of secret.split(' '))
    it(`take ${name}`, () => {
      assert.equal(isSecretName(name), true);
    });

  const plain =
    'PASSWORD_FILE TOKEN_PATH TOKEN_URL TOKEN_TTL PASSWORD_MIN_LENGTH SECRET_NAME KEY CACHE_KEY SORT_KEY PUBLIC_KEY NEXT_PUBLIC_API_KEY REACT_APP_MAPS_API_KEY STRIPE_PUBLISHABLE_KEY ' +
    'PWD OLDPWD PASS BYPASS COMPASS MONKEY TOKENIZER MAX_TOKENS REQUIRE_PASSWORD USE_TOKEN SECRET_KEY_BASE_DUMMY SSH_AUTH_SOCK AWS_ACCESS_KEY_ID GPG_KEY PATH PAT FILE_PAT ' +
    'GOOGLE_APPLICATION_CREDENTIALS _ 1';
  for (const name of plain.split(' '))
    it(`leave ${name}`, () => {
      assert.equal(isSecretName(name), false);
    });
});

describe('Values of credentials', () => {
  // Put together here, so that no scanner takes this file for a leak.
  const tokens = [`ghp_${'a1B2'.repeat(9)}`, `AKIA${'Q7X2'.repeat(4)}`, `glpat-${'x'.repeat(20)}`, `-----BEGIN RSA PRIVATE KEY-----`];
  for (const value of [...tokens, 'https://me:hunter22@example.com/', 'redis://:hunter22@cache:6379']) {
    it(`take ${value.slice(0, 12)}…`, () => {
      assert.equal(isSecretValue(value), true);
    });
  }
  for (const value of [
    'https://example.com:8080/a@b',
    'https://me@example.com/',
    'https://me:$PW@example.com/',
    'https://me:${PW}@example.com',
    'https://u:xxxx@h',
    'ghp_short',
    'AKIAIOSFODNN7EXAMPLE',
    '',
  ]) {
    it(`leave ${JSON.stringify(value)}`, () => {
      assert.equal(isSecretValue(value), false);
    });
  }

  it('are looked for in long values without delay', () => {
    const start = performance.now();
    assert.equal(isSecretValue('a'.repeat(200_000)), false);
    assert.ok(performance.now() - start < 500);
  });

  it('are not places, switches and place holders', () => {
    for (const value of [
      '',
      ' ',
      'true',
      'none',
      '/run/secrets/a',
      './a',
      'C:\\a',
      'vault:a/b',
      'arn:aws:x',
      '<your-token>',
      'xxxx',
      '****',
      'dummy',
      'not-used',
    ]) {
      assert.equal(isHarmlessValue(value), true, value);
    }
    for (const value of ['hunter2', 'changeme', 'admin', '12345678', 'a/b']) assert.equal(isHarmlessValue(value), false, value);
  });
});
