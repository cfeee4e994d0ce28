/** Pictures of what the tests looked at, for people to look at as well. */
import type { Page } from 'playwright-core';
import { fromRoot } from '../../scripts/lib/paths.ts';

/** Puts a picture of the whole page among the artefacts of the tests. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const file = `${name.replaceAll(/[^\w-]+/gu, '-')}.png`;
  await page.screenshot({ path: fromRoot('artefacts', 'panel', file), fullPage: true, animations: 'disabled' });
}
