import type { PanelPage } from './panel-page.ts';

/** What sticks out at either side. */
export async function cutOffIn({ page }: PanelPage): Promise<readonly string[]> {
  const cut = await page.evaluate<readonly string[]>(
    `[...document.querySelectorAll('button, summary, th, p, input, textarea, label, legend')]
      .filter((element) => element.closest('.unseen') === null)
      .filter((element) => { const { left, right } = element.getBoundingClientRect(); return left < -0.5 || right > innerWidth + 0.5; })
      .map((element) => element.outerHTML)`,
  );
  const width = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  return width > 0 ? [...cut, `${String(width)} pixels too wide`] : cut;
}
