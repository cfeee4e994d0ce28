import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../host/browser.ts';
import { eventually, hasTexts, until } from './eventually.ts';
import { entry, history, noHistory, today } from './histories.ts';
import { overview } from './overviews.ts';
import { openPanel, type PanelPage } from './panel-page.ts';

describe('the level over time', () => {
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
    panel = await openPanel(browser, { kept: { open: { trend: true, steps: false } } });
    ({ page } = panel);
    await panel.show(overview);
  });

  afterEach(async () => {
    assert.deepEqual(panel.errors, []);
    await page.close();
  });

  it('is asked for when it is looked at, and anew with each assessment', async () => {
    await panel.hasAsked([{ type: 'history' }]);
    await panel.show({ ...overview, state: 'scanning' });
    await panel.hasAsked([]);
    await panel.show(overview);
    await panel.hasAsked([{ type: 'history' }]);
  });

  it('is drawn, and told as a table', async () => {
    await panel.send({ type: 'history', history });
    const points = page.locator('svg.trend circle');
    await eventually(() => points.count(), 4);
    const heights = await points.evaluateAll((all) => all.map((point) => Number(point.getAttribute('cy'))));
    assert.ok(
      heights.every((y, index) => index === 0 || y < (heights[index - 1] ?? 0)),
      heights.join(', '),
    );
    await page.getByText('Feb 2, 2026 to Nov 2, 2026, 4 entries').waitFor();
    await page.getByText('As a table').click();
    await hasTexts(page.getByRole('table', { name: 'The level over time' }).locator('tbody tr'), [
      'Nov 2, 2026 Level 2 · Operate60 %',
      'Jun 1, 2026 v1.0.0Level 2 · Operate10 %',
      'Apr 13, 2026 Level 1 · Build75 %',
      'Feb 2, 2026 Level 1 · Build20 %',
    ]);
  });

  it('puts days where they are in time', async () => {
    const entries = [entry('2026-01-01', 1, 0.1), entry('2026-01-02', 1, 0.2), entry('2026-01-11', 1, 0.3)];
    await panel.send({ type: 'history', history: { ...noHistory, entries } });
    const points = page.locator('svg.trend circle');
    await eventually(() => points.count(), 3);
    const [first = 0, second = 0, third = 0] = await points.evaluateAll((all) => all.map((point) => Number(point.getAttribute('cx'))));
    assert.ok(Math.abs((third - first) / (second - first) - 10) < 0.01);
  });

  it('says how to start where nothing is recorded', async () => {
    await panel.send({ type: 'history', history: noHistory });
    await page.getByText('Nothing is recorded yet.').waitFor();
    await page.getByText('cnmaturity history add').waitFor();
    await eventually(() => page.locator('svg.trend').count(), 0);
    await panel.forget();
    await page.getByRole('button', { name: 'Record Today', exact: true }).click();
    await panel.hasPosted([{ type: 'record' }]);
    await panel.send({ type: 'recorded', outcome: { done: true, path: '.cnmaturity/history.jsonl' } });
    await panel.send({ type: 'history', history: { ...noHistory, entries: [today] } });
    await page.getByRole('status').getByText('Recorded in .cnmaturity/history.jsonl. Commit it with your work.').waitFor();
    await page.getByText('Nov 21, 2026. A line needs a second one.').waitFor();
    await page.getByRole('button', { name: 'Record Today Again' }).waitFor();
  });

  it('names the line that cannot be read, and shows the others', async () => {
    await panel.send({ type: 'history', history });
    await page.getByText('.cnmaturity/history.jsonl:3 A merge conflict was left here.').waitFor();
    await eventually(() => page.locator('svg.trend circle').count(), 4);
  });

  it('cannot be recorded without a folder', async () => {
    await panel.send({ type: 'history', history: { ...noHistory, uri: null } });
    await page.getByText('Nothing is recorded yet.').waitFor();
    await eventually(() => page.getByRole('button', { name: 'Record Today' }).count(), 0);
  });
});

describe('the dimensions side by side', () => {
  let browser: Browser;

  before(async () => {
    browser = await launchBrowser();
  });

  after(async () => {
    await browser.close();
  });

  const cells = ['People not assessed', 'Process Level 2 · Operate 54 %', 'Policy Level 2 · Operate 54 %'];

  it('are drawn, and told as a table', async () => {
    const panel = await openPanel(browser);
    await panel.show(overview);
    const drawing = panel.page.locator('svg.radar');
    await drawing.waitFor();
    await eventually(() => drawing.getAttribute('aria-hidden'), 'true');
    await eventually(() => drawing.locator('circle').count(), 3);
    const rows = await panel.page.getByRole('table', { name: 'The dimensions' }).getByRole('row').allInnerTexts();
    assert.deepEqual(
      rows.slice(1, 4).map((row) => row.replaceAll(/\s+/gu, ' ').trim()),
      cells,
    );
    await panel.page.close();
  });

  it('reach as far as they are, on rings up to the level after the best', async () => {
    const panel = await openPanel(browser);
    const [first, second, third, ...others] = overview.dimensions;
    assert.ok(first && second && third);
    const far = { ...second, level: 5, progress: 1 } as const;
    const near = { ...third, level: 1, progress: 0 } as const;
    await panel.show({ ...overview, dimensions: [first, far, near, ...others] });
    const read = (selector: string): Promise<(readonly [number, number])[]> =>
      panel.page.locator(selector).evaluateAll((all) =>
        (all.at(-1)?.getAttribute('points') ?? '').split(' ').map((pair) => {
          const [x = 0, y = 0] = pair.split(',').map(Number);
          return [x, y] as const;
        }),
      );
    await until(
      () => read('.radar .shape'),
      (points) => points.length === 5,
      'The shape',
    );
    const shape = await read('.radar .shape');
    const rim = await read('.radar polygon.ring');
    assert.deepEqual(shape[1], rim[1]);
    assert.deepEqual(shape[0], shape[2]);
    await hasTexts(panel.page.locator('.ring-name'), ['1', '2', '3', '4', '5']);
    await panel.show(overview);
    await hasTexts(panel.page.locator('.ring-name'), ['1', '2', '3']);
    await panel.page.close();
  });

  it('are the table alone where the drawing cannot be read', async () => {
    const panel = await openPanel(browser, { width: 220 });
    await panel.show(overview);
    await panel.page.getByRole('rowheader', { name: 'Business Outcomes', exact: true }).waitFor();
    await eventually(() => panel.page.locator('svg.radar').isVisible(), false);
    const box = await panel.page.locator('.radar-table').boundingBox();
    assert.ok((box?.width ?? 0) > 100);
    await panel.page.close();
  });
});

describe('the report in an editor', () => {
  let browser: Browser;

  before(async () => {
    browser = await launchBrowser();
  });

  after(async () => {
    await browser.close();
  });

  it('has the parts side by side where there is room, and below each other where not', async () => {
    for (const [width, beside] of [
      [1200, true],
      [600, false],
    ] as const) {
      const panel = await openPanel(browser, { width, layout: 'wide' });
      await panel.show(overview);
      await panel.send({ type: 'history', history });
      const overall = await panel.page.locator('.overall').boundingBox();
      const steps = await panel.page.locator('.steps').boundingBox();
      assert.ok(overall !== null && steps !== null);
      assert.equal(steps.x > overall.x + overall.width / 2, beside);
      await panel.page.locator('svg.trend').waitFor();
      await panel.page.close();
    }
  });

  it('is saved in both formats', async () => {
    const panel = await openPanel(browser, { width: 1000, layout: 'wide' });
    await panel.show(overview);
    await panel.forget();
    await panel.page.getByRole('button', { name: 'Save as Markdown' }).click();
    await panel.page.getByRole('button', { name: 'Save as HTML' }).click();
    await panel.hasPosted([
      { type: 'export', format: 'markdown' },
      { type: 'export', format: 'html' },
    ]);
    await eventually(() => panel.page.getByRole('button', { name: 'Open as a report' }).count(), 0);
    await panel.page.close();
  });

  it('is opened from the side panel', async () => {
    const panel = await openPanel(browser);
    await panel.show(overview);
    await panel.forget();
    await panel.page.getByRole('button', { name: 'Open as a report' }).click();
    await panel.hasPosted([{ type: 'openReport' }]);
    await panel.page.close();
  });
});
