/** `configMapGenerator` and `secretGenerator`. */
import { say } from '../../texts/texts.ts';
import type { Files } from './files.ts';
import { documentSource } from './source.ts';
import type { Written } from './source.ts';
import { placeOf } from './source.ts';
import { Resource } from './resource.ts';
import { isOn, pairsOf, settingOf } from './settings.ts';
import type { Pair } from './settings.ts';
import { emptyMap, field, items, scalar, string, withField, withPath } from './value.ts';
import type { Mapping, Scalar, Value } from './value.ts';

/** One key of a generated object. */
interface KeyValue {
  readonly key: string;
  readonly value: string;
  readonly written: Written | undefined;
}

export interface Generated {
  readonly resource: Resource;
  /** Keys whose files are not here, or not text. */
  readonly missing: boolean;
  /** What is wrong with the entry. */
  readonly faults: readonly string[];
}

const keyPattern = /^[-._a-zA-Z0-9]+$/;

/** The object of one generator's entry. */
export function generate(kind: 'ConfigMap' | 'Secret', entry: Mapping, global: Value | undefined, files: Files): Generated | undefined {
  const name = settingOf(entry, 'name');
  if (!name || !entry.written) return undefined;
  const faults: string[] = [];
  const pairs = new KeyValues(files, faults);
  pairs.read(entry);
  const options = field(entry, 'options');
  let root = withField(withField(emptyMap, 'apiVersion', string('v1', entry.written)), 'kind', string(kind, entry.written));
  root = withPath(root, ['metadata', 'name'], name);
  const namespace = settingOf(entry, 'namespace');
  if (namespace) root = withPath(root, ['metadata', 'namespace'], namespace);
  for (const group of ['labels', 'annotations'])
    for (const { key, value } of merged(pairsOf(field(global, group)), pairsOf(field(options, group))))
      root = withPath(root, ['metadata', group, key.text], value);
  if (kind === 'Secret') root = withField(root, 'type', settingOf(entry, 'type') ?? string('Opaque', entry.written));
  for (const { key, value, written } of pairs.sorted())
    root = withPath(root, ['data', key], string(kind === 'Secret' ? encoded(value) : value, written));
  if (kind === 'Secret' && !field(root, 'data')) root = withField(root, 'data', emptyMap);
  if (isOn(options, 'immutable') || isOn(global, 'immutable')) root = withField(root, 'immutable', scalar(true, entry.written));
  const resource = new Resource(root, placeOf(entry.written));
  resource.generated = true;
  resource.hashed = !isOn(options, 'disableNameSuffixHash') && !isOn(global, 'disableNameSuffixHash');
  const behaviour = settingOf(entry, 'behavior')?.text;
  resource.behaviour = behaviour === 'merge' || behaviour === 'replace' ? behaviour : 'create';
  return { resource, missing: pairs.missing, faults };
}

/** The pairs of both; the entry's own win. */
function merged(global: readonly Pair[], own: readonly Pair[]): readonly Pair[] {
  const pairs = new Map([...global, ...own].map((pair) => [pair.key.text, pair]));
  return [...pairs.values()].sort((one, other) => (one.key.text < other.key.text ? -1 : 1));
}

class KeyValues {
  missing = false;
  readonly #files: Files;
  readonly #faults: string[];
  readonly #pairs = new Map<string, KeyValue>();

  constructor(files: Files, faults: string[]) {
    this.#files = files;
    this.#faults = faults;
  }

  read(entry: Mapping): void {
    const env = settingOf(entry, 'env');
    for (const path of [...texts(field(entry, 'envs')), ...(env ? [env] : [])]) this.#envFile(path);
    for (const literal of texts(field(entry, 'literals'))) this.#literal(literal);
    for (const file of texts(field(entry, 'files'))) this.#file(file);
  }

  sorted(): readonly KeyValue[] {
    return [...this.#pairs.values()].sort((one, other) => (one.key < other.key ? -1 : 1));
  }

  #add(pair: KeyValue): void {
    if (!keyPattern.test(pair.key)) this.#faults.push(say`${pair.key} is no key of a ConfigMap or Secret`);
    else if (this.#pairs.has(pair.key)) this.#faults.push(say`The key ${pair.key} is there twice`);
    else this.#pairs.set(pair.key, pair);
  }

  #literal({ text, written }: Scalar): void {
    const equals = text.indexOf('=');
    if (equals <= 0) this.#faults.push(say`${text} is no key=value`);
    else this.#add({ key: text.slice(0, equals), value: unquoted(text.slice(equals + 1)), written: partOf(written, equals + 1, text) });
  }

  #file({ text, written }: Scalar): void {
    const parts = text.split('=');
    const [key = '', path = key] = parts;
    if (parts.length > 2 || key === '' || path === '') this.#faults.push(say`${text} is no key=file`);
    else {
      const content = this.#content(path);
      if (content !== undefined)
        this.#add({ key: parts.length === 1 ? (path.split('/').at(-1) ?? path) : key, value: content.text, written });
    }
  }

  #envFile({ text: path }: Scalar): void {
    const content = this.#content(path);
    if (!content) return;
    const source = documentSource(content.uri, content.text, 0);
    for (const match of content.text.matchAll(/[^\n]+/g)) {
      const line = match[0]
        .replace(/\r$/, '')
        .replace(/^\ufeff/, '')
        .trimStart();
      if (line === '' || line.startsWith('#')) continue;
      const [key = ''] = line.split('=', 1);
      const end = match.index + match[0].replace(/\r$/, '').length;
      const value = line.slice(key.length + 1);
      this.#add({ key, value, written: { source, start: end - value.length, end } });
    }
  }

  /** A file's text; what is no text is not known here. */
  #content(path: string): { readonly uri: string; readonly text: string } | undefined {
    const found = this.#files.read(path);
    if (!found || found.text.includes('\ufffd')) {
      this.missing = true;
      return undefined;
    }
    return found;
  }
}

function texts(node: Value | undefined): readonly Scalar[] {
  return items(node).filter((item): item is Scalar => item.kind === 'scalar' && item.value !== null);
}

function partOf(written: Written | undefined, at: number, text: string): Written | undefined {
  if (!written) return undefined;
  const found = written.source.text.slice(written.start, written.end).indexOf(text);
  return found < 0 || at >= text.length
    ? written
    : { source: written.source, start: written.start + found + at, end: written.start + found + text.length };
}

function unquoted(value: string): string {
  const [first] = value;
  const isQuoted = value.length > 1 && (first === '"' || first === "'") && value.endsWith(first);
  return isQuoted ? value.slice(1, -1) : value;
}

const lineLength = 70;

/** Base64 of the UTF-8 form, in lines when it is long. */
export function encoded(value: string): string {
  const bytes = new TextEncoder().encode(value);
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  const base64 = btoa(binary);
  return base64.length < lineLength ? base64 : base64.replaceAll(/.{1,70}/g, '$&\n');
}

/** What a generated object becomes that merges with, or replaces, one that is already there. */
export function absorb(old: Resource, fresh: Resource): void {
  const base = old.root;
  let root = fresh.root;
  for (const group of ['labels', 'annotations'])
    root = withMerged(root, ['metadata', group], field(field(base, 'metadata'), group), field(field(root, 'metadata'), group));
  for (const key of ['name', 'namespace']) {
    const value = field(field(base, 'metadata'), key);
    if (value) root = withPath(root, ['metadata', key], value);
  }
  if (fresh.behaviour === 'merge')
    for (const group of ['data', 'binaryData']) root = withMerged(root, [group], field(base, group), field(fresh.root, group));
  old.root = root;
  // The object of the base decides whether there is a hash at all, the one on top may do without.
  old.hashed = old.hashed && fresh.hashed;
  old.origin = fresh.origin;
}

function withMerged(root: Mapping, keys: readonly string[], old: Value | undefined, fresh: Value | undefined): Mapping {
  const fields = [old, fresh].flatMap((map) => (map?.kind === 'map' ? map.fields : []));
  if (fields.length === 0) return root;
  const all = fields.reduce(
    (map, { name, value }) => withField(map, name.text, value.kind === 'scalar' ? asString(value) : value, name),
    emptyMap,
  );
  return withPath(root, keys, { ...all, fields: [...all.fields].sort((one, other) => (one.name.text < other.name.text ? -1 : 1)) });
}

function asString(value: Scalar): Scalar {
  return value.value === value.text ? value : string(value.text, value.written);
}
