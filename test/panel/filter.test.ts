import assert from 'node:assert/strict';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../host/browser.ts';
import { eventually } from './eventually.ts';
import { manySteps, overview, scopes } from './overviews.ts';
import { openPanel, type PageOptions, type PanelPage } from './panel-page.ts';

const steps = manySteps(40);

describe('the filter of the next steps', () => {
  let browser: Browser;
  let panel: PanelPage;
  let page: Page;

  before(async () => {
    browser = await launchBrowser();
  });

  after(async () => {
    await browser.close();
  });

  const open = async (options: PageOptions = {}): Promise<void> => {
    panel = await openPanel(browser, options);
    ({ page } = panel);
    await panel.show({ ...overview, scopes, steps });
    await panel.forget();
  };

  afterEach(async () => {
    assert.deepEqual(panel.errors, []);
    await page.close();
  });

  const shown = (): Promise<number> => page.locator('.steps .step').count();
  const words = (): Locator => page.getByRole('searchbox', { name: 'Words in a step, a section or a file' });

  it('is not there where there is little to look through', async () => {
    await open();
    await words().waitFor();
    await panel.show(overview);
    await eventually(() => words().count(), 0);
  });

  it('finds steps by words of the step, the section, the file and the finding', async () => {
    await open();
    for (const [text, number] of [
      ['EXPECTATION 17', 1],
      ['team-23/app', 1],
      ['finding 4.', 4],
      ['upskilling', 3],
      ['team expectation 3', 8],
    ] as const) {
      await words().fill(text);
      const expected = steps.filter((step) =>
        text
          .toLowerCase()
          .split(' ')
          .every((word) =>
            `${step.statement}\n${step.sectionName}\n${step.places.map(({ path, message }) => `${path} ${message}`).join()}`
              .toLowerCase()
              .includes(word),
          ),
      ).length;
      assert.ok(expected > 0 && (number > 1 || expected === 1), `${text}: ${String(expected)}`);
      await page
        .getByRole('status')
        .getByText(`${String(expected)} of 40 steps`)
        .waitFor();
      await eventually(shown, Math.min(expected, 8));
    }
  });

  it('narrows by dimension and level, by keyboard too', async () => {
    await open();
    await words().focus();
    await page.keyboard.press('Tab');
    await panel.hasFocused('filter:dimension');
    await page.getByRole('combobox', { name: 'Dimension' }).selectOption('Technology');
    await page.getByRole('combobox', { name: 'Level' }).selectOption('Level 2 · Operate');
    const expected = steps.filter(({ section, level }) => section.startsWith('technology/') && level === 2).length;
    assert.ok(expected > 0 && expected < 8);
    await eventually(shown, expected);
    const facts = await page.locator('.steps .step').evaluateAll((all) => all.map((each) => each.textContent));
    assert.ok(facts.every((text) => text.includes('Level 2')));
  });

  it('looks at an application by the same row', async () => {
    await open();
    await page.getByRole('combobox', { name: 'Application' }).selectOption('checkout');
    await panel.hasPosted([{ type: 'selectScope', scope: 'application:checkout' }]);
  });

  it('says that nothing fits, and gives itself up', async () => {
    await open();
    await words().fill('no such words');
    await page.getByText('No step fits this filter.').waitFor();
    await eventually(shown, 0);
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await eventually(() => words().inputValue(), '');
    await panel.hasFocused('filter:text');
    await eventually(shown, 8);
  });

  it('is given up by Escape, word by word of it', async () => {
    await open();
    await words().fill('no such words');
    await eventually(shown, 0);
    await words().press('Escape');
    await eventually(shown, 8);
  });

  it('is as it was when the panel is shown again', async () => {
    await open();
    await words().fill('expectation 17');
    await page.getByRole('combobox', { name: 'Dimension' }).selectOption('Technology');
    const kept = await panel.kept((json) => json.includes('expectation 17') && json.includes('"dimension":"technology"'));
    await page.close();
    await open({ kept });
    await eventually(() => words().inputValue(), 'expectation 17');
    await eventually(() => page.getByRole('combobox', { name: 'Dimension' }).inputValue(), 'technology');
  });
});
