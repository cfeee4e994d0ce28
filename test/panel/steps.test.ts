import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../host/browser.ts';
import { hostileOverview, overview } from './overviews.ts';
import { openPanel, type PanelPage } from './panel-page.ts';

describe('the next steps', () => {
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

  it('come in their order, the first one open', async () => {
    const statements = await page.locator('.steps h3').allInnerTexts();
    assert.deepEqual(
      statements,
      overview.steps.map(({ statement }) => statement),
    );
    assert.equal(await page.locator('.steps .step[open]').count(), 1);
    await page.getByText('partly met · 7 places · 5 with a quick fix').waitFor();
    await page.getByText('Without a probe the cluster sends requests').waitFor();
  });

  it('lead to the places in files', async () => {
    await page
      .getByRole('button', { name: 'deploy/base/catalogue/deployment.yaml:24 Container "catalogue" has no liveness probe.' })
      .click();
    const expected = overview.steps[0]?.places[1];
    assert.deepEqual(await panel.posted(), [{ type: 'open', uri: expected?.uri, range: expected?.range }]);
    await page.getByText('and 4 more').waitFor();
  });

  it('say how, when asked', async () => {
    assert.equal(await page.getByText('Let the pipeline fail when a workload has neither.').count(), 0);
    await page.getByText('How to get there').first().click();
    await page.getByText('Let the pipeline fail when a workload has neither.').waitFor();
  });

  it('lead to the guidance and to the model', async () => {
    await page.getByRole('button', { name: 'Show the guidance' }).click();
    await page.getByRole('button', { name: 'Section in the model' }).click();
    assert.deepEqual(await panel.posted(), [
      { type: 'guidance', id: overview.steps[0]?.practice },
      { type: 'openLink', url: overview.steps[0]?.link },
    ]);
  });

  it('leads to the setting of the target level', async () => {
    await page.getByRole('button', { name: 'Change the target level' }).click();
    assert.deepEqual(await panel.posted(), [{ type: 'changeTarget' }]);
  });

  it('lists the files that were not read, when asked', async () => {
    assert.equal(await page.getByText('deploy/vendor/huge.yaml').count(), 0);
    await page.getByRole('heading', { name: 'Files not read' }).click();
    await page.getByText('deploy/vendor/huge.yaml').waitFor();
  });

  it('shows what is in the workspace as text, never as HTML', async () => {
    await panel.show(hostileOverview);
    await page.getByRole('heading', { name: 'Files not read' }).click();
    await page
      .getByRole('button', { name: 'deploy/<img src=x onerror="window.harmed=1">.yaml:1 <script>window.harmed = 1</script>' })
      .waitFor();
    await page.getByText('<svg onload="window.harmed=1">').waitFor();
    assert.equal(await page.locator('#root').locator('img, script, b').count(), 0);
    assert.equal(await page.evaluate('window.harmed'), undefined);
  });

  it('may run no script and load nothing but its own', async () => {
    await page.evaluate(
      `document.body.insertAdjacentHTML('beforeend', '<img src="https://elsewhere.test/x.png" onerror="window.harmed=1">')`,
    );
    await page.evaluate(
      `{ const script = document.createElement('script'); script.textContent = 'window.harmed = 1'; document.body.append(script); }`,
    );
    await page.waitForTimeout(100);
    assert.equal(await page.evaluate('window.harmed'), undefined);
    assert.ok(panel.errors.splice(0).filter((error) => error.includes('Content Security Policy')).length >= 2);
  });
});
