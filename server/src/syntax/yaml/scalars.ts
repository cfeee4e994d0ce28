/** Plain scalars as Kubernetes types them: YAML 1.1 booleans and octals, but no dates and no base-60 numbers. */
import type { ScalarValue } from '../tree.ts';

const booleans: ReadonlyMap<string, boolean> = new Map([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON', 'true', 'True', 'TRUE'].map((text) => [text, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF', 'false', 'False', 'FALSE'].map((text) => [text, false] as const),
]);

const nulls: ReadonlySet<string> = new Set(['', '~', 'null', 'Null', 'NULL']);

/** Of those that are no text. */
const longestWord = 'false'.length;

const decimal = /^[-+]?(?:0|[1-9][0-9_]*|0[0-9_]*[89][0-9_]*)$/;
const octal = /^([-+]?)0o?([0-7_]+)$/;
const hexadecimal = /^([-+]?)0x([0-9a-fA-F_]+)$/;
const binary = /^([-+]?)0b([01_]+)$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9][0-9_]*(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/** The value of a plain (unquoted) scalar. */
export function plainValue(text: string): ScalarValue {
  if (text.length <= longestWord) {
    if (nulls.has(text)) return null;
    const boolean = booleans.get(text);
    if (boolean !== undefined) return boolean;
  }
  return mayBeNumber(text) ? numberValue(text) : text;
}

// Most scalars are words: one look at the first character spares them the patterns.
function mayBeNumber(text: string): boolean {
  const code = text.charCodeAt(0);
  return (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2b || code === 0x2e;
}

function numberValue(text: string): number | string {
  if (decimal.test(text)) return Number(text.replaceAll('_', ''));
  for (const [pattern, radix] of [
    [octal, 8],
    [hexadecimal, 16],
    [binary, 2],
  ] as const) {
    const match = pattern.exec(text);
    const digits = match?.[2]?.replaceAll('_', '');
    if (digits) return Number.parseInt(`${match?.[1] ?? ''}${digits}`, radix);
  }
  if (float.test(text)) {
    const value = Number(text.replaceAll('_', ''));
    return Number.isFinite(value) ? value : text;
  }
  return text;
}
