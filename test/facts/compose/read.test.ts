import assert from 'node:assert/strict';
import { chainOf, fieldOf } from '../../../server/src/facts/compose/read.ts';
import type { ComposeService } from '../../../server/src/facts/compose/types.ts';
import { readFile } from '../../../server/src/facts/read.ts';
import { textOf } from '../../../server/src/syntax/tree.ts';

function servicesOf(text: string, path = 'compose.yaml'): readonly ComposeService[] {
  const { units } = readFile({ uri: `file:///workspace/${path}`, format: 'yaml', text, hcl: undefined });
  return units.flatMap(({ unit }) => unit.subjects.service ?? []);
}

function service(text: string, name: string, path?: string): ComposeService {
  const found = servicesOf(text, path).find((one) => one.name === name);
  assert.ok(found, `no service ${name}`);
  return found;
}

const valueIn = (text: string, name: string, ...path: readonly [string, ...string[]]): string | undefined =>
  textOf(fieldOf(service(text, name), ...path));

describe('Compose services', () => {
  it('are read with their places; templates of fields are none', () => {
    const text =
      'name: shop\nx-base: &base { restart: always }\nservices:\n  x-common: { image: a }\n  web:\n    image: nginx:1.29\n  worker: { <<: *base, build: . }\n  broken: [ image ]\n';
    const services = servicesOf(text);
    assert.deepEqual(
      services.map(({ name, anchor }) => [name, text.slice(anchor.start, anchor.end)]),
      [
        ['web', 'web'],
        ['worker', 'worker'],
      ],
    );
    assert.ok(services.every(({ fragment }) => !fragment));
    assert.equal(valueIn(text, 'worker', 'restart'), 'always');
    assert.equal(valueIn(text, 'web', 'restart'), undefined);
  });

  it('are known under all names of a Compose file, and with none of its fields at the top but services', () => {
    const text = 'services:\n  web: { image: nginx:1.29 }\n';
    for (const path of ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'dev/docker-compose.yml'])
      assert.equal(service(text, 'web', path).fragment, false, path);
  });

  it('are parts in files that are laid over another', () => {
    const text = 'services:\n  web: { image: nginx:1.29 }\n';
    for (const path of ['compose.override.yaml', 'docker-compose.prod.yml', 'docker-compose-ci.yaml', 'compose.dev.yaml'])
      assert.equal(service(text, 'web', path).fragment, true, path);
  });

  it('are parts where they have neither image nor build, and whole with a provider', () => {
    const text = 'services:\n  web: { ports: ["80"] }\n  model: { provider: { type: model } }\n  built: { build: { context: . } }\n';
    assert.deepEqual(
      servicesOf(text).map(({ name, fragment }) => [name, fragment]),
      [
        ['web', true],
        ['model', false],
        ['built', false],
      ],
    );
  });

  it('have what they extend in the same file, over several steps and in any order', () => {
    const text = `services:
  first: { extends: second, image: a }
  second: { extends: { service: third }, image: b, restart: always }
  third:
    image: c
    restart: "no"
    deploy: { resources: { limits: { memory: 1g } } }
`;
    assert.deepEqual(
      chainOf(service(text, 'first')).map(({ name }) => name),
      ['first', 'second', 'third'],
    );
    assert.equal(valueIn(text, 'first', 'image'), 'a');
    assert.equal(valueIn(text, 'first', 'restart'), 'always');
    assert.equal(valueIn(text, 'first', 'deploy', 'resources', 'limits', 'memory'), '1g');
    assert.ok(servicesOf(text).every(({ fragment }) => !fragment));
    const reversed = 'services:\n  third: { image: c }\n  second: { extends: third }\n  first: { extends: second }\n';
    assert.ok(servicesOf(reversed).every(({ fragment }) => !fragment));
    assert.equal(valueIn(reversed, 'first', 'image'), 'c');
  });

  it('are parts where what they extend is not here, or goes round in circles', () => {
    const text = `services:
  elsewhere: { extends: { file: common.yaml, service: base }, image: a }
  behind: { extends: elsewhere, image: a }
  missing: { extends: nobody, image: a }
  itself: { extends: itself, image: a }
  one: { extends: two, image: a }
  two: { extends: one, image: a }
  into: { extends: one, image: a }
  templated: { extends: { file: $FILE, service: base }, image: a }
`;
    const services = servicesOf(text);
    assert.equal(services.length, 8);
    for (const { name, fragment } of services) assert.equal(fragment, true, name);
    assert.equal(valueIn(text, 'into', 'restart'), undefined);
  });

  it('take in anchors and lists of them, nearest first', () => {
    const text = `x-a: &a { restart: always, mem_limit: 1g }
x-b: &b { restart: "no", user: "1000" }
services:
  web:
    <<: [ *a, *b ]
    image: nginx:1.29
    user: "2000"
`;
    assert.deepEqual(
      ['restart', 'mem_limit', 'user'].map((field) => valueIn(text, 'web', field)),
      ['always', '1g', '2000'],
    );
    assert.equal(service(text, 'web').fragment, false);
  });

  it('are parts while they are being typed', () => {
    for (const text of ['services:\n  web:\n    image: nginx\n    ports: [ "80\n', 'services:\n  web:\n    image: nginx\n    res\n'])
      assert.equal(service(text, 'web').fragment, true, text);
  });

  it('are read in time, however many extend one another', () => {
    const count = 20_000;
    const lines = Array.from({ length: count }, (_, index) => `  s${String(index)}: { image: a, extends: s${String(index + 1)} }\n`);
    const started = performance.now();
    const services = servicesOf(`services:\n${lines.join('')}`);
    assert.equal(services.length, count);
    assert.ok(performance.now() - started < 5000);
    assert.ok(services.at(0)?.fragment === true && services.at(-1)?.fragment === true);
  });

  it('are found in each document of a file, and in none without services', () => {
    assert.equal(servicesOf('services:\n  a: { image: x }\n---\nservices:\n  b: { image: y }\n').length, 2);
    assert.deepEqual(servicesOf('services:\n'), []);
    assert.deepEqual(servicesOf('services: [ a ]\n'), []);
    assert.deepEqual(servicesOf('volumes: { data: {} }\n'), []);
  });
});
