/** Findings that were there when a baseline was written: they are held back, and none is mended by that. */
import type { Finding } from '../rules/finding.ts';
import { labelOf } from '../rules/subjects.ts';
import type { SubjectLabel } from '../rules/subjects.ts';
import { say } from '../texts/texts.ts';

/** Below the folder that it speaks for. */
export const baselineFolder = '.cnmaturity';
export const baselineFileName = 'baseline.json';
export const baselinePath = `${baselineFolder}/${baselineFileName}`;
export const maxBaselineSize = 16 * 1024 * 1024;

/** Findings of one rule on subjects of one name in one file. */
export interface BaselineEntry {
  readonly rule: string;
  /** Below the folder, `/` between its parts. */
  readonly path: string;
  /** What it is about, by its name: lines move, names stay. */
  readonly subject: string;
  readonly count: number;
}

/** How many findings are held back, by `baselineKey`. */
export type Held = ReadonlyMap<string, number>;

export class Baseline {
  readonly #files = new Map<string, Map<string, number>>();

  constructor(entries: readonly BaselineEntry[]) {
    for (const { rule, path, subject, count } of entries) {
      const held = this.#files.get(path) ?? new Map<string, number>();
      const key = baselineKey(rule, subject);
      // A merge may keep a line twice: the finding is the same one.
      held.set(key, Math.max(held.get(key) ?? 0, count));
      this.#files.set(path, held);
    }
  }

  /** Undefined where nothing of a file is held back. */
  of(path: string): Held | undefined {
    return this.#files.get(path);
  }

  get files(): ReadonlyMap<string, Held> {
    return this.#files;
  }
}

export function baselineKey(rule: string, subject: string): string {
  return `${rule} ${subject}`;
}

export function keyOf({ rule, subject }: Pick<Finding, 'rule' | 'subject'>): string {
  return baselineKey(rule.id, subjectName(labelOf(rule.subject, subject)));
}

/** `Deployment/shop/web/app`; what is not known is left empty. */
export function subjectName({ kind, namespace = '', name = '', container = '' }: SubjectLabel): string {
  // A step that goes to the next version of its action is the same step.
  const lasting = kind === 'ActionUse' ? name.replace(/@[^@]*$/, '') : name;
  return [kind, namespace, lasting, container].join('/').replace(/(?<!\/)\/+$/, '');
}

/** Those of the items that a baseline holds back, the first ones of each key; and of how many of each key there is nothing left. */
export function holdBack<T>(
  items: readonly T[],
  held: Held,
  key: (item: T) => string,
): { readonly back: ReadonlySet<T>; readonly gone: number } {
  const left = new Map(held);
  const back = new Set<T>();
  for (const item of items) {
    const name = key(item);
    const count = left.get(name) ?? 0;
    if (count === 0) continue;
    left.set(name, count - 1);
    back.add(item);
  }
  return { back, gone: [...left.values()].reduce((sum, count) => sum + count, 0) };
}

/** The text of a baseline: one line for each entry, always in the same order. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const lines = [...entries].sort(inOrder).map(({ rule, path, subject, count }) => `    ${JSON.stringify({ path, rule, subject, count })}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "version": 1,\n  "findings": ${list}\n}\n`;
}

function inOrder(a: BaselineEntry, b: BaselineEntry): number {
  return compare(a.path, b.path) || compare(a.rule, b.rule) || compare(a.subject, b.subject);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What a baseline says; entries that are broken are left out and counted. */
export function readBaseline(text: string): { readonly baseline: Baseline; readonly problem: string | undefined } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { baseline: new Baseline([]), problem: say`It is not valid JSON, so nothing is held back: ${String(error)}` };
  }
  if (!isObject(value) || value['version'] !== 1 || !Array.isArray(value['findings']))
    return {
      baseline: new Baseline([]),
      problem: say`It is no baseline of this version, so nothing is held back. \`cnmaturity baseline\` writes one.`,
    };
  const list: readonly unknown[] = value['findings'];
  const entries = list.flatMap((entry) => entryOf(entry) ?? []);
  const broken = list.length - entries.length;
  return {
    baseline: new Baseline(entries),
    problem: broken === 0 ? undefined : brokenText(broken),
  };
}

function brokenText(count: number): string {
  return count === 1 ? say`1 of its entries is broken and left out.` : say`${count} of its entries are broken and left out.`;
}

function entryOf(value: unknown): BaselineEntry | undefined {
  if (!isObject(value)) return undefined;
  const { rule, path, subject, count } = value as { readonly [K in keyof BaselineEntry]?: unknown };
  if (typeof rule !== 'string' || typeof path !== 'string' || typeof subject !== 'string') return undefined;
  return typeof count === 'number' && Number.isSafeInteger(count) && count > 0 ? { rule, path, subject, count } : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
