/** Text in other forms: YAML, JSON, base64, hashes. */
import { print } from '../values/print.ts';
import { readYaml } from '../values/read.ts';
import { NotKnown, TemplateError } from '../values/signals.ts';
import type { Value } from '../values/value.ts';
import { bool, dict, list, str } from '../values/value.ts';
import { toYaml } from '../yaml/emit.ts';
import { fromJson, toJson } from './json.ts';
import { certain, parameter, stringAt, textAt } from './parameters.ts';
import { sha256 } from './sha256.ts';
import type { FunctionTable, TemplateFunction } from './types.ts';
import { lenient, strict } from './types.ts';

const yaml: TemplateFunction = lenient((values) => {
  const value = parameter(values, 0);
  if (value.kind === 'unknown') throw new NotKnown(value.reason);
  return toYaml(value);
});

function readValue(text: string): Value {
  const value = readYaml({ uri: '', text });
  if (!value) throw new TemplateError('a text that is no YAML');
  return withoutPlaces(value);
}

/** A text that was computed has no places. */
function withoutPlaces(value: Value): Value {
  switch (value.kind) {
    case 'string':
      return str(value.text);
    case 'number':
      return { kind: 'number', value: value.value, integer: value.integer };
    case 'bool':
      return bool(value.value);
    case 'list':
      return list(value.items.map(withoutPlaces));
    case 'dict':
      return dict([...value.entries].map(([key, inner]): readonly [string, Value] => [key, withoutPlaces(inner)]));
    case 'nil':
      return { kind: 'nil' };
    default:
      return value;
  }
}

function json(escapes: boolean, indent = ''): TemplateFunction {
  return strict((values) => str(toJson(certain(parameter(values, 0)), escapes, indent)));
}

const compactJson = json(true);
const readJson: TemplateFunction = strict((values) => fromJson(textAt(values, 0)));

function base64(text: string): string {
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}

const maxEncoded = 1_000_000;

export const encoding: FunctionTable = {
  toYaml: yaml,
  mustToYaml: yaml,
  fromYaml: strict((values) => mapOr(readValue(textAt(values, 0)))),
  mustFromYaml: strict((values) => mapOr(readValue(textAt(values, 0)))),
  fromYamlArray: strict((values) => {
    const value = readValue(textAt(values, 0));
    if (value.kind !== 'list' && value.kind !== 'nil') throw new TemplateError('a list is expected');
    return value.kind === 'nil' ? list([]) : value;
  }),
  toJson: compactJson,
  mustToJson: compactJson,
  toRawJson: json(false),
  mustToRawJson: json(false),
  toPrettyJson: json(true, '  '),
  mustToPrettyJson: json(true, '  '),
  fromJson: readJson,
  mustFromJson: readJson,
  fromJsonArray: readJson,
  b64enc: strict((values) => {
    const text = textAt(values, 0);
    if (text.includes('\uFFFD')) throw new NotKnown('a file that is no text');
    if (text.length > maxEncoded) throw new NotKnown('too long a text to encode');
    return str(base64(text));
  }),
  b64dec: strict((values) => {
    const text = textAt(values, 0);
    if (!/^(?:[\w+/]{4})*(?:[\w+/]{2}==|[\w+/]{3}=)?$/.test(text) || text.includes('_'))
      throw new TemplateError('a text that is no base64');
    return str(new TextDecoder().decode(Uint8Array.from(atob(text), (char) => char.charCodeAt(0))));
  }),
  sha256sum: strict((values, runtime) => {
    const text = textAt(values, 0);
    runtime.spend(text.length / 64);
    return str(sha256(text));
  }),
  urlquery: strict((values) => str(encodeURIComponent(values.map(print).join('')).replaceAll('%20', '+'))),
  html: strict((values) =>
    str(
      values
        .map(print)
        .join('')
        .replaceAll('&', '&amp;')
        .replaceAll("'", '&#39;')
        .replaceAll('"', '&#34;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;'),
    ),
  ),
  base: strict((values) => str(textAt(values, 0).replace(/\/+$/, '').split('/').pop() ?? '')),
  dir: strict((values) => {
    const value = stringAt(values, 0).text;
    const slash = value.lastIndexOf('/');
    return str(slash < 0 ? '.' : value.slice(0, slash) || '/');
  }),
  ext: strict((values) => str(/\.[^./]*$/.exec(textAt(values, 0))?.[0] ?? '')),
};

function mapOr(value: Value): Value {
  if (value.kind === 'nil') return dict();
  if (value.kind !== 'dict') throw new TemplateError('a map is expected');
  return value;
}
