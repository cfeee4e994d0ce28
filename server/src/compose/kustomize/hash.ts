/** The end of a generated object's name: ten characters that stand for its content. */
import { sha256 } from './sha256.ts';
import { dataOf, field, text } from './value.ts';
import type { Data, Mapping } from './value.ts';

/** No vowels and nothing that looks like one, so that no words come about. */
const letters: Readonly<Record<string, string>> = { '0': 'g', '1': 'h', '3': 'k', a: 'm', e: 't' };

export function contentHash(root: Mapping): string {
  const hex = sha256(encode(contentOf(root)));
  return hex.slice(0, 10).replaceAll(/[013ae]/g, (digit) => letters[digit] ?? digit);
}

/** What counts: not the name, nor what else the object says of itself. */
function contentOf(root: Mapping): Data {
  const of = (key: string): Data => {
    const value = field(root, key);
    return value === undefined ? '' : dataOf(value);
  };
  const secret = text(field(root, 'kind')) === 'Secret';
  const more = secret ? 'stringData' : 'binaryData';
  const given = field(root, more)?.kind === 'map' ? { [more]: of(more) } : {};
  return { ...given, data: of('data'), kind: secret ? 'Secret' : 'ConfigMap', name: '', ...(secret ? { type: of('type') } : {}) };
}

/** JSON with sorted keys, and with the escapes for what means something in HTML. */
function encode(data: Data): string {
  if (typeof data === 'string')
    return JSON.stringify(data).replaceAll(
      /[<>&\u2028\u2029]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  if (Array.isArray(data)) return `[${data.map(encode).join(',')}]`;
  if (data === null || typeof data !== 'object') return JSON.stringify(data);
  const entries = Object.entries(data).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, value]) => `${encode(key)}:${encode(value)}`).join(',')}}`;
}
