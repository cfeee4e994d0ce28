import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../host/browser.ts';
import { cutOffIn } from './cut-off.ts';
import { until } from './eventually.ts';
import { overview } from './overviews.ts';
import { openPanel, type PageOptions, type PanelPage, themeNames } from './panel-page.ts';
import { keepPicture } from './pictures.ts';
import { openScene, scenes } from './scenes.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe finds wrong, one line each. */
async function violations({ page }: PanelPage): Promise<readonly string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate<readonly Violation[]>('axe.run(document).then(({ violations }) => violations)');
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}

describe('the panel for everybody', () => {
  let browser: Browser;

  before(async () => {
    browser = await launchBrowser();
  });

  after(async () => {
    await browser.close();
  });

  for (const theme of themeNames) {
    for (const name of Object.keys(scenes)) {
      it(`is accessible when ${name}, in the theme ${theme}`, async () => {
        const panel = await openScene(browser, name, { theme });
        await keepPicture(panel.page, `${theme} ${name}`);
        assert.deepEqual(await violations(panel), []);
        assert.deepEqual(panel.errors, []);
        await panel.page.close();
      });
    }
  }

  it('lets axe find what is wrong', async () => {
    const panel = await openPanel(browser);
    await panel.page.evaluate(`document.getElementById('root').insertAdjacentHTML('beforeend', '<button></button>')`);
    assert.match((await violations(panel)).join('\n'), /button-name/u);
    await panel.page.close();
  });

  const cutOff = async (name: string, options: PageOptions): Promise<readonly string[]> => {
    const panel = await openScene(browser, name, options);
    const cut = await cutOffIn(panel);
    await panel.page.close();
    return cut;
  };

  for (const name of Object.keys(scenes)) {
    it(`needs no sideways scrolling when ${name}, at any width`, async () => {
      const panel = await openScene(browser, name);
      for (const width of [200, 320, 1000]) {
        await panel.page.setViewportSize({ width, height: 900 });
        await panel.settled();
        assert.deepEqual(await cutOffIn(panel), [], `${String(width)} pixels`);
      }
      await panel.page.close();
    });
  }

  it('reads from right to left where the language does', async () => {
    assert.deepEqual(await cutOff('asking a question', { language: 'ar' }), []);
    const panel = await openScene(browser, 'ready', { language: 'he-IL' });
    const { page } = panel;
    assert.equal(await page.evaluate('getComputedStyle(document.body).direction'), 'rtl');
    const chevron = await page.locator('#steps .chevron').boundingBox();
    const heading = await page.getByRole('heading', { name: 'Next steps' }).boundingBox();
    assert.ok(chevron !== null && heading !== null && chevron.x > heading.x);
    await page.locator('#dimension\\:process\\:process\\/security\\/2').focus();
    await page.keyboard.press('ArrowLeft');
    await until(
      () => panel.focused(),
      (id) => id.endsWith('process/security/3'),
      'The focus',
    );
    await page.close();
  });

  it('keeps its targets large enough at 200 pixels', async () => {
    const panel = await openPanel(browser, { width: 200 });
    await panel.show(overview);
    const boxes = await panel.page
      .locator('.cell')
      .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().toJSON() as unknown));
    assert.ok(boxes.length > 40);
    for (const box of boxes as readonly { width: number; height: number }[]) assert.ok(box.width >= 24 && box.height >= 24);
    await panel.page.close();
  });

  it('can be used with the keyboard alone', async () => {
    const panel = await openPanel(browser);
    const { page } = panel;
    await panel.show(overview);
    await panel.forget();
    const pressTo = async (key: string, wanted: RegExp): Promise<void> => {
      for (let tries = 0; tries < 60; tries += 1) {
        if (wanted.test(await panel.focused())) return;
        await page.keyboard.press(key);
      }
      assert.fail(`${key} never came to ${String(wanted)}.`);
    };
    const tabTo = (wanted: RegExp): Promise<void> => pressTo('Tab', wanted);
    await tabTo(/^target$/u);
    await tabTo(/^step:.*probes:places:.*front\.yaml:118$/u);
    await page.keyboard.press('Enter');
    await tabTo(/^questions$/u);
    await tabTo(/^dimension:people$/u);
    await page.keyboard.press('Enter');
    await tabTo(/^dimension:people:people\/[a-z-]+\/\d$/u);
    await pressTo('ArrowDown', /:people\/upskilling\/\d$/u);
    await page.keyboard.press('End');
    await until(
      () => panel.focused(),
      (id) => id.endsWith('upskilling/5'),
      'The focus',
    );
    await page.keyboard.press('ArrowLeft');
    await until(
      () => panel.focused(),
      (id) => id.endsWith('upskilling/4'),
      'The focus',
    );
    await page.keyboard.press('Home');
    await until(
      () => panel.focused(),
      (id) => id.endsWith('upskilling/1'),
      'The focus',
    );
    await page.keyboard.press('Space');
    await tabTo(/upskilling\/1:people\/upskilling\/1\/agreed$/u);
    await page.keyboard.press('Enter');
    await tabTo(/people\/upskilling\/1\/agreed:guidance$/u);
    await page.keyboard.press('Enter');
    await tabTo(/^dimension:process:basis$/u);
    await page.keyboard.press('Enter');
    await page.getByText('7 of 16 practices of Level 2 are met').waitFor();
    await tabTo(/^skipped$/u);
    await page.keyboard.press('Enter');
    await page.getByText('deploy/vendor/huge.yaml').waitFor();
    const place = overview.steps[0]?.places[2];
    await panel.hasPosted([
      { type: 'open', uri: place?.uri, range: place?.range },
      { type: 'guidance', id: 'people/upskilling/1/agreed' },
    ]);
    await page.close();
  });

  it('shows where the keyboard is', async () => {
    const panel = await openScene(browser, 'asking a question', { theme: 'high-contrast' });
    const { page } = panel;
    const bare: string[] = [];
    let stops = 0;
    for (; stops < 200; stops += 1) {
      await page.keyboard.press('Tab');
      // Behind the last stop the focus leaves the page.
      if (await page.evaluate<boolean>('document.activeElement === document.body')) break;
      // The frame of a choice is around its whole line.
      const style = await page.evaluate<string>(
        'getComputedStyle(document.activeElement.closest("label:has(> input)") ?? document.activeElement).outline',
      );
      if (!style.includes('solid 1px')) bare.push(`${await panel.focused()} ${style}`);
    }
    assert.deepEqual(bare, []);
    assert.ok(stops > 20 && stops < 70, `${String(stops)} stops`);
    await page.close();
  });

  it('stands still for people who want no motion', async () => {
    const panel = await openPanel(browser);
    const { page } = panel;
    const animation = (): Promise<string> => page.evaluate<string>(`getComputedStyle(document.querySelector('progress')).animationName`);
    await panel.snapshot({ kind: 'starting' });
    assert.equal(await animation(), 'passing');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    assert.equal(await animation(), 'none');
    await page.close();
  });
});
