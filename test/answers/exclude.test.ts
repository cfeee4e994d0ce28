import assert from 'node:assert/strict';
import { isExcludedFrom, patternProblem } from '../../server/src/answers/exclude.ts';
import { patternFor, putExclude } from '../../server/src/answers/exclude-edit.ts';
import { readAnswers } from '../../server/src/answers/read.ts';
import { applyEdits } from '../../server/src/features/edits.ts';

const today = '2026-11-21';

describe('files that are left out', () => {
  it('are named by patterns, for all rules or for some', () => {
    const { config, problems } = readAnswers(
      'exclude:\n  - third-party/**\nruleExclude:\n  privileged-container:\n    - agents/**\n    - deploy/node.yaml\n',
      today,
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(config.exclude, ['third-party/**']);
    const excluded = (rule: string, path: string): boolean => isExcludedFrom(config.ruleExclude, rule, path);
    assert.ok(excluded('privileged-container', 'agents/a/b.yaml'));
    assert.ok(excluded('privileged-container', 'deploy/node.yaml'));
    assert.ok(!excluded('privileged-container', 'deploy/web.yaml'));
    assert.ok(!excluded('image-tag-latest', 'agents/a/b.yaml'));
  });

  it('may be a folder without stars', () => {
    const { config } = readAnswers('ruleExclude:\n  privileged-container: [agents/]\n', today);
    assert.ok(isExcludedFrom(config.ruleExclude, 'privileged-container', 'agents/a.yaml'));
    assert.ok(!isExcludedFrom(config.ruleExclude, 'privileged-container', 'other/agents/a.yaml'));
  });

  it('are read as far as they can be', () => {
    const messagesOf = (text: string): readonly string[] => readAnswers(text, today).problems.map(({ message }) => message);
    for (const pattern of [
      '/abs',
      '../up',
      'a\\b',
      '!a',
      '""',
      '"*(a|b)*"',
      '"[ab].yaml"',
      '"{1..9}"',
      'x{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}',
      '{ a: b }',
    ])
      assert.equal(messagesOf(`exclude:\n  - ${pattern}\n  - fine/**\n`).length, 1, pattern);
    assert.deepEqual(readAnswers('exclude:\n  - /abs\n  - fine/**\n', today).config.exclude, ['fine/**']);
    assert.match(messagesOf('exclude: vendor\n').join(), /stands a list/);
    assert.match(messagesOf('ruleExclude: [a]\n').join(), /stand the ids of rules/);
    assert.match(messagesOf('ruleExclude:\n  privileged-containers: [a]\n').join(), /There is no rule.*privileged-container"/);
    assert.deepEqual(messagesOf('exclude:\nruleExclude:\n'), []);
    assert.deepEqual(
      readAnswers(`exclude: [${Array.from({ length: 600 }, (_, at) => `f${String(at)}`).join()}]\n`, today).config.exclude.length,
      500,
    );
  });

  it('take no long time to match', () => {
    const { config } = readAnswers('ruleExclude:\n  privileged-container: ["*a*a*a*a*a*a*a*ab", "**/**/**/**/a*/**/b"]\n', today);
    const started = performance.now();
    for (const path of ['a'.repeat(2000), 'a/'.repeat(500)]) isExcludedFrom(config.ruleExclude, 'privileged-container', path);
    assert.ok(performance.now() - started < 1000);
  });
});

describe('the edit that leaves out one more', () => {
  const after = (text: string | undefined, pattern: string): string | undefined => {
    const edit = putExclude(text, pattern);
    return edit && applyEdits(text ?? '', [edit]);
  };

  it('follows what is there', () => {
    assert.equal(after(undefined, 'a.yaml'), 'exclude:\n  - a.yaml\n');
    assert.equal(after('rules:\n    naked-pod: off\n', 'a.yaml'), 'rules:\n    naked-pod: off\nexclude:\n    - a.yaml\n');
    assert.equal(after('exclude:\n- b/** # why\n# end\n', 'a.yaml'), 'exclude:\n- b/** # why\n- a.yaml\n# end\n');
    assert.equal(after('exclude:\r\n  - b\r\nrules:\r\n', 'a.yaml'), 'exclude:\r\n  - b\r\n  - a.yaml\r\nrules:\r\n');
    assert.equal(after('exclude: [b]\n', 'a.yaml'), 'exclude: [b, a.yaml]\n');
    assert.equal(after('exclude: []\n', 'a.yaml'), 'exclude: [a.yaml]\n');
    assert.equal(after('exclude: # files\nrules:\n', 'a.yaml'), 'exclude: # files\n  - a.yaml\nrules:\n');
    assert.equal(after('exclude:', 'a.yaml'), 'exclude:\n  - a.yaml');
  });

  it('reads back', () => {
    for (const text of ['', 'exclude: [b]\n', 'exclude:\n  - b\n', 'answers:\n', 'exclude:\n'])
      assert.ok(readAnswers(after(text, 'x y/a.yaml') ?? '', today).config.exclude.includes('x y/a.yaml'), text);
  });

  it('leaves a broken file as it is', () => {
    for (const text of [
      'exclude: {a: b}\n',
      'a: [\n',
      '<<<<<<< a\nrules:\n=======\n>>>>>>> b\n',
      '{exclude: []}\n',
      'exclude: &x [b]\nrules: {}\na: *x\n---\nb: 1\n',
    ])
      assert.equal(after(text, 'a.yaml'), undefined, text);
  });

  it('takes only names that mean themselves', () => {
    assert.equal(patternFor('deploy/web.yaml'), 'deploy/web.yaml');
    for (const name of ['a*.yaml', 'a[1].yaml', 'a{b}.yaml', '!a.yaml']) assert.equal(patternFor(name), undefined);
    assert.equal(patternProblem('charts/*/values.yaml'), undefined);
  });
});
