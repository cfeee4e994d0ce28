/** A language that no one speaks: each text in brackets, each value in brackets of its own. What stands outside of them was forgotten. */
import assert from 'node:assert/strict';
import { speak } from '../../server/src/texts/texts.ts';

export function pseudo(english: string): string {
  return `⟦${english.replaceAll(/\{(\d+)\}/g, '⟨{$1}⟩')}⟧`;
}

/** For the tests of a `describe`. */
export function speaksPseudo(): void {
  before(() => {
    speak(pseudo);
  });
  after(() => {
    speak(undefined);
  });
}

/** The words that English sentences are made of. */
const english = /(?<![\w-])(?:a|an|the|of|in|to|is|are|has|have|no|not|with|without|its|which|that|from|be|does|for)(?![\w-])/;

/** A text is translated as a whole, and what is put into it is translated too, or stands in the files (`given`), or is a name. */
export function assertTranslated(text: string, given: string, what: string): void {
  assert.ok(text.startsWith('⟦') && outside(text) === '', `${what} is not translated: ${text}`);
  assertValues(text, given, what);
}

/** As above, of Markdown or a list of texts: names, code, links and rules between them may stand outside. */
export function assertPartsTranslated(text: string, given: string, what: string): void {
  const rest = withoutCode(outside(withoutCode(text)));
  assert.doesNotMatch(rest, english, `${what} is not translated: ${rest}`);
  assertValues(text, given, what);
}

function withoutCode(text: string): string {
  return text
    .replaceAll(/^(`{3,})[^]*?^\1$/gm, '')
    .replaceAll(/`[^`\n]*`/g, '')
    .replaceAll(/\[(?:\\.|[^\]\\])*\]\([^)]*\)/g, '');
}

function outside(text: string): string {
  let rest = text;
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replaceAll(/⟦[^⟦⟧]*⟧/g, '');
  }
  return rest;
}

function assertValues(text: string, given: string, what: string): void {
  let rest = text;
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replaceAll(/⟨[^⟨⟩]*⟩/g, (value) => {
      const own = outside(value.slice(1, -1)).trim();
      assert.ok(own === '' || given.includes(own) || !english.test(own), `${what} holds a value that is not translated: ${own} in ${text}`);
      return '';
    });
  }
}
