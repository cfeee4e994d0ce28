import assert from 'node:assert/strict';
import { readAnswers } from '../../server/src/answers/read.ts';
import type { ProjectConfig } from '../../server/src/answers/config.ts';

const pilot = 'people/organizational-change/1/bounded-pilot';

function config(text: string): ProjectConfig {
  return readAnswers(text, '2026-11-21').config;
}

/** `severity place: message` of all problems. */
function problems(text: string): readonly string[] {
  return readAnswers(text, '2026-11-21').problems.map(
    ({ span, severity, message }) => `${severity} ${text.slice(span.start, span.end)}: ${message}`,
  );
}

describe('the configuration in the answers file', () => {
  it('names applications, options of rules and the Kubernetes version', () => {
    const text = `answers:\n  ${pilot}: { answer: yes }\napplications:\n  - name: Shop\n    path: deploy/overlays/production\n  - path: charts/*\nruleOptions:\n  containers-per-pod-limit:\n    maximum: 6\n  image-registry-not-allowed:\n    allowed: [registry.example.com]\nkubernetesVersion: 1.30\n`;
    assert.deepEqual(problems(text), []);
    assert.deepEqual(config(text), {
      rules: {},
      applications: [{ name: 'Shop', path: 'deploy/overlays/production' }, { path: 'charts/*' }],
      ruleOptions: { 'containers-per-pod-limit': { maximum: 6 }, 'image-registry-not-allowed': { allowed: ['registry.example.com'] } },
      kubernetesVersion: '1.30',
      exclude: [],
      ruleExclude: {},
    });
    assert.equal(readAnswers(text, '2026-11-21').answers.size, 1);
  });

  it('holds nothing where nothing is set', () => {
    const nothing = { applications: [], rules: {}, ruleOptions: {}, kubernetesVersion: undefined, exclude: [], ruleExclude: {} };
    for (const text of [
      '',
      'answers:\n',
      'applications:\nrules:\nruleOptions:\nkubernetesVersion:\n',
      'applications: []\nruleOptions: {}\n',
    ]) {
      assert.deepEqual(config(text), nothing, text);
      assert.deepEqual(problems(text), [], text);
    }
  });

  for (const [entry, problem] of [
    ['- shop', /^error shop: An application has a `path`/],
    ['- name: Shop', /^error name: Shop[^]*has no `path`/],
    ['- path: /srv/shop', /^error \/srv\/shop: "path" must be a path below/],
    ['- path: ../shop', /^error \.\.\/shop: "path" must not lead out/],
    ['- path: ""', /^error "": "path" must not be empty/],
    ['- path: [shop]', /^error \[shop\]: "path" is a text/],
    ['- path: shop\n    nam: Shop', /^warning nam: .*Did you mean "name"/],
  ] as const)
    it(`says what is wrong with ${JSON.stringify(entry)}, and takes the others`, () => {
      const text = `applications:\n  - path: a\n  ${entry}\n  - path: b\n`;
      const [found, ...others] = problems(text);
      assert.match(found ?? '', problem);
      assert.deepEqual(others, []);
      const paths = config(text).applications.map(({ path }) => path);
      assert.deepEqual(
        paths.filter((path) => path !== 'shop'),
        ['a', 'b'],
      );
    });

  it('says what each rule does, and takes on and off as YAML 1.1 has them', () => {
    const text = 'rules:\n  cpu-limit-missing: on\n  naked-pod: false\n  pdb-missing: hint\n  cpu-limit: on\n  image-tag-latest: loud\n';
    assert.deepEqual(config(text).rules, { 'cpu-limit-missing': 'on', 'naked-pod': 'off', 'pdb-missing': 'hint' });
    assert.deepEqual(
      problems(text).map((problem) => problem.slice(0, problem.indexOf(':'))),
      ['error cpu-limit', 'error loud'],
    );
  });

  it('says which options are wrong, and takes the others', () => {
    const text = `ruleOptions:\n  containers-per-pod-limit:\n    maximum: many\n    maximun: 3\n  containers-per-pod:\n    maximum: 3\n  resource-limit-ratio:\n    memory: 0\n    cpu: 12\n`;
    assert.deepEqual(
      problems(text).map((problem) => problem.slice(0, problem.indexOf(':'))),
      ['error maximum', 'error maximun', 'error containers-per-pod', 'error memory'],
    );
    assert.match(problems(text)[0] ?? '', /"maximum" must be a number/);
    assert.match(problems(text)[1] ?? '', /Did you mean "maximum"/);
    assert.match(problems(text)[3] ?? '', /must be at least 1/);
    assert.deepEqual(config(text).ruleOptions, { 'containers-per-pod-limit': {}, 'resource-limit-ratio': { cpu: 12 } });
  });

  for (const version of ['latest', 'v1.31', '1.31.2', '2'])
    it(`takes ${version} for no Kubernetes version`, () => {
      assert.match(problems(`kubernetesVersion: ${version}\n`)[0] ?? '', new RegExp(`^error ${version}: .*\`newest\``));
      assert.equal(config(`kubernetesVersion: ${version}\n`).kubernetesVersion, undefined);
    });

  it('counts where the answers are damaged', () => {
    const text = `answers:\n  ${pilot}: { answer: yes\napplications:\n  - path: shop\n`;
    assert.deepEqual(config(text).applications, [{ path: 'shop' }]);
  });
});
