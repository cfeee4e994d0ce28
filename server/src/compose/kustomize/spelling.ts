/** Scalars written anew: plain where that is read as the same, quoted or as a block otherwise. */
import { plainValue } from '../../syntax/yaml/scalars.ts';
import type { Scalar } from './value.ts';

const simple = /^[A-Za-z0-9_./$(~+\\<^;][\u0020-\u007e\u00a1-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]*$/;

/** The text as a plain scalar on one line; undefined where it has to be quoted. */
export function plainLine(text: string): string | undefined {
  if (!simple.test(text) || text.endsWith(' ') || text.endsWith(':')) return undefined;
  if (text.includes(': ') || text.includes(' #') || text === '...' || text.startsWith('---')) return undefined;
  return plainValue(text) === text ? text : undefined;
}

export function quotedLine(text: string): string {
  return JSON.stringify(text).replaceAll(/[\u007f-\u00a0\u2028\u2029\ufeff]/g, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** The scalar for a block collection; the lines of a literal stand at that column. */
export function spelling({ value, text }: Scalar, column: number): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return plainValue(text) === value ? text : String(value);
  return plainLine(value) ?? literal(value, column) ?? quotedLine(value);
}

/** The header and the lines of a literal block scalar, without the last line's end. */
function literal(text: string, column: number): string | undefined {
  if (!text.includes('\n') || !/^[^\s]/.test(text) || /[^\n\t\u0020-\u007e\u00a1-\ud7ff\ue000-\ufefe\uff00-\ufffd]/.test(text))
    return undefined;
  if (text.endsWith('\n\n') || /(?:^|\n)[ \t]+(?:\n|$)/.test(text) || /(?:^|\n)(?:---|\.\.\.)/.test(text)) return undefined;
  const kept = text.endsWith('\n');
  const margin = ' '.repeat(column);
  const lines = (kept ? text.slice(0, -1) : text).split('\n').map((line) => (line === '' ? '' : margin + line));
  return `${kept ? '|' : '|-'}\n${lines.join('\n')}`;
}
