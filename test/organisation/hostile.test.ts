import assert from 'node:assert/strict';
import { limits } from '../../server/src/organisation/limits.ts';
import { readRuleFile } from '../../server/src/organisation/read.ts';
import type { OrganisationRule } from '../../server/src/organisation/types.ts';
import { cel, judged, loadsCel, only, ruleText } from './support.ts';

loadsCel();

const pod = 'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ name: a, image: a }] }\n';
const ten = '[1,2,3,4,5,6,7,8,9,10]';
/** So much that a machine under load does not matter, and so little that nobody would wait for it. */
const mostMs = 2000;

function quickly<T>(work: () => T): T {
  const start = performance.now();
  const result = work();
  assert.ok(performance.now() - start < mostMs, `It took ${String(performance.now() - start)} ms.`);
  return result;
}

function problemsOf(text: string): readonly string[] {
  return readRuleFile(text, cel()).problems.map(({ message }) => message);
}

/** What a condition comes to on a Pod. */
function failureOf(expression: string): string | undefined {
  return quickly(() => judged(ruleText({ expect: JSON.stringify(expression), message: 'x' }), pod).running.judge.failures[0]?.message);
}

describe('hostile rule files', () => {
  it('cannot loop within loops', () => {
    const nested = 'abcdefg'.split('').reduceRight((inner, name) => `${ten}.all(${name}, ${inner})`, 'a + b + c + d + e + f + g > 0');
    assert.match(failureOf(nested) ?? '', /too many steps/);
    const swallowed =
      'abcdef'.split('').reduceRight((inner, name) => `${ten}.exists(${name}, ${inner})`, 'a + b + c + d + e + f > 1000') + ' || true';
    assert.match(failureOf(swallowed) ?? '', /too many steps/, 'operators that swallow errors do not swallow the limit');
  });

  it('cannot double a value again and again', () => {
    const doubled = (seed: string): string => {
      const names = Array.from({ length: 15 }, (_, index) => index + 1);
      return `cel.bind(x0, ${seed}, ${names.reduceRight((inner, index) => `cel.bind(x${String(index)}, x${String(index - 1)} + x${String(index - 1)}, ${inner})`, 'x15.size() > 0')})`;
    };
    assert.match(failureOf(doubled(`"${'a'.repeat(100)}"`)) ?? '', /too large|too many steps|too long/);
    assert.match(failureOf(doubled(`[${'1, '.repeat(50)}1]`)) ?? '', /too large|too many steps|too long/);
  });

  it('cannot be nested without end, nor be long', () => {
    const deep = ruleText({ expect: JSON.stringify('('.repeat(900) + 'true' + ')'.repeat(900)) });
    assert.match(quickly(() => problemsOf(deep)).join(), /maxDepth/);
    const long = ruleText({ expect: JSON.stringify(`true ${'|| true '.repeat(300)}`) });
    assert.match(problemsOf(long).join(), /at most 2000 characters/);
    const wide = ruleText({ expect: JSON.stringify(`[${'1,'.repeat(700)}1].size() > 0`) });
    assert.match(problemsOf(wide).join(), /Exceeded max/);
    const yaml = `rules: ${'['.repeat(5000)}`;
    assert.ok(quickly(() => problemsOf(yaml)).length > 0);
    const lists = `rules:\n  - id: acme/a\n    fix: { path: a, value: ${'['.repeat(500)}${']'.repeat(500)} }\n`;
    assert.ok(quickly(() => problemsOf(lists)).length > 0);
  });

  it('cannot hold many aliases that stand for ever more', () => {
    const lines = Array.from(
      { length: 25 },
      (_, index) => `  a${String(index + 1)}: &a${String(index + 1)} [*a${String(index)}, *a${String(index)}]`,
    );
    const text = `x:\n  a0: &a0 [1]\n${lines.join('\n')}\nrules:\n  - id: acme/a\n    on: object\n    fix: { path: a, value: *a25 }\n`;
    assert.ok(quickly(() => problemsOf(text)).length > 0);
  });

  it('cannot make patterns run away', () => {
    assert.equal(failureOf('"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!".matches("^(a+)+$") || true'), undefined);
    assert.equal(failureOf('"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!".matches("^(a|aa)*$") || true'), undefined);
    assert.match(problemsOf(ruleText({ expect: `"'a'.matches('(((a{1000}){1000}){1000})')"` })).join(), /too large|sensible/);
    assert.match(problemsOf(ruleText({ expect: `"'a'.matches('${'('.repeat(500)}')"` })).join(), /too deep/);
    assert.match(failureOf('object.metadata.name.matches(object.metadata.name + "(?=x)")') ?? '', /pattern/);
  });

  it('see nothing of JavaScript', () => {
    for (const name of ['constructor', '__proto__', 'prototype', 'toString', 'hasOwnProperty', 'get', 'size'])
      assert.match(failureOf(`object["${name}"] == 1`) ?? '', /No such key/, name);
    assert.match(failureOf('object.constructor.constructor == 1') ?? '', /No such key/);
    assert.match(problemsOf(ruleText({ expect: 'globalThis == 1' })).join(), /Unknown variable/);
    assert.match(problemsOf(ruleText({ expect: 'eval("1") == 1' })).join(), /overload|eval/);
    assert.match(failureOf('dyn({"__proto__": {"polluted": true}}).polluted == true') ?? '', /No such key/);
    assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
  });

  it('see what objects call so', () => {
    const named = pod.replace('{ name: a }', '{ name: a, labels: { constructor: x, __proto__: z } }');
    const rule = ruleText({
      expect: "object.metadata.labels.constructor == 'x' && object.metadata.labels['__proto__'] == 'z'",
      message: 'x',
    });
    assert.equal(judged(rule, named).met, 1);
  });

  it('are left out once they take too long again and again', () => {
    const costly = only(
      ruleText({ expect: `"${ten}.all(a, ${ten}.all(b, ${ten}.all(c, ${ten}.all(d, a + b + c + d > 0))))"`, message: 'x' }),
    );
    quickly(() => judged(costly, `${pod}---\n`.repeat(limits.exceeded)));
    assert.match(costly.judge.stopped?.message ?? '', /left out/);
    const { unknown, unmet } = quickly(() => judged(costly, `${pod}---\n`.repeat(2000)));
    assert.deepEqual({ unknown, unmet }, { unknown: 2000, unmet: 0 });
  });

  it('are left out where they are only just within the limits, on everything', () => {
    const costly = only(ruleText({ expect: `"${ten}.all(a, ${ten}.all(b, ${ten}.all(c, a + b + c > 0)))"`, message: 'x' }));
    judged(costly, `${pod}---\n`.repeat(limits.settledAfter + 1));
    assert.match(costly.judge.stopped?.message ?? '', /on most of what it looks at/);
  });

  it('cannot put anything but text into messages and pages', () => {
    const text = pod.replace('name: a }', `name: "a\\u001b[31m\\u202e\\nb [x](command:y)" }`);
    const rule = ruleText({ expect: 'false', message: '"{{ object.metadata.name }} [a](command:b)"', why: '"<img src=x> [a](command:b)"' });
    const { messages, running } = judged(rule, text);
    assert.deepEqual(messages, ['a [31m b [x](command:y) [a](command:b).']);
    assert.equal(running.rule.rationale, '\\<img src=x\\> \\[a\\](command:b)');
    assert.match(problemsOf(ruleText({ docs: 'command:evil' })).join(), /https/);
    assert.match(problemsOf(ruleText({ docs: 'javascript:alert(1)' })).join(), /https/);
  });

  it('have a size, and a number of rules', () => {
    assert.match(problemsOf(`# ${'x'.repeat(limits.fileSize)}\n`).join(), /at most 256 KB/);
    const many = `rules:\n${Array.from({ length: limits.rulesPerFile + 5 }, (_, index) => `  - { id: acme/r${String(index)}, title: T, section: policy/policy-creation, level: 1, on: object, expect: 'true', message: M }\n`).join('')}`;
    const { rules, problems } = quickly(() => readRuleFile(many, cel()));
    assert.equal(rules.length, limits.rulesPerFile);
    assert.match(problems.map(({ message }) => message).join(), /at most 100 rules/);
    const definitions: readonly OrganisationRule[] = rules;
    assert.ok(definitions.every(({ ownPractice }) => ownPractice));
  });
});
