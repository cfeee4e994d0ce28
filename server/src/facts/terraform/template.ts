/** Strings and here-documents with interpolations. */
import { decodeString } from '../../syntax/hcl/literals.ts';
import type { HclValue } from '../../syntax/hcl/tree.ts';
import { interpolationEnd } from './tokens.ts';
import type { Token } from './tokens.ts';

/** The text, or the value where the template is nothing but one interpolation; undefined where a part is not known. */
export function textOfTemplate(token: Token, evaluate: (expression: string) => HclValue): string | HclValue | undefined {
  const quoted = token.kind === 'string';
  const raw = quoted ? token.text.slice(1, -1) : heredocBody(token.text);
  let result = '';
  let plainFrom = 0;
  const plain = (end: number): string | undefined => {
    const part = raw.slice(plainFrom, end);
    return quoted ? decodeString(part) : part.replace(/([$%])\1\{/g, '$1{');
  };
  for (let at = 0; at < raw.length; at++) {
    if ((raw[at] !== '$' && raw[at] !== '%') || raw[at + 1] !== '{') continue;
    if (raw[at - 1] === raw[at]) continue;
    if (raw[at] === '%') return undefined;
    const end = interpolationEnd(raw, at + 2);
    const before = plain(at);
    if (end === undefined || before === undefined) return undefined;
    const value = evaluate(raw.slice(at + 2, end - 1).replace(/^~|~$/g, ''));
    if (at === 0 && end === raw.length && quoted) return value;
    if (value.kind !== 'literal' || value.value === null) return undefined;
    result += before + String(value.value);
    plainFrom = end;
    at = end - 1;
  }
  const rest = plain(raw.length);
  return rest === undefined ? undefined : result + rest;
}

function heredocBody(text: string): string {
  const first = text.indexOf('\n') + 1;
  const body = text.slice(first, text.lastIndexOf('\n') + 1);
  if (!text.startsWith('<<-')) return body;
  const indents = body
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const least = indents.length > 0 ? Math.min(...indents) : 0;
  return body
    .split('\n')
    .map((line) => line.slice(Math.min(least, line.length - line.trimStart().length)))
    .join('\n');
}
