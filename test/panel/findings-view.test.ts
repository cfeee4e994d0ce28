/** The tree of findings and the status bar in the real editor. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { fromRoot } from '../../scripts/lib/paths.ts';
import { type OpenedEditor, openEditor } from '../host/browser.ts';
import { copyWorkspace } from '../host/suite.ts';

const patienceMs = 20_000;

describe('the findings view in the editor', () => {
  const workspace = copyWorkspace(fromRoot('samples', 'shop'));
  let editor: OpenedEditor;
  let page: Page;

  before(async () => {
    editor = await openEditor({ folder: workspace.folder, extension: 'installed' });
    ({ page } = editor);
    await page.locator('.activitybar').getByRole('tab', { name: 'Cloud Native Maturity' }).click();
    await page.locator('.pane-header').filter({ hasText: 'Findings' }).click();
  });

  after(async () => {
    await editor.close();
    workspace.dispose();
  });

  const row = (text: string | RegExp): Locator => page.locator('.pane .monaco-list-row').filter({ hasText: text }).first();

  it('lists the sections of the model with their findings, and each rule with its level', async () => {
    const section = row('Testing and Issue Detection');
    await section.click({ timeout: patienceMs });
    const rule = row('Readiness probe missing');
    await rule.waitFor({ timeout: patienceMs });
    assert.match(await rule.innerText(), /\d+ · Level 1/u);
  });

  it('leads to a place, by keyboard', async () => {
    await row('Readiness probe missing').click();
    const place = row(/has no readiness probe/u);
    await place.waitFor({ timeout: patienceMs });
    const line = /:(?<line>\d+)/u.exec(await place.innerText())?.groups?.['line'] ?? '';
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const status = page.locator('.statusbar-item').filter({ hasText: /^Ln \d+/u });
    await status.waitFor({ timeout: patienceMs });
    await status.filter({ hasText: `Ln ${line},` }).waitFor({ timeout: patienceMs });
  });

  it('shows the guidance of a rule', async () => {
    const rule = row('Readiness probe missing');
    await rule.hover();
    await rule.getByRole('button', { name: 'Show Guidance' }).click();
    await page.locator('.tab.active').filter({ hasText: 'readiness-probe-missing' }).waitFor({ timeout: patienceMs });
  });

  it('is summed up in the status bar, which leads to the panel', async () => {
    const item = page.locator('.statusbar-item').filter({ hasText: /Level \d \(\w+\), \d+ %/u });
    await item.waitFor({ timeout: patienceMs });
    assert.match((await item.locator('a').getAttribute('aria-label')) ?? '', /Cloud native maturity/u);
  });
});
