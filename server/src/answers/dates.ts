/** Calendar days, written `YYYY-MM-DD`. */

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const dayLength = 86_400_000;

/** The number of a day, counted from 1970; undefined for what is no day of the calendar. */
export function dayNumber(text: string): number | undefined {
  if (!pattern.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time)) return undefined;
  // The parser takes the 30th of February for a day in March.
  return new Date(time).toISOString().startsWith(text) ? time / dayLength : undefined;
}

/** The local day of a moment. */
export function dayOf(moment: Date): string {
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  return `${pad(moment.getFullYear(), 4)}-${pad(moment.getMonth() + 1, 2)}-${pad(moment.getDate(), 2)}`;
}
