/** What a suppression says: which rules, until when, and why. */
import type { Suppression } from './suppressions.ts';

// Rules of an organisation have its name and a slash before their own.
const rule = String.raw`[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)?`;
// Behind a comma stands another rule, whatever is written there: what is none is to be told.
const ruleList = new RegExp(String.raw`^${rule}(?:[ \t]*,[ \t]*[^\s,]+)*`);
const limit = /^[[(]?until[ \t]+(\d[^\s\])]*)[\])]?/i;

type Body = Pick<Suppression, 'rules' | 'reason' | 'until' | 'fault'>;

/** `<rule>[, <rule>] [until <day>] <reason>` */
export function readBody(body: string): Body {
  const list = rulesIn(body);
  const rules = list.split(',').flatMap((id) => (id.trim() === '' ? [] : [id.trim()]));
  return { rules: [...new Set(rules)], ...readReason(body.slice(list.length)) };
}

/** The rules that a suppression names, as they are written at its beginning. */
export function rulesIn(body: string): string {
  return (ruleList.exec(body)?.[0] ?? '').replace(/(?<!:):+$/, '');
}

/** `[until <day>] <reason>` */
export function readReason(text: string): Omit<Body, 'rules'> {
  const rest = text.replace(/^[\s:,–—-]+/, '').trimEnd();
  const found = limit.exec(rest);
  const until = found?.[1]?.replace(/(?<![.,:;)])[.,:;)]+$/, '');
  if (!found || until === undefined || !looksLikeDay(until)) return { reason: rest };
  const reason = rest.slice(found[0].length).replace(/^[\s:,–—-]+/, '');
  return { reason, until, ...(isDay(until) ? {} : { fault: 'date' as const }) };
}

/** What has a year in it, or three numbers: `until 1.35.2 is out` is a reason. */
function looksLikeDay(word: string): boolean {
  return /(?:^|\D)\d{4}(?:\D|$)/.test(word) || /^\d+([-/])\d+\1\d+$/.test(word);
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** The day that many days after another one. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
