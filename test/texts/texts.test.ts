import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fromRoot, root } from '../../scripts/lib/paths.ts';
import { serverParts } from '../../scripts/texts/parts.ts';
import { languageOf, readTranslation, shortKey } from '../../server/src/texts/read.ts';
import { english, keyOf, say, speak, translated } from '../../server/src/texts/texts.ts';

function fileOf(texts: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(texts).map(([english, text]) => [shortKey(english), text])));
}

function inLanguage(texts: Readonly<Record<string, string>>): void {
  speak(readTranslation(fileOf(texts)));
}

function greeting(name: string, count: number): string {
  return say`${name} has ${count} probes.`;
}

describe('Texts', () => {
  afterEach(() => {
    speak(undefined);
  });

  it('are English unless a language is set', () => {
    assert.equal(greeting('web', 2), 'web has 2 probes.');
    assert.equal(say`Set \`replicas\` to ${3}`, 'Set `replicas` to 3');
    assert.equal(translated('No probe'), 'No probe');
  });

  it('are translated as a whole, with their values where the language wants them', () => {
    inLanguage({ '{0} has {1} probes.': '{1} Probes hat {0}.', 'No probe': 'Keine Probe' });
    assert.equal(greeting('web', 2), '2 Probes hat web.');
    assert.equal(say`No probe`, 'Keine Probe');
    assert.equal(translated(english`No probe`), 'Keine Probe');
  });

  it('follow the language at once', () => {
    inLanguage({ '{0} has {1} probes.': 'A {0} {1}' });
    assert.equal(greeting('web', 1), 'A web 1');
    inLanguage({ '{0} has {1} probes.': 'B {0} {1}' });
    assert.equal(greeting('web', 1), 'B web 1');
    speak(undefined);
    assert.equal(greeting('web', 1), 'web has 1 probes.');
  });

  it('stay English where there is no translation', () => {
    inLanguage({ other: 'anders' });
    assert.equal(greeting('web', 2), 'web has 2 probes.');
    assert.equal(translated('toString'), 'toString');
  });

  it('take values as they are, whatever stands in them', () => {
    inLanguage({ '{0} has {1} probes.': '{0}: {1} ({0})', 'In {0}': 'In {1}{0}' });
    assert.equal(greeting('{1}', 2), '{1}: 2 ({1})');
    assert.equal(say`In ${'⟦$&{0}'}`, 'In ⟦$&{0}');
  });

  it('are found by their English with holes', () => {
    assert.equal(keyOf(['', ' has ', ' probes.']), '{0} has {1} probes.');
    assert.equal(keyOf(['No probe']), 'No probe');
  });

  it('are said by no module while it loads, when the language is not set yet', () => {
    const modules = ['rules/index.ts', 'lsp/server.ts', 'features/report/document.ts'].map((file) => fromRoot('server/src', file));
    const code = `
      const { speak } = await import(${JSON.stringify(fromRoot('server/src/texts/texts.ts'))});
      speak((text) => { throw new Error('said while loading: ' + text); });
      for (const file of ${JSON.stringify(modules)}) await import(file);
    `;
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', code], {
      cwd: root,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
  }).timeout(60_000);
});

describe('Translations', () => {
  it('are chosen by the language of a locale', () => {
    for (const locale of ['de', 'de-AT', 'de_CH.UTF-8', 'DE']) assert.equal(languageOf(locale), 'de', locale);
    for (const locale of [undefined, '', 'en', 'en-GB', 'deu', 'fr', '../de', 'de/../x', '__proto__'])
      assert.equal(languageOf(locale), undefined);
  });

  it('are an object of texts; what is none in it is left out', () => {
    const translation = readTranslation(fileOf({ a: 'A', b: 1, c: null, d: ['D'], e: '' }));
    assert.deepEqual(['a', 'b', 'c', 'd', 'e', 'toString', 'constructor'].map(translation), [
      'A',
      ...Array.from({ length: 6 }, () => undefined),
    ]);
  });

  it('are refused where they are nothing of the kind', () => {
    for (const text of ['', '[]', '"a"', 'null', '{', '1']) assert.throws(() => readTranslation(text), Error, text);
    assert.throws(() => readTranslation(`{ "a": "${'x'.repeat(9 * 1024 * 1024)}" }`), /larger than 8 MB/);
  });
});

describe('Short keys', () => {
  it('are short, and different for all texts that there are', () => {
    const texts = [...serverParts(root, (problem) => assert.fail(problem)).values()].flat();
    const keys = texts.map(shortKey);
    assert.ok(texts.length > 1000 && keys.every((key) => /^[0-9a-z]{1,11}$/.test(key)));
    assert.equal(new Set(keys).size, texts.length);
  }).timeout(60_000);
});
