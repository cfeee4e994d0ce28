import assert from 'node:assert/strict';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../host/browser.ts';
import { eventually, hasTexts } from './eventually.ts';
import { overview } from './overviews.ts';
import { openPanel, type PanelPage } from './panel-page.ts';

describe('the profile of the sections', () => {
  let browser: Browser;
  let panel: PanelPage;
  let page: Page;

  before(async () => {
    browser = await launchBrowser();
  });

  after(async () => {
    await browser.close();
  });

  beforeEach(async () => {
    panel = await openPanel(browser);
    ({ page } = panel);
    await panel.show(overview);
    await panel.forget();
  });

  afterEach(async () => {
    assert.deepEqual(panel.errors, []);
    await page.close();
  });

  const cell = (section: string, level: string): Locator => page.getByRole('button', { name: `${section}, ${level}:` });

  it('is a table with a column for each level and a row for each section', async () => {
    const table = page.getByRole('table', { name: 'How each section stands at each level' });
    await eventually(() => table.getByRole('columnheader').count(), 6);
    const row = table.getByRole('row', { name: 'Testing and Issue Detection' });
    await row.getByRole('button').first().waitFor();
    const names = await row.getByRole('button').evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')));
    assert.deepEqual(names, [
      'Testing and Issue Detection, Level 1 · Build: met',
      'Testing and Issue Detection, Level 2 · Operate: partly met, being worked on',
      'Testing and Issue Detection, Level 3 · Scale: missing',
      'Testing and Issue Detection, Level 4 · Improve: missing',
      'Testing and Issue Detection, Level 5 · Adapt: not assessed',
    ]);
  });

  it('folds dimensions of which nothing is known', async () => {
    const people = page.getByRole('button', { name: 'People not assessed yet' });
    await eventually(() => people.getAttribute('aria-expanded'), 'false');
    await eventually(() => page.getByText('Upskilling').count(), 0);
    await people.click();
    await eventually(() => people.getAttribute('aria-expanded'), 'true');
    await page.getByRole('rowheader', { name: 'Upskilling' }).waitFor();
    const technology = page.getByRole('button', { name: 'Technology Level 2' });
    await eventually(() => technology.getAttribute('aria-expanded'), 'true');
    await technology.click();
    await eventually(() => page.getByRole('rowheader', { name: 'Testing and Issue Detection' }).count(), 0);
  });

  it('opens a cell to its practices, one at a time', async () => {
    const second = cell('Testing and Issue Detection', 'Level 2 · Operate');
    await second.click();
    await eventually(() => second.getAttribute('aria-expanded'), 'true');
    const controls = await second.getAttribute('aria-controls');
    const detail = page.locator(`[id="${String(controls)}"]`);
    await detail.getByRole('heading', { name: 'Level 2 · Operate partly met' }).waitFor();
    await hasTexts(detail.getByRole('listitem'), [
      'What the workload needs is declared beside it. partly met · 4 of 7 meet it, 1 cannot be told',
      'Teams agree on how it is checked. not confirmed',
      'Virtual machines follow the same rules. does not apply',
    ]);
    await cell('Security', 'Level 2 · Operate').click();
    await eventually(() => second.getAttribute('aria-expanded'), 'false');
    await eventually(() => page.getByRole('button', { expanded: true, name: 'Level 2 · Operate' }).count(), 1);
  });

  it('leads to the guidance on a practice and to the section in the model', async () => {
    await cell('Testing and Issue Detection', 'Level 3 · Scale').click();
    await page.locator('.detail summary').filter({ hasText: 'What the workload needs is declared beside it.' }).click();
    await page.locator('.detail').getByRole('button', { name: 'Show the guidance' }).click();
    await page.getByRole('button', { name: 'Testing and Issue Detection in the model' }).click();
    await panel.hasPosted([
      { type: 'guidance', id: 'technology/testing-and-issue-detection/3/declared' },
      { type: 'openLink', url: 'https://maturitymodel.cncf.io/technology/#testing-and-issue-detection' },
    ]);
  });

  it('explains its signs in words', async () => {
    const legend = page.getByRole('list', { name: 'Signs in the table' }).getByRole('listitem');
    await hasTexts(legend, ['met', 'partly met', 'missing', 'not assessed', 'being worked on']);
  });
});
