import assert from 'node:assert/strict';
import { isDockerfileName, looksLikeDockerfile } from '../../../server/src/facts/dockerfile/read.ts';

describe('Dockerfile names', () => {
  for (const name of [
    'Dockerfile',
    'dockerfile',
    'Containerfile',
    'a/b/Dockerfile.dev',
    'a\\b\\Dockerfile',
    'Dockerfile.alpine-3.22',
    'api.Dockerfile',
    'api.v2.dockerfile',
    'Containerfile.debug',
    'x.containerfile',
  ]) {
    it(`take ${name}`, () => {
      assert.equal(isDockerfileName(name), true);
    });
  }
  for (const name of [
    'Dockerfile.md',
    'Dockerfile.dockerignore',
    '.dockerignore',
    '.dockerfile',
    'Dockerfile.dev.dockerignore',
    'Dockerfile.',
    'Dockerfile~',
    'Dockerfile.dev~',
    'Dockerfile.j2',
    'Dockerfile/readme',
    'dockerfile.go',
    'MyDockerfile',
    'docker-compose.yml',
  ]) {
    it(`leave ${name}`, () => {
      assert.equal(isDockerfileName(name), false);
    });
  }
});

describe('Dockerfile contents', () => {
  for (const text of [
    'FROM a\n',
    '# syntax=docker/dockerfile:1\r\n\r\nARG V=1\r\nfrom --platform=linux/amd64 a:$V AS b\r\n',
    '\uFEFFFROM a',
    'ARG a\nARG b="c d"\nFROM a',
  ]) {
    it(`are known in ${JSON.stringify(text)}`, () => {
      assert.equal(looksLikeDockerfile(text), true);
    });
  }
  for (const text of [
    '',
    'RUN a\nFROM b\n',
    'from datetime import date\n',
    'From here on all is well.\n',
    'ARG a\n',
    'arg one two three\nfrom x\n',
    'SELECT 1\nFROM a\n',
    '# FROM a\n',
    '\0\0FROM',
  ]) {
    it(`are not seen in ${JSON.stringify(text)}`, () => {
      assert.equal(looksLikeDockerfile(text), false);
    });
  }
});
