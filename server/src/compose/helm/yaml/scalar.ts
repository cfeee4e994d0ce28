/** Scalars as go-yaml writes them: which quoting, and where lines break. */
import { plainValue } from '../../../syntax/yaml/scalars.ts';

const width = 80;

export interface ScalarPlace {
  /** The column where the scalar begins. */
  readonly column: number;
  /** The indentation of lines that continue it. */
  readonly indent: number;
  readonly key: boolean;
}

/** A string as YAML that reads back as that string. */
export function writeString(text: string, place: ScalarPlace): string {
  if (text === '') return '""';
  if (looksLikeOther(text)) return doubleQuoted(text, place);
  if (needsEscapes(text)) return doubleQuoted(text, place);
  if (text.includes('\n') && !place.key) return literal(text, place);
  if (text.includes('\n')) return doubleQuoted(text, place);
  if (isPlain(text)) return plain(text, place);
  return singleQuoted(text, place);
}

/** Words that would be read as no string. */
function looksLikeOther(text: string): boolean {
  return typeof plainValue(text) !== 'string' || otherNumber.test(text) || text === '.nan' || text === '.NaN' || text === '.NAN';
}

const otherNumber =
  /^(?:[-+]?\.(?:inf|Inf|INF)|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?|\d{4}-\d{1,2}-\d{1,2}(?:(?:[Tt]|\s+)\d{1,2}:\d{2}:\d{2}(?:\.\d+)?(?:\s*(?:Z|[-+]\d{1,2}(?::\d{2})?))?)?|[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*(?:[eE][-+]?[0-9]+)?|0[0-9_]+|0o[0-7]+|0x[0-9a-fA-F_]+|0b[01_]+)$/;

/** Characters that only double quotes can hold, or white space that other styles would lose. */
function needsEscapes(text: string): boolean {
  if (/[\u{10000}-\u{10ffff}]/u.test(text) || hasControl(text)) return true;
  return !text.includes('\n') ? false : /[ \t]\n|[^\n]\t|^\t|\n\t/.test(text) && /[ ]\n|\t/.test(text);
}

function hasControl(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if ((code < 0x20 && code !== 0x0a) || code === 0x7f || code === 0xfeff || code === 0xfffe || code === 0xffff) return true;
    if (code >= 0x80 && code < 0xa0 && code !== 0x85) return true;
  }
  return false;
}

function isPlain(text: string): boolean {
  if (/^[#,[\]{}&*!|>'"%@`]/.test(text) || /^(?:---|\.\.\.)/.test(text)) return false;
  if (/^[ ]|[ ]$|^[-?:](?:\s|$)|^[?:][,[\]{}]/.test(text)) return false;
  return !/: |:$| #/.test(text) && !/[\u0085\u2028\u2029]/.test(text);
}

/** Words with breaks at single blanks once a line is full. */
function plain(text: string, place: ScalarPlace): string {
  return place.key ? text : wrapped(text, place, 0);
}

function wrapped(text: string, { column, indent }: ScalarPlace, lead: number): string {
  if (column + text.length <= width) return text;
  let result = '';
  let at = column + lead;
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index);
    const breaks = char === ' ' && at > width && text[index + 1] !== ' ' && text[index - 1] !== ' ';
    if (breaks && index > 0 && index < text.length - 1) {
      result += `\n${' '.repeat(indent)}`;
      at = indent;
    } else {
      result += char;
      at++;
    }
  }
  return result;
}

function singleQuoted(text: string, place: ScalarPlace): string {
  const inside = text.replaceAll("'", "''");
  return place.key ? `'${inside}'` : `'${wrapped(inside, place, 1)}'`;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['\0', '\\0'],
  ['\x07', '\\a'],
  ['\b', '\\b'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\v', '\\v'],
  ['\f', '\\f'],
  ['\r', '\\r'],
  ['\x1b', '\\e'],
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\u0085', '\\N'],
  ['\u00a0', '\\_'],
  ['\u2028', '\\L'],
  ['\u2029', '\\P'],
]);

function doubleQuoted(text: string, { column, indent, key }: ScalarPlace): string {
  let result = '"';
  let at = column + 1;
  const characters = Array.from(text);
  for (const [index, char] of characters.entries()) {
    const escaped = char === '\u00a0' ? undefined : (escapes.get(char) ?? numeric(char));
    const first = char === ' ' && index > 0 && characters[index - 1] !== ' ';
    if (first && !key && at > width && index < characters.length - 1) {
      result += `\n${' '.repeat(indent)}`;
      at = indent;
      if (characters[index + 1] === ' ') {
        result += '\\';
        at++;
      }
      continue;
    }
    result += escaped ?? char;
    at += (escaped ?? char).length;
  }
  return `${result}"`;
}

function numeric(char: string): string | undefined {
  const code = char.codePointAt(0) ?? 0;
  const digits = code.toString(16).toUpperCase();
  if (code > 0xffff) return `\\U${digits.padStart(8, '0')}`;
  if (code < 0x20 || code === 0x7f || (code >= 0x80 && code < 0xa0)) return `\\x${digits.padStart(2, '0')}`;
  return code === 0xfeff || code === 0xfffe || code === 0xffff ? `\\u${digits}` : undefined;
}

function literal(text: string, { indent }: ScalarPlace): string {
  const hint = /^[ \n]/.test(text) ? '2' : '';
  const chomp = text.endsWith('\n') ? (text === '\n' || text.endsWith('\n\n') ? '+' : '') : '-';
  const lines = text.split('\n').map((line) => (line === '' ? '' : ' '.repeat(indent) + line));
  return `|${hint}${chomp}\n${lines.join('\n')}`.replace(/\n$/, '');
}
