import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../host/browser.ts';
import { eventually, hasTexts } from './eventually.ts';
import { emptyOverview, overview, scopes } from './overviews.ts';
import { openPanel, type PanelPage } from './panel-page.ts';

describe('the parts of the workspace', () => {
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
    await panel.show({ ...overview, scopes });
    await panel.forget();
  });

  afterEach(async () => {
    assert.deepEqual(panel.errors, []);
    await page.close();
  });

  it('name the weakest before anything is opened', async () => {
    await page.locator('.scopes summary').getByText('weakest: checkout, Level 1 · 42 %').waitFor();
  });

  it('stand with their levels and progress', async () => {
    await page.locator('.scopes summary').click();
    await hasTexts(page.locator('.scope'), [
      'shop Level 2 · 68 %',
      'checkout deploy/apps/checkout weakest Level 1 · 42 %',
      'catalogue deploy/apps/catalogue Level 2 · 31 %',
      'storefront-with-a-rather-long-name deploy/apps/storefront-with-a-rather-long-name Level 3 · 12 %',
      'mail deploy/apps/mail no files',
    ]);
    await eventually(() => page.getByRole('radio', { name: /^shop/u }).isChecked(), true);
  });

  it('are chosen by mouse and by arrow keys', async () => {
    await page.locator('.scopes summary').click();
    await page.getByText('deploy/apps/catalogue').click();
    await page.keyboard.press('ArrowDown');
    await panel.hasPosted([
      { type: 'selectScope', scope: 'application:catalogue' },
      { type: 'selectScope', scope: 'application:storefront-with-a-rather-long-name' },
    ]);
    await panel.show({ ...overview, scopes, scope: 'application:catalogue' });
    await eventually(() => page.locator('.scopes summary .name').innerText(), 'catalogue');
  });

  it('ask nothing where there is only one', async () => {
    await panel.show(overview);
    await eventually(() => page.locator('.scopes').count(), 0);
  });

  it('can still be chosen from one that is empty', async () => {
    await panel.show({ ...emptyOverview, scopes, scope: 'application:mail' });
    await page.getByRole('heading', { name: 'Not assessed yet' }).waitFor();
    await page.locator('.scopes summary').click();
    await page.getByText('deploy/apps/checkout').click();
    await panel.hasPosted([{ type: 'selectScope', scope: 'application:checkout' }]);
  });
});
