import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../host/browser.ts';
import { emptyOverview, overview } from './overviews.ts';
import { openPanel, type PanelPage, themeNames } from './panel-page.ts';

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

const opened = {
  open: { skipped: true, 'step:technology/testing-and-issue-detection/2/probes:how': true, 'dimension:people': true },
  cell: 'dimension:technology:technology/testing-and-issue-detection/2',
  scroll: 0,
};

const states: Readonly<Record<string, (panel: PanelPage) => Promise<void>>> = {
  starting: (panel) => panel.snapshot({ kind: 'starting' }),
  reading: (panel) => panel.send({ type: 'progress', done: 1, total: 4 }),
  ready: (panel) => panel.show(overview),
  'reading again': (panel) => panel.show({ ...overview, state: 'scanning' }),
  empty: (panel) => panel.show(emptyOverview),
  'without a folder': (panel) => panel.snapshot({ kind: 'overview', overview: emptyOverview, hasFolder: false }),
  stopped: (panel) => panel.snapshot({ kind: 'stopped' }),
};

describe('the panel for everybody', () => {
  let browser: Browser;

  before(async () => {
    browser = await launchBrowser();
  });

  after(async () => {
    await browser.close();
  });

  for (const theme of themeNames) {
    for (const [name, bring] of Object.entries(states)) {
      it(`is accessible when ${name}, in the theme ${theme}`, async () => {
        const panel = await openPanel(browser, { theme, kept: opened });
        await bring(panel);
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

  for (const width of [200, 320, 1000]) {
    it(`needs no sideways scrolling at ${String(width)} pixels`, async () => {
      const panel = await openPanel(browser, { width, kept: opened });
      await panel.show(overview);
      assert.equal(await panel.page.evaluate('document.documentElement.scrollWidth'), width);
      const cut = await panel.page.evaluate<readonly string[]>(
        `[...document.querySelectorAll('button, summary, th, p')].filter((e) => e.getBoundingClientRect().right > ${String(width)} + 0.5).map((e) => e.outerHTML)`,
      );
      assert.deepEqual(cut, []);
      await panel.page.close();
    });
  }

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
    await panel.posted();
    const pressTo = async (key: string, wanted: RegExp): Promise<void> => {
      for (let tries = 0; tries < 60; tries += 1) {
        if (wanted.test(await panel.focused())) return;
        await page.keyboard.press(key);
      }
      assert.fail(`${key} never came to ${String(wanted)}.`);
    };
    const tabTo = (wanted: RegExp): Promise<void> => pressTo('Tab', wanted);
    await tabTo(/^target$/u);
    await tabTo(/^dimension:people$/u);
    await page.keyboard.press('Enter');
    await tabTo(/^dimension:people:people\/[a-z-]+\/\d$/u);
    await pressTo('ArrowDown', /:people\/upskilling\/\d$/u);
    await page.keyboard.press('End');
    assert.match(await panel.focused(), /upskilling\/5$/u);
    await page.keyboard.press('ArrowLeft');
    assert.match(await panel.focused(), /upskilling\/4$/u);
    await page.keyboard.press('Home');
    assert.match(await panel.focused(), /upskilling\/1$/u);
    await page.keyboard.press('Space');
    await tabTo(/upskilling\/1:people\/upskilling\/1\/agreed$/u);
    await page.keyboard.press('Enter');
    await tabTo(/^step:.*probes:places:2$/u);
    await page.keyboard.press('Enter');
    await tabTo(/^skipped$/u);
    await page.keyboard.press('Enter');
    await page.getByText('deploy/vendor/huge.yaml').waitFor();
    const place = overview.steps[0]?.places[2];
    assert.deepEqual(await panel.posted(), [
      { type: 'guidance', id: 'people/upskilling/1/agreed' },
      { type: 'open', uri: place?.uri, range: place?.range },
    ]);
    await page.close();
  });

  it('shows where the keyboard is', async () => {
    const panel = await openPanel(browser, { theme: 'high-contrast' });
    const { page } = panel;
    await panel.show(overview);
    const bare: string[] = [];
    let stops = 0;
    for (; stops < 200; stops += 1) {
      await page.keyboard.press('Tab');
      // Behind the last stop the focus leaves the page.
      if (await page.evaluate<boolean>('document.activeElement === document.body')) break;
      const style = await page.evaluate<string>('getComputedStyle(document.activeElement).outline');
      if (!style.includes('solid 1px')) bare.push(`${await panel.focused()} ${style}`);
    }
    assert.deepEqual(bare, []);
    assert.ok(stops > 20 && stops < 60, `${String(stops)} stops`);
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
