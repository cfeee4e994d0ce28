/** Plain scalars as kustomize types them, which is not quite how Kubernetes does: `yes` stays a word, a date becomes a time. */
import type { ScalarValue } from '../../syntax/tree.ts';
import { plainValue } from '../../syntax/yaml/scalars.ts';

const booleans: ReadonlySet<string> = new Set(['true', 'True', 'TRUE', 'false', 'False', 'FALSE']);
const date = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const time = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt]| )(\d{1,2}):(\d{1,2}):(\d{1,2})(\.\d{1,9})?(Z|[-+]\d{2}:\d{2})?$/;

/** The value of a plain scalar of a resource. */
export function resourceValue(text: string): ScalarValue {
  const value = plainValue(text);
  if (typeof value === 'boolean') return booleans.has(text) ? value : text;
  return typeof value === 'string' ? (timeOf(text) ?? value) : value;
}

/** The time that a plain scalar is read as, in the form in which it is written out. */
function timeOf(text: string): string | undefined {
  const code = text.charCodeAt(0);
  if (code < 0x30 || code > 0x39 || text[4] !== '-') return undefined;
  const parts = date.exec(text) ?? time.exec(text);
  if (!parts) return undefined;
  const [, year = '', month = '', day = '', hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] = parts;
  const exists =
    inRange(month, 1, 12) &&
    inRange(day, 1, daysIn(Number(year), Number(month))) &&
    inRange(hour, 0, 23) &&
    inRange(minute, 0, 59) &&
    inRange(second, 0, 59);
  // A time with an offset needs the `T`; with a blank it is none.
  if (!exists || (parts.length > 4 && text.includes(' ') && parts[8] !== undefined)) return undefined;
  const two = (part: string): string => part.padStart(2, '0');
  const shown = fraction.replace(/\.?0+$/, '');
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${shown}${/^[-+]00:00$/.test(zone) ? 'Z' : zone}`;
}

function inRange(digits: string, least: number, most: number): boolean {
  const number = Number(digits);
  return number >= least && number <= most;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
