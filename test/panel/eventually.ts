/** What becomes so soon: asked again and again until it is as expected, and never for a fixed time. */
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Locator } from 'playwright-core';

const patienceMs = 10_000;
const pauseMs = 20;

/** Fails with the difference that is left when patience ends. */
export async function eventually<T>(read: () => Promise<T>, expected: T): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const actual = await read();
    if (isDeepStrictEqual(actual, expected)) return;
    if (Date.now() > deadline) assert.deepEqual(actual, expected);
    await wait(pauseMs);
  }
}

/** The texts of elements, with single spaces, are these in this order. */
export async function hasTexts(all: Locator, expected: readonly string[]): Promise<void> {
  const read = (): Promise<string[]> =>
    all.evaluateAll((elements) => elements.map((element) => element.textContent.replaceAll(/\s+/gu, ' ').trim()));
  await eventually<readonly string[]>(read, expected);
}

/** The text that is shown of an element, with single spaces, once it matches. */
export async function shows(element: Locator, wanted: RegExp): Promise<string> {
  const read = async (): Promise<string> => (await element.innerText()).replaceAll(/\s+/gu, ' ').trim();
  return until(read, (text) => wanted.test(text), String(wanted));
}

/** Gives what was read once it is as wanted; `what` names it in the failure. */
export async function until<T>(read: () => Promise<T>, isWanted: (value: T) => boolean, what: string, limitMs = patienceMs): Promise<T> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const value = await read();
    if (isWanted(value)) return value;
    if (Date.now() > deadline) assert.fail(`${what}: not within ${String(limitMs / 1000)} s; it is ${JSON.stringify(value)}.`);
    await wait(pauseMs);
  }
}
