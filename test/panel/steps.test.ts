import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../host/browser.ts';
import { eventually, hasTexts, until } from './eventually.ts';
import { hostileOverview, overview, place } from './overviews.ts';
import { openPanel, type PanelPage } from './panel-page.ts';
import { details } from './practices.ts';

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
    await panel.forget();
  });

  afterEach(async () => {
    assert.deepEqual(panel.errors, []);
    await page.close();
  });

  it('come in their order, the first one open', async () => {
    await hasTexts(
      page.locator('.steps h3'),
      overview.steps.map(({ statement }) => statement),
    );
    await eventually(() => page.locator('.steps .step[open]').count(), 1);
    await page.getByText('partly met · 7 places · 5 with a quick fix').waitFor();
    await page.getByText('Without a probe the cluster sends requests').waitFor();
  });

  it('lead to the places in files', async () => {
    await page
      .getByRole('button', {
        name: 'deploy/base/catalogue/deployment.yaml:24 Container "catalogue" has no readiness probe. Container "catalogue" has no liveness probe.',
      })
      .click();
    const expected = overview.steps[0]?.places[1];
    await panel.hasPosted([{ type: 'open', uri: expected?.uri, range: expected?.range }]);
    await page.getByText('and 4 more').waitFor();
  });

  it('say how, when asked', async () => {
    await eventually(() => page.getByText('Let the pipeline fail when a workload has neither.').count(), 0);
    await page.getByText('How to get there').first().click();
    await page.getByText('Let the pipeline fail when a workload has neither.').waitFor();
  });

  it('lead to the guidance and to the model', async () => {
    await panel.tell(details(overview.steps[0]?.practice ?? ''));
    await page.getByRole('button', { name: 'Show the guidance' }).click();
    await page.getByText('Projects that help, and links').click();
    await page.getByRole('button', { name: 'Prometheus' }).click();
    await page.getByRole('button', { name: 'Testing and Issue Detection in the model' }).click();
    await panel.hasPosted([
      { type: 'guidance', id: overview.steps[0]?.practice },
      { type: 'openLink', url: 'https://prometheus.io' },
      { type: 'openLink', url: overview.steps[0]?.link },
    ]);
  });

  it('come before the profile', async () => {
    await hasTexts(page.locator('.pane h2'), ['Next steps', 'Profile', 'Over time', 'Files not read']);
  });

  it('say what they are worth', async () => {
    await hasTexts(page.locator('.steps .gain'), [
      '+3 % of Level 2',
      'holds its section back',
      '+0.4 % of Level 2 · completes its section at Level 2',
    ]);
  });

  it('group places by file and by line', async () => {
    const [first, ...others] = overview.steps;
    assert.ok(first !== undefined);
    const places = [3, 9, 9, 20].map((line, index) => place('deploy/cart.yaml', line, `Finding ${String(index)}.`));
    await panel.show({ ...overview, steps: [{ ...first, places, unmet: 4, fixable: 0 }, ...others] });
    const buttons = page.locator('.step').first().locator('button.place');
    await hasTexts(buttons, [
      'deploy/cart.yaml:4 Finding 0.',
      'deploy/cart.yaml:10 Finding 1. Finding 2.',
      'deploy/cart.yaml:21 Finding 3.',
    ]);
    await eventually(() => page.locator('.step').first().locator('.file').innerText(), 'deploy/cart.yaml');
  });

  it('show many places when asked, and go on where the list ended', async () => {
    const [first, ...others] = overview.steps;
    assert.ok(first !== undefined);
    const places = Array.from({ length: 9 }, (_, line) => place('deploy/cart.yaml', line, 'No memory request.'));
    await panel.show({ ...overview, steps: [{ ...first, places, unmet: 9 }, ...others] });
    const buttons = page.locator('.step').first().locator('button.place');
    await eventually(() => buttons.count(), 5);
    await page.getByRole('button', { name: 'Show 4 more' }).click();
    await eventually(() => buttons.count(), 9);
    await until(
      () => panel.focused(),
      (id) => id.endsWith('cart.yaml:5'),
      'The focus',
    );
  });

  it('do not drown people: many are shown when asked', async () => {
    const [first] = overview.steps;
    assert.ok(first !== undefined);
    const steps = Array.from({ length: 12 }, (_, index) => ({ ...first, practice: `a/b/1/${String(index)}` }));
    await panel.show({ ...overview, steps });
    await eventually(() => page.locator('.steps .step').count(), 8);
    await page.getByRole('button', { name: 'Show 4 more steps' }).click();
    await eventually(() => page.locator('.steps .step').count(), 12);
    await panel.hasFocused('step:a/b/1/8');
  });

  it('offer to fix what can be fixed, and say what became of it', async () => {
    const practice = overview.steps[0]?.practice ?? '';
    await page.getByRole('button', { name: 'Fix 5 of 7 …' }).click();
    await panel.hasPosted([{ type: 'fix', practice, preview: true }]);
    await page.getByRole('status').getByText('Tick the changes that you want in the preview, then apply them.').waitFor();
    await panel.send({ type: 'fixed', practice, outcome: { done: false, message: 'Nothing was changed.', discarded: true } });
    await page.getByRole('status').getByText('Nothing was changed.').waitFor();
    await eventually(() => page.locator('.failure:not(:empty)').count(), 0);
    await panel.send({ type: 'fixed', practice, outcome: { done: true, fixed: 5, files: 2, previewed: true } });
    await page.getByRole('status').getByText('Applied. Look at the changes and save them.').waitFor();
    await page.getByRole('button', { name: 'Without Preview' }).click();
    await panel.hasPosted([{ type: 'fix', practice, preview: false }]);
    await panel.send({ type: 'fixed', practice, outcome: { done: true, fixed: 5, files: 2 } });
    await page.getByRole('status').getByText('Fixed: 5, in 2 files. Look at the changes and save them.').waitFor();
    await panel.send({ type: 'fixed', practice, outcome: { done: false, message: 'The editor refused.' } });
    await page.getByRole('status').getByText('The editor refused.').waitFor();
  });

  it('leads to the setting of the target level', async () => {
    await page.getByRole('button', { name: 'Change the target level' }).click();
    await panel.hasPosted([{ type: 'changeTarget' }]);
  });

  it('lists the files that were not read, when asked', async () => {
    await eventually(() => page.getByText('deploy/vendor/huge.yaml').count(), 0);
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
    await eventually(() => page.locator('#root').locator('img, script, b').count(), 0);
    assert.equal(await page.evaluate('window.harmed'), undefined);
  });

  it('may run no script and load nothing but its own', async () => {
    await page.evaluate(
      `document.body.insertAdjacentHTML('beforeend', '<img src="https://elsewhere.test/x.png" onerror="window.harmed=1">')`,
    );
    await page.evaluate(
      `{ const script = document.createElement('script'); script.textContent = 'window.harmed = 1'; document.body.append(script); }`,
    );
    const refused = (): number => panel.errors.filter((error) => error.includes('Content Security Policy')).length;
    await until(
      () => Promise.resolve(refused()),
      (times) => times >= 2,
      'Refused by the policy',
    );
    panel.errors.splice(0);
    assert.equal(await page.evaluate('window.harmed'), undefined);
  });
});
