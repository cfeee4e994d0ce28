/** What a suppression says: which rules, until when, and why. */
import type { Suppression } from './suppressions.ts';

// Rules of an organisation have its name and a slash before their own.
const rule = String.raw`[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)?`;
const ruleList = new RegExp(String.raw`^${rule}(?:[ \t]*,[ \t]*${rule})*`);
const limit = /^\[?until[ \t]+(\d[\d-]*)\]?(?=\s|$)/i;

type Body = Pick<Suppression, 'rules' | 'reason' | 'until' | 'fault'>;

/** `<rule>[, <rule>] [until <day>] <reason>` */
export function readBody(body: string): Body {
  const list = ruleList.exec(body)?.[0] ?? '';
  return { rules: list.split(',').flatMap((id) => (id.trim() === '' ? [] : [id.trim()])), ...readReason(body.slice(list.length)) };
}

/** `[until <day>] <reason>` */
export function readReason(text: string): Omit<Body, 'rules'> {
  const rest = text.trim();
  const found = limit.exec(rest);
  const reason = rest.slice(found?.[0].length ?? 0).replace(/^[\s:–—-]+/, '');
  if (found?.[1] === undefined) return { reason };
  return { reason, until: found[1], ...(isDay(found[1]) ? {} : { fault: 'date' as const }) };
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
