import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { fromRoot } from '../../scripts/lib/paths.ts';
import { launchBrowser } from '../host/browser.ts';
import { cutOffIn } from './cut-off.ts';
import { keepPicture } from './pictures.ts';
import { openScene, scenes } from './scenes.ts';

const translations = JSON.parse(readFileSync(fromRoot('l10n/bundle.l10n.de.json'), 'utf8')) as Readonly<Record<string, string>>;

/** Texts whose German is another one: none of them may be seen. */
const foreign = Object.entries(translations).flatMap(([english, german]) =>
  english === german || /\{\d\}/u.test(english) ? [] : [english],
);

describe('the panel in German', () => {
  let browser: Browser;

  before(async () => {
    browser = await launchBrowser();
  });

  after(async () => {
    await browser.close();
  });

  for (const name of Object.keys(scenes)) {
    it(`is German and fits when ${name}`, async () => {
      for (const width of [200, 320]) {
        const panel = await openScene(browser, name, { width, translations, language: 'de' });
        assert.deepEqual(await cutOffIn(panel), [], `${String(width)} pixels`);
        const shown = await panel.page.evaluate<readonly string[]>(
          `[...document.querySelectorAll('#root *')].flatMap((element) => [
            element.getAttribute('title'), element.getAttribute('aria-label'), element.getAttribute('placeholder'),
            ...[...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent.trim()),
          ])`,
        );
        assert.ok(shown.length > 0);
        assert.deepEqual(
          foreign.filter((text) => shown.includes(text)),
          [],
        );
        await keepPicture(panel.page, `German ${String(width)} ${name}`);
        await panel.page.close();
      }
    });
  }
});
