import assert from 'node:assert/strict';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../host/browser.ts';
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
    await panel.posted();
  });

  afterEach(async () => {
    assert.deepEqual(panel.errors, []);
    await page.close();
  });

  const cell = (section: string, level: string): Locator => page.getByRole('button', { name: `${section}, ${level}:` });

  it('is a table with a column for each level and a row for each section', async () => {
    const table = page.getByRole('table', { name: 'How each section stands at each level' });
    assert.equal(await table.getByRole('columnheader').count(), 6);
    const row = table.getByRole('row', { name: 'Testing and Issue Detection' });
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
    assert.equal(await people.getAttribute('aria-expanded'), 'false');
    assert.equal(await page.getByText('Upskilling').count(), 0);
    await people.click();
    assert.equal(await people.getAttribute('aria-expanded'), 'true');
    await page.getByRole('rowheader', { name: 'Upskilling' }).waitFor();
    const technology = page.getByRole('button', { name: 'Technology Level 2' });
    assert.equal(await technology.getAttribute('aria-expanded'), 'true');
    await technology.click();
    assert.equal(await page.getByRole('rowheader', { name: 'Testing and Issue Detection' }).count(), 0);
  });

  it('opens a cell to its practices, one at a time', async () => {
    const second = cell('Testing and Issue Detection', 'Level 2 · Operate');
    await second.click();
    assert.equal(await second.getAttribute('aria-expanded'), 'true');
    const controls = await second.getAttribute('aria-controls');
    const detail = page.locator(`[id="${String(controls)}"]`);
    await detail.getByRole('heading', { name: 'Level 2 · Operate partly met' }).waitFor();
    const practices = await detail.getByRole('listitem').allInnerTexts();
    assert.deepEqual(
      practices.map((text) => text.replace(/\s+/gu, ' ').trim()),
      [
        'What the workload needs is declared beside it. partly met · 4 of 7 meet it, 1 cannot be told',
        'Teams agree on how it is checked. not confirmed',
        'Virtual machines follow the same rules. does not apply',
      ],
    );
    await cell('Security', 'Level 2 · Operate').click();
    assert.equal(await second.getAttribute('aria-expanded'), 'false');
    assert.equal(await page.getByRole('button', { expanded: true, name: 'Level 2 · Operate' }).count(), 1);
  });

  it('leads to the guidance on a practice and to the section in the model', async () => {
    await cell('Testing and Issue Detection', 'Level 3 · Scale').click();
    await page.locator('.detail summary').filter({ hasText: 'What the workload needs is declared beside it.' }).click();
    await page.locator('.detail').getByRole('button', { name: 'Show the guidance' }).click();
    await page.getByRole('button', { name: 'Testing and Issue Detection in the model' }).click();
    assert.deepEqual(await panel.posted(), [
      { type: 'guidance', id: 'technology/testing-and-issue-detection/3/declared' },
      { type: 'openLink', url: 'https://maturitymodel.cncf.io/technology/#testing-and-issue-detection' },
    ]);
  });

  it('explains its signs in words', async () => {
    const legend = await page.getByRole('list', { name: 'Signs in the table' }).getByRole('listitem').allInnerTexts();
    assert.deepEqual(
      legend.map((text) => text.trim()),
      ['met', 'partly met', 'missing', 'not assessed', 'being worked on'],
    );
  });
});
