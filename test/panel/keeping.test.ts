import assert from 'node:assert/strict';
import type { Overview } from '../../server/src/features/overview-types.ts';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../host/browser.ts';
import { eventually, until } from './eventually.ts';
import { overview } from './overviews.ts';
import { openPanel, type PageOptions, type PanelPage } from './panel-page.ts';
import { details } from './practices.ts';

function without(place: number): Overview {
  const [first, ...others] = overview.steps;
  assert.ok(first !== undefined);
  const places = first.places.filter((_, index) => index !== place);
  return { ...overview, steps: [{ ...first, places, unmet: first.unmet - 1 }, ...others] };
}

describe('the panel between snapshots', () => {
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
    await panel.show(overview);
  };

  afterEach(async () => {
    assert.deepEqual(panel.errors, []);
    await page.close();
  });

  it('keeps its elements, so that nothing flickers', async () => {
    await open();
    await page.evaluate(`window.seen = [...document.querySelectorAll('tr, li, details, h1')]`);
    await panel.show({ ...overview, overall: { ...overview.overall, progress: 0.7 } });
    await page.getByText('70 % of Level 2 met').waitFor();
    assert.equal(await page.evaluate('window.seen.length > 20 && window.seen.every((element) => element.isConnected)'), true);
  });

  it('keeps what is open, the scroll and the focus', async () => {
    await open({ height: 500 });
    await page.getByRole('button', { name: 'Security, Level 2' }).click();
    await page.getByText('How to get there').first().click();
    const button = page.getByRole('button', { name: 'Show the guidance' });
    await button.focus();
    const id = await panel.focused();
    const scrolled = (): Promise<number> => page.evaluate<number>('window.scrollY');
    const before = await until(scrolled, (y) => y > 0, 'The scroll');
    await panel.show(without(1));
    await panel.hasFocused(id);
    await page.getByText('Let the pipeline fail when a workload has neither.').waitFor();
    await page.getByRole('button', { name: 'Security, Level 2', expanded: true }).waitFor();
    await until(scrolled, (y) => Math.abs(y - before) < 80, 'The scroll');
  });

  it('keeps the focus when steps change places', async () => {
    await open();
    const summary = page.locator('summary', { hasText: 'Alerts lead to runbooks.' });
    await summary.focus();
    const id = await panel.focused();
    await panel.show({ ...overview, steps: [...overview.steps].reverse() });
    await panel.hasFocused(id);
  });

  it('hands the focus to what a vanished place was in', async () => {
    await open();
    await page.getByRole('button', { name: 'Container "front" has no readiness probe.' }).focus();
    await panel.show(without(2));
    await panel.hasFocused('step:technology/testing-and-issue-detection/2/probes');
  });

  it('is as it was when it is shown again', async () => {
    await open({ height: 500 });
    await page.getByRole('button', { name: 'Security, Level 2' }).click();
    await page.getByRole('button', { name: 'People' }).click();
    await page.evaluate('window.scrollTo(0, 240)');
    const kept = await panel.kept((state) => state.includes('"scroll":240'));
    await page.close();
    await open({ height: 500, kept });
    await page.getByRole('button', { name: 'Security, Level 2', expanded: true }).waitFor();
    await page.getByRole('button', { name: 'People', expanded: true }).waitFor();
    await eventually(() => page.evaluate<number>('window.scrollY'), 240);
  });

  it('goes back to its place when there was nothing to show for a while', async () => {
    await open({ height: 500 });
    await page.evaluate('window.scrollTo(0, 300)');
    await panel.kept((state) => state.includes('"scroll":300'));
    await panel.snapshot({ kind: 'stopped' });
    await panel.snapshot({ kind: 'starting' });
    await panel.show(overview);
    await eventually(() => page.evaluate<number>('window.scrollY'), 300);
  });

  it('goes back to its place although what is open comes later', async () => {
    const opened = { 'step:technology/testing-and-issue-detection/2/requests': true, profile: false };
    const end = (): Promise<number> => page.evaluate<number>('document.documentElement.scrollHeight - window.innerHeight');
    const tellAll = async (): Promise<void> => {
      for (const { practice } of overview.steps) await panel.tell(details(practice));
    };
    await open({ height: 500, kept: { open: opened } });
    const early = await end();
    await tellAll();
    const place = await end();
    assert.ok(place > early, 'What comes later makes the page no longer.');
    await page.close();
    await open({ height: 500, kept: { open: opened, scroll: place } });
    assert.equal(await page.evaluate<number>('window.scrollY'), early);
    await tellAll();
    await eventually(() => page.evaluate<number>('window.scrollY'), place);
  });

  it('leaves a person alone who scrolls before all is there', async () => {
    await open({ height: 500, kept: { open: { profile: false }, scroll: 5000 } });
    await page.mouse.move(100, 100);
    await page.mouse.wheel(0, -2000);
    await eventually(() => page.evaluate<number>('window.scrollY'), 0);
    for (const { practice } of overview.steps) await panel.tell(details(practice));
    assert.equal(await page.evaluate('window.scrollY'), 0);
  });

  it('keeps what it was told of a practice until it is told anew', async () => {
    await open();
    const id = overview.steps[0]?.practice ?? '';
    await panel.hasAsked([{ type: 'practice', id }]);
    await panel.tell(details(id));
    await page.getByText('What this rests on').click();
    await panel.show({ ...overview, state: 'scanning' });
    await panel.hasAsked([]);
    await panel.show(overview);
    await panel.hasAsked([{ type: 'practice', id }]);
    await page.getByText('4 met · 3 missed · 1 cannot be told · 2 accepted').waitFor();
    await panel.tell(details(id, { rules: [] }));
    await page.getByText('4 met').waitFor({ state: 'detached' });
  });

  it('takes nothing from a state that it did not keep itself', async () => {
    await open({
      kept: { open: 'yes', cell: 4, scroll: 'far', question: 1, upTo: 9, drafts: { a: { answer: 'perhaps', note: 2 }, b: 1 } },
    });
    await page.getByRole('heading', { level: 1, name: 'Level 2 · Operate' }).waitFor();
  });

  it('says aloud when the level is another one, and only then', async () => {
    await open();
    const news = page.locator('.overall').getByRole('status');
    await eventually(() => news.getAttribute('aria-live'), 'polite');
    await panel.show({ ...overview, overall: { ...overview.overall, progress: 0.9 } });
    await eventually(() => news.textContent(), '');
    await panel.show({ ...overview, overall: { ...overview.overall, level: 3, name: 'Scale', progress: 0.1 } });
    await eventually(() => news.textContent(), 'Now working on Level 3 · Scale.');
  });
});
