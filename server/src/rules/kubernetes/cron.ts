/** Schedules as the CronJob controller reads them. */

import { english, say, translated } from '../../texts/texts.ts';

interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const days = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const fields: readonly Field[] = [
  { name: english`minute`, min: 0, max: 59 },
  { name: english`hour`, min: 0, max: 23 },
  { name: english`day of the month`, min: 1, max: 31 },
  { name: english`month`, min: 1, max: 12, names: months },
  { name: english`day of the week`, min: 0, max: 6, names: days },
];

const macros: ReadonlySet<string> = new Set(['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly']);

/** What is wrong with a schedule, as the end of a sentence that names it; undefined when nothing is. */
export function problemWithSchedule(schedule: string): string | undefined {
  const text = schedule.trim();
  if (/^(?:CRON_)?TZ=/.test(text)) return say`has a time zone in it, which belongs into timeZone`;
  if (text.startsWith('@'))
    return macros.has(text) || /^@every (?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+$/.test(text)
      ? undefined
      : say`is no macro that CronJobs know`;
  const parts = text.split(/\s+/);
  if (parts.length !== fields.length)
    return parts.length === 1 ? say`has one field instead of five` : say`has ${parts.length} fields instead of five`;
  for (const [index, field] of fields.entries()) {
    if (!isValidList(parts[index] ?? '', field)) return say`has "${parts[index] ?? ''}" for the ${translated(field.name)}`;
  }
  return undefined;
}

function isValidList(text: string, field: Field): boolean {
  return text.split(',').every((part) => isValidRange(part, field));
}

/** `*`, `5`, `1-5`, each with a step or without. */
function isValidRange(text: string, field: Field): boolean {
  const [range = '', step, ...rest] = text.split('/');
  if (rest.length > 0 || (step !== undefined && !(/^\d+$/.test(step) && Number(step) > 0))) return false;
  if (range === '*' || range === '?') return true;
  const [from = '', to, ...others] = range.split('-');
  const start = numberOf(from, field);
  const end = to === undefined ? start : numberOf(to, field);
  if (others.length > 0 || start === undefined || end === undefined) return false;
  return start >= field.min && end <= field.max && start <= end;
}

function numberOf(text: string, { names, min }: Field): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const index = names?.indexOf(text.toUpperCase()) ?? -1;
  return index < 0 ? undefined : index + min;
}
