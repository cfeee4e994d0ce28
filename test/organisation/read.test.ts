import assert from 'node:assert/strict';
import { model } from '../../server/src/model/model.ts';
import { readRuleFile } from '../../server/src/organisation/read.ts';
import { cel, loadsCel, ruleText } from './support.ts';

loadsCel();

/** Each problem with the text that it marks. */
function problems(text: string): readonly (readonly [string, string])[] {
  return readRuleFile(text, cel()).problems.map(({ span, message }) => [text.slice(span.start, span.end), message]);
}

function only(text: string): readonly [string, string] {
  const found = problems(text);
  assert.equal(found.length, 1, JSON.stringify(found));
  return found[0] ?? ['', ''];
}

describe('rule files', () => {
  it('give rules with their place in the model', () => {
    const { rules } = readRuleFile(ruleText({}), cel());
    assert.equal(rules[0]?.practice, 'policy/policy-creation/2/acme/team-label');
    assert.equal(rules[0].ownPractice, true);
    const [practice] = model.dimensions.flatMap(({ sections }) =>
      sections.flatMap(({ cells }) => cells.flatMap(({ practices }) => practices)),
    );
    const named = readRuleFile(ruleText({ section: '', level: '', practice: practice?.id ?? '' }), cel()).rules[0];
    assert.equal(named?.practice, practice?.id);
    assert.equal(named?.ownPractice, false);
    assert.match(only(ruleText({ section: '', level: '', practice: 'policy/nothing' }))[1], /no practice "policy\/nothing"/);
  });

  it('may be empty, or hold nothing yet', () => {
    for (const text of ['', '# rules\n', 'rules:\n', 'rules: []\n', '---\n']) assert.deepEqual(problems(text), []);
  });

  it('say what is missing, unknown or misspelt, where it is', () => {
    assert.deepEqual(
      problems('rules:\n  - id: acme/a\n').map(([, message]) => message.slice(0, 40)),
      [
        'A rule needs "title".',
        'A rule needs "on".',
        'A rule needs "expect".',
        'A rule needs "message".',
        'A rule needs `section` and `level`, or `',
      ],
    );
    assert.deepEqual(only(ruleText({ expects: 'true' })), ['expects', 'A rule has no "expects". Did you mean "expect"?']);
    assert.deepEqual(only(ruleText({ section: 'policy/policy-creatoin' })), [
      'policy/policy-creatoin',
      'The model has no section "policy/policy-creatoin". Did you mean "policy/policy-creation"?',
    ]);
    assert.deepEqual(only(ruleText({ level: '6' })), ['6', 'A level is a number from 1 to 5.']);
    assert.deepEqual(only(ruleText({ on: 'objekt' }))[0], 'objekt');
    assert.match(only(ruleText({ on: 'objekt' }))[1], /Did you mean "object"\?/);
    assert.deepEqual(only(ruleText({ id: 'Team Label' }))[0], 'Team Label');
    assert.deepEqual(only(ruleText({ kinds: '[Deployment]', on: 'stage', expect: 'stage.final', message: 'x' }))[0], 'kinds');
    assert.deepEqual(only('things: []\n')[0], 'things');
    assert.deepEqual(only('- a\n')[1], 'This file holds `rules:` and below it a list of rules.');
    assert.match(only('rules:\n  - id: [\n')[1], /not valid YAML/);
  });

  it('point into expressions, however they are written', () => {
    const wrong = 'object.kind == nothing';
    assert.deepEqual(only(ruleText({ expect: wrong }))[0], 'nothing');
    assert.match(only(ruleText({ expect: wrong }))[1], /Unknown variable: nothing\. Here there are object, params\./);
    assert.deepEqual(only(ruleText({ expect: `'${wrong}'` }))[0], 'nothing');
    assert.deepEqual(only(ruleText({ expect: `'''a'' == nothing'` }))[0], 'nothing');
    assert.deepEqual(only(ruleText({ expect: `"\\"a\\" == nothing"` }))[0], 'nothing');
    assert.deepEqual(only(ruleText({ expect: '|\n      true &&\n        object.kind == nothing\n' }))[0], 'nothing');
    assert.deepEqual(only(ruleText({ expect: '>-\n      true &&\n      object.kind == nothing\n' }))[0], 'nothing');
    assert.deepEqual(only(ruleText({ expect: 'true &&\n      object.kind == nothing' }))[0], 'nothing');
    assert.deepEqual(only(ruleText({ expect: '|\n      true &&\n      object.kind == nothing\n' }).replaceAll('\n', '\r\n'))[0], 'nothing');
    assert.deepEqual(only(ruleText({ message: `'{{ object.kind }} and {{ nothing }}'` }))[0], 'nothing');
    assert.match(only(ruleText({ expect: 'size(object)' }))[1], /no condition: its value is of type int/);
    assert.match(only(ruleText({ expect: 'object.kind ==' }))[1], /Unexpected token/);
  });

  it('keep the rules that are sound', () => {
    const text = `${ruleText({})}${ruleText({ id: 'acme/other', level: '7' }).replace('rules:\n', '')}${ruleText({ id: 'acme/third' }).replace('rules:\n', '')}`;
    assert.deepEqual(
      readRuleFile(text, cel()).rules.map(({ id }) => id),
      ['acme/team-label', 'acme/third'],
    );
    const twice = `${ruleText({})}${ruleText({}).replace('rules:\n', '')}`;
    assert.match(only(twice)[1], /stands further up already/);
  });

  it('check fixes, parameters and examples', () => {
    assert.match(only(ruleText({}, '    fix: { path: a }\n'))[1], /needs a `value` or an `expression`/);
    assert.match(only(ruleText({}, '    fix: { path: "a b", value: 1 }\n'))[1], /A path is names and dots/);
    assert.match(
      only(ruleText({ on: 'stage', expect: 'stage.final', message: 'x' }, '    fix: { path: a, value: 1 }\n'))[1],
      /writes YAML/,
    );
    assert.match(only(ruleText({}, '    params: { a: 1 }\n'))[1], /block with a `default`/);
    assert.match(only(ruleText({}, '    params: { "a b": { default: 1 } }\n'))[1], /letters and digits/);
    assert.match(only(ruleText({}, '    examples:\n      - name: x\n'))[1], /either a `good` or a `bad`/);
    assert.match(only(ruleText({}, '    examples:\n      - { good: x, file: ../../etc/passwd }\n'))[1], /below a folder/);
  });
});
