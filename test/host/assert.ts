/** What the tests in the editor use of `node:assert/strict`, for a host that has no Node.js. */

function shown(value: unknown): string {
  return JSON.stringify(value);
}

function fail(message: string | undefined, otherwise: string): never {
  throw new Error(message ?? otherwise);
}

function isSame(actual: unknown, expected: unknown): boolean {
  if (Object.is(actual, expected)) return true;
  if (typeof actual !== 'object' || typeof expected !== 'object' || actual === null || expected === null) return false;
  if (Object.getPrototypeOf(actual) !== Object.getPrototypeOf(expected)) return false;
  const keys = Object.keys(actual);
  return (
    keys.length === Object.keys(expected).length &&
    keys.every((key) => Object.hasOwn(expected, key) && isSame(Reflect.get(actual, key), Reflect.get(expected, key)))
  );
}

function ok(value: unknown, message?: string): void {
  if (!value) fail(message, `${shown(value)} is not true.`);
}

async function rejects(promise: Promise<unknown>, wanted: RegExp): Promise<void> {
  const reason = await promise.then(
    () => undefined,
    (error: unknown) => String(error),
  );
  if (reason === undefined) fail(undefined, 'It was not rejected.');
  match(reason, wanted);
}

function match(text: string, wanted: RegExp, message?: string): void {
  if (!wanted.test(text)) fail(message, `${shown(text)} does not match ${String(wanted)}.`);
}

export default Object.assign(ok, {
  ok,
  match,
  rejects,
  doesNotMatch: (text: string, unwanted: RegExp, message?: string): void => {
    if (unwanted.test(text)) fail(message, `${shown(text)} matches ${String(unwanted)}.`);
  },
  equal: (actual: unknown, expected: unknown, message?: string): void => {
    if (!Object.is(actual, expected)) fail(message, `${shown(actual)} is not ${shown(expected)}.`);
  },
  notEqual: (actual: unknown, expected: unknown, message?: string): void => {
    if (Object.is(actual, expected)) fail(message, `It is ${shown(actual)}.`);
  },
  deepEqual: (actual: unknown, expected: unknown, message?: string): void => {
    if (!isSame(actual, expected)) fail(message, `${shown(actual)} is not ${shown(expected)}.`);
  },
  fail: (message?: string): never => fail(message, 'Failed.'),
});
