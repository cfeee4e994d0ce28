import assert from 'node:assert/strict';
import { readFile } from '../../server/src/facts/read.ts';
import type { ComposeService } from '../../server/src/facts/compose/types.ts';
import { environmentOf, hostPathsOf, listOf, literal } from '../../server/src/rules/compose/service.ts';
import { child } from '../../server/src/syntax/tree.ts';
import { workspaceOf } from '../support/workspace.ts';
import { composeRules } from '../../server/src/rules/compose/index.ts';

function serviceWith(fields: string): ComposeService {
  const text = `services:\n  web:\n    image: nginx:1.29\n${fields.replace(/^(?=.)/gm, '    ')}`;
  const [unit] = readFile({ uri: 'file:///workspace/compose.yaml', format: 'yaml', text, hcl: undefined }).units;
  const [service] = unit?.unit.subjects.service ?? [];
  assert.ok(service);
  return service;
}

describe('what rules ask of a Compose service', () => {
  const settings = (fields: string): readonly (readonly [string, string, boolean])[] =>
    environmentOf(serviceWith(fields)).map(({ name, value, listed }) => [name, value, listed]);

  it('is its environment as a map: values that are passed through have none', () => {
    assert.deepEqual(settings('environment:\n  A: b\n  PORT: 8080\n  EMPTY: ""\n  PASSED:\n  LIST: [ x ]\n'), [
      ['A', 'b', false],
      ['PORT', '8080', false],
      ['EMPTY', '', false],
    ]);
  });

  it('is its environment as a list', () => {
    assert.deepEqual(settings('environment:\n  - A=b=c\n  - PASSED\n  - "EMPTY="\n  - { B: c }\n'), [
      ['A', 'b=c', true],
      ['EMPTY', '', true],
    ]);
    assert.deepEqual(settings('environment: A=b\n'), []);
    assert.deepEqual(settings('env_file: .env\n'), []);
  });

  it('are places of the host, in the short and in the long form', () => {
    const text =
      'volumes:\n  - /var/run/docker.sock:/sock:ro\n  - ./data:/data\n  - cache:/cache\n  - type: bind\n    source: /etc\n    target: /etc\n  - type: tmpfs\n    target: /tmp\n  - ${HOME}/x:/x\n';
    assert.deepEqual(
      hostPathsOf(serviceWith(text)).map(({ path }) => path),
      ['/var/run/docker.sock', './data', 'cache', '/etc'],
    );
  });

  it('are texts that Compose does not fill in', () => {
    const service = serviceWith('a: plain\nb: $VAR\nc: ${VAR:-x}\nd: cost $$5\ne: [ x ]\n');
    assert.deepEqual(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((field) => literal(child(service.node, field))?.text),
      ['plain', undefined, undefined, 'cost $$5', undefined, undefined],
    );
    assert.equal(listOf(service, 'e')?.items.length, 1);
    assert.equal(listOf(service, 'a'), undefined);
  });

  it('are ports in the short and in the long form', async () => {
    const ports = ['"80"', '"8080:80"', '"8000-8010:8000-8010/udp"', '"127.0.0.1:80:80"', '"[::1]:80:80"', '"${PORT}:80"', '8443:443'];
    const long = ['{ target: 80, published: "9090" }', '{ target: 80, published: "9091", host_ip: 127.0.0.1 }', '{ target: 80 }'];
    const text = `services:\n  web:\n    image: nginx:1.29\n    ports:\n${[...ports, ...long].map((port) => `      - ${port}\n`).join('')}`;
    const test = await workspaceOf(
      { 'compose.yaml': text },
      composeRules.filter(({ id }) => id === 'compose-port-all-interfaces'),
    );
    assert.deepEqual(
      test.findings().map((finding) => test.marked(finding)),
      ['"80"', '"8080:80"', '"8000-8010:8000-8010/udp"', '8443:443', '"9090"'],
    );
  });

  it('says nothing is missing of a service that another profile, override or file completes', async () => {
    const rules = composeRules.filter(({ id }) => id === 'compose-restart-missing');
    const found = async (files: Readonly<Record<string, string>>): Promise<number> => (await workspaceOf(files, rules)).findings().length;
    const plain = 'services:\n  web: { image: nginx:1.29, profiles: [ debug ] }\n';
    assert.equal(await found({ 'compose.yaml': plain }), 1);
    assert.equal(await found({ 'compose.yaml': plain, 'compose.override.yaml': 'services: {}\n' }), 0);
    assert.equal(await found({ 'compose.yaml': plain.replace('profiles: [ debug ]', 'extends: { file: base.yaml, service: web }') }), 0);
    const chain = 'services:\n  web: { image: a:1, extends: b }\n  b: { image: a:1, extends: c }\n  c: { image: a:1, restart: always }\n';
    assert.equal(await found({ 'compose.yaml': chain }), 0);
  });
});
