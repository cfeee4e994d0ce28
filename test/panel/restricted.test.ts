/** The extension as users have it, in Restricted Mode: what it does needs no trust in the folder, and it asks for none. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { readManifest } from '../../scripts/host/extension.ts';
import { fromRoot } from '../../scripts/lib/paths.ts';
import { twoContainers } from '../editor/manifests.ts';
import { type OpenedEditor, openEditor, openFile, runCommand, webviewFrame } from '../host/browser.ts';
import { copyWorkspace } from '../host/workspace.ts';
import { until } from './eventually.ts';

const patienceMs = 20_000;

describe('the editor in Restricted Mode', () => {
  const workspace = copyWorkspace(fromRoot('samples', 'shop'));
  const { displayName, version } = readManifest();
  let editor: OpenedEditor;
  let page: Page;

  before(async () => {
    editor = await openEditor({
      folder: workspace.folder,
      extension: 'installed',
      trust: true,
      // In a browser the editor would save by itself after a second.
      settings: { 'security.workspace.trust.startupPrompt': 'never', 'files.autoSave': 'off' },
    });
    ({ page } = editor);
    await page.locator('.activitybar').getByRole('tab', { name: displayName }).click();
    await page.locator('.pane-header').filter({ hasText: 'Findings' }).click();
  });

  after(async () => {
    await editor.close();
    workspace.dispose();
  });

  const row = (text: string | RegExp): Locator => page.locator('.pane .monaco-list-row').filter({ hasText: text }).first();
  const inStatusBar = (text: string | RegExp): Locator => page.locator('.statusbar-item').filter({ hasText: text });

  it('is what this is about', async () => {
    await inStatusBar('Restricted Mode').waitFor({ timeout: patienceMs });
  });

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
    await inStatusBar(new RegExp(`^Ln ${line},`, 'u')).waitFor({ timeout: patienceMs });
  });

  it('shows the guidance of a rule', async () => {
    const rule = row('Readiness probe missing');
    await rule.hover();
    await rule.getByRole('button', { name: 'Show Guidance' }).click();
    await page.locator('.tab.active').filter({ hasText: 'readiness-probe-missing' }).waitFor({ timeout: patienceMs });
  });

  it('is summed up in the status bar, which leads to the panel', async () => {
    const item = inStatusBar(/Level \d \(\w+\), \d+ %/u);
    await item.waitFor({ timeout: patienceMs });
    assert.match((await item.locator('a').getAttribute('aria-label')) ?? '', /Cloud native maturity/u);
    await item.click();
    const panel = await webviewFrame(page, 'Next steps');
    await panel.locator('.step').first().waitFor({ timeout: patienceMs });
    await until(() => panel.evaluate<boolean>('document.hasFocus()'), Boolean, 'The panel has the focus', patienceMs);
  });

  it('is summed up in the language status of a file', async () => {
    await openFile(page, 'deploy/base/storefront.yaml');
    await page.locator('.statusbar-item[id="status.languageStatus"]').hover();
    const entry = page.locator('.hover-language-status').filter({ hasText: /Level \d \(\w+\), \d+ %/u });
    await entry.waitFor({ timeout: patienceMs });
    assert.match(await entry.innerText(), /Show Panel/u);
    await page.mouse.move(700, 10);
    await entry.waitFor({ state: 'hidden', timeout: patienceMs });
  });

  it('shows a level in a lens, says more on hover, and mends by a quick fix', async () => {
    await page.locator('.squiggly-warning').first().waitFor({ timeout: patienceMs });
    await page.locator('.codelens-decoration').filter({ hasText: 'Working on Level 1 (Build)' }).waitFor({ timeout: patienceMs });
    await runCommand(page, 'Problems: Focus on Problems View');
    await page.locator('.markers-panel .monaco-list-row').filter({ hasText: 'no liveness probe' }).dblclick();
    await page.locator('.editor-instance .monaco-editor.focused').waitFor({ timeout: patienceMs });
    await page.keyboard.press('ControlOrMeta+K');
    await page.keyboard.press('ControlOrMeta+I');
    await page.locator('.monaco-hover').filter({ hasText: 'has no liveness probe' }).waitFor({ timeout: patienceMs });
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+.');
    await page
      .locator('.action-widget .monaco-list-row')
      .filter({ hasText: /^Add a liveness probe$/u })
      .click();
    await page.locator('.view-line').filter({ hasText: 'livenessProbe:' }).waitFor({ timeout: patienceMs });
  });

  it('brings a workload to a level after a preview in which a person says what is wanted', async () => {
    const file = 'deploy/base/parcels.yaml';
    writeFileSync(path.join(workspace.folder, file), twoContainers);
    await openFile(page, file);
    await page.locator('.squiggly-warning').first().waitFor({ timeout: patienceMs });
    await runCommand(page, 'Refactor...');
    await page
      .locator('.action-widget .monaco-list-row')
      .filter({ hasText: /^Bring .*parcels.* to Level 2/u })
      .click();
    const preview = page.locator('.bulk-edit-panel');
    await preview.locator('.monaco-list-row .edit-checkbox').first().click({ timeout: patienceMs });
    assert.equal(await page.locator('.tab.dirty').filter({ hasText: 'parcels.yaml' }).count(), 0);
    await preview.getByRole('button', { name: 'Apply' }).click();
    await page.locator('.tab.dirty').filter({ hasText: 'parcels.yaml' }).waitFor({ timeout: patienceMs });
    await openFile(page, file);
    await page.keyboard.press('ControlOrMeta+S');
    const read = (): Promise<string> => Promise.resolve(readFileSync(path.join(workspace.folder, file), 'utf8'));
    await until(read, (text) => text.includes('allowPrivilegeEscalation: false'), 'The workload is hardened', patienceMs);
  });

  it('has a walkthrough', async () => {
    await runCommand(page, 'Welcome: Open Walkthrough...');
    const list = page.locator('.quick-input-widget');
    await list.locator('input').first().fill('Cloud Native Maturity');
    // A tooltip of what is below may lie above the row: the keyboard does not mind.
    await list.locator('.monaco-list-row.focused').filter({ hasText: 'Get Started with Cloud Native Maturity' }).waitFor();
    await page.keyboard.press('Enter');
    const steps = page.locator('.getting-started-step');
    await steps.filter({ hasText: 'Mend what is missed, where you type' }).waitFor({ timeout: patienceMs });
    assert.equal(await steps.count(), 5);
    await page
      .locator('.gettingStartedContainer img, .gettingStartedContainer .getting-started-media')
      .first()
      .waitFor({ timeout: patienceMs });
  });

  it('lists the extension as installed, of this version and enabled', async () => {
    await runCommand(page, 'Extensions: Show Installed Extensions');
    const entry = page.locator('.extensions-list .monaco-list-row').filter({ hasText: displayName }).first();
    await entry.click({ timeout: patienceMs });
    const details = page.locator('.extension-editor');
    await details.locator('.name').filter({ hasText: displayName }).first().waitFor({ timeout: patienceMs });
    await details.getByText(version, { exact: true }).first().waitFor({ timeout: patienceMs });
    await details
      .getByRole('button', { name: /^Disable/u })
      .first()
      .waitFor({ timeout: patienceMs });
    const readme = await webviewFrame(page, 'CNCF Cloud Native Maturity Model');
    await readme.getByRole('heading', { name: displayName, level: 1 }).waitFor({ timeout: patienceMs });
  });

  it('never asks for trust, and tells nobody anything unasked', async () => {
    assert.equal(await page.locator('.monaco-dialog-box').count(), 0);
    assert.deepEqual(await page.locator('.notification-toast').allInnerTexts(), []);
    await inStatusBar('Restricted Mode').waitFor();
  });
});
