import assert from 'node:assert/strict';
import { readAnswers } from '../../server/src/answers/read.ts';
import { emptyConfig } from '../../server/src/answers/config.ts';
import type { ProjectConfig } from '../../server/src/answers/config.ts';
import { allRules } from '../../server/src/rules/index.ts';
import type { Rule } from '../../server/src/rules/rule.ts';

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
      targetLevel: undefined,
      thresholds: {},
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
    const nothing = emptyConfig;
    for (const text of [
      '',
      'answers:\n',
      'applications:\nrules:\nruleOptions:\nkubernetesVersion:\n',
      'targetLevel:\nthresholds:\n',
      'thresholds:\n  practiceMet:\n',
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

  it('says which level is aimed for, in the folder and in an application', () => {
    for (const [written, level] of [
      ['3', 3],
      ['auto', 'auto'],
      ['"auto"', 'auto'],
    ] as const) {
      const text = `targetLevel: ${written}\napplications:\n  - { path: shop, targetLevel: ${written} }\n`;
      assert.deepEqual(problems(text), []);
      assert.equal(config(text).targetLevel, level);
      assert.deepEqual(config(text).applications, [{ path: 'shop', targetLevel: level }]);
    }
  });

  for (const written of ['0', '6', '2.5', '"3"', 'high', '[3]', 'true'])
    it(`takes ${written} for no level, and goes on`, () => {
      const text = `targetLevel: ${written}\napplications:\n  - { path: shop, targetLevel: ${written} }\n`;
      assert.deepEqual(
        problems(text).map((problem) => problem.slice(0, problem.indexOf(':'))),
        [`error ${written}`, `error ${written}`],
      );
      assert.equal(config(text).targetLevel, undefined);
      assert.deepEqual(config(text).applications, [{ path: 'shop' }]);
    });

  it('says from which share on a practice is met and a level complete', () => {
    assert.deepEqual(config('thresholds: { practiceMet: 1, levelComplete: 0.5 }\n').thresholds, { practiceMet: 1, levelComplete: 0.5 });
    assert.deepEqual(config('thresholds:\n  practiceMet: 0.95\n').thresholds, { practiceMet: 0.95 });
    assert.deepEqual(problems('thresholds: { practiceMet: 1, levelComplete: 0.5 }\n'), []);
  });

  for (const [written, problem] of [
    ['thresholds: 0.9', /^error thresholds: Below `thresholds:` stand `practiceMet` and `levelComplete`/],
    ['thresholds: { practiceMet: 0.49 }', /^error 0\.49: A share is a number from 0\.5 to 1\.$/],
    ['thresholds: { practiceMet: 90 }', /^error 90: .* Write 0\.9 for 90 %\.$/],
    ['thresholds: { levelComplete: 90 % }', /^error 90 %: A share is a number/],
    ['thresholds: { levelComplete: "0.9" }', /^error "0\.9": A share is a number/],
    ['thresholds: { levelCompleted: 0.9 }', /^warning levelCompleted: There is no threshold .*Did you mean "levelComplete"/],
  ] as const)
    it(`says what is wrong with ${written}`, () => {
      const [found, ...others] = problems(`${written}\n`);
      assert.match(found ?? '', problem);
      assert.deepEqual(others, []);
      assert.deepEqual(config(`${written}\n`).thresholds, {});
    });

  describe('where the rules of the workspace are known', () => {
    const [any] = allRules;
    assert.ok(any);
    const options = { least: { description: 'How many.', default: 2, minimum: 1 } };
    const own: readonly Rule[] = [
      { ...any, id: 'acme/team-label', organisation: {} },
      { ...any, id: 'acme/replicas', organisation: {}, options },
    ];
    const found = (text: string, rules: readonly Rule[] | undefined): readonly string[] =>
      readAnswers(text, '2026-11-21', rules).problems.map(({ span, message }) => `${text.slice(span.start, span.end)}: ${message}`);

    it('says that there is no such rule, with the nearest', () => {
      const text =
        'rules:\n  acme/team-labels: off\n  acme/team-label: off\nruleExclude:\n  acme/replica: [a]\nruleOptions:\n  other/rule: { a: 1 }\n';
      assert.deepEqual(found(text, undefined), []);
      const [first, second, third, ...others] = found(text, own);
      assert.match(first ?? '', /^acme\/team-labels: .*no rule file.*Did you mean "acme\/team-label"/i);
      assert.match([second, third].sort().join('\n'), /^acme\/replica: .*Did you mean "acme\/replicas"\?\nother\/rule: [^?]*$/);
      assert.deepEqual(others, []);
      assert.equal(found('rules:\n  acme/team-label: off\n', []).length, 1, 'without any rule file');
    });

    it('says which options are wrong', () => {
      const text = 'ruleOptions:\n  acme/replicas: { least: 3 }\n';
      assert.deepEqual(found(text, own), []);
      assert.match(found(text.replace('least', 'leest'), own)[0] ?? '', /^leest: "leest" is no option.*Did you mean "least"/);
      assert.match(found(text.replace('3', '0'), own)[0] ?? '', /^least: "least" must be at least 1/);
    });
  });

  it('counts where the answers are damaged', () => {
    const text = `answers:\n  ${pilot}: { answer: yes\napplications:\n  - path: shop\n`;
    assert.deepEqual(config(text).applications, [{ path: 'shop' }]);
  });
});
