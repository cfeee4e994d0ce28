/** `images:`: other names, tags and digests for the images of containers. */
import { imageFields } from './field-specs.ts';
import type { Configuration } from './configuration.ts';
import { changeField } from './field-path.ts';
import { matcher, PatternError } from './pattern.ts';
import type { Resource } from './resource.ts';
import { field, withField, withItems } from './value.ts';
import type { Piece, Scalar, Value } from './value.ts';
import { settingOf } from './settings.ts';

interface ImageChange {
  readonly matches: (image: string) => boolean;
  readonly name: Scalar | undefined;
  readonly tag: Scalar | undefined;
  readonly digest: Scalar | undefined;
  readonly suffix: Scalar | undefined;
}

const tagAndDigest = '(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$';

export function changeImages(resources: readonly Resource[], setting: Value, known: Configuration): void {
  const name = settingOf(setting, 'name');
  if (!name) return;
  const change: ImageChange = {
    matches: matcherOf(name.text),
    name: settingOf(setting, 'newName'),
    tag: settingOf(setting, 'newTag'),
    digest: settingOf(setting, 'digest'),
    suffix: settingOf(setting, 'tagSuffix'),
  };
  for (const resource of resources) {
    if (resource.kind === 'CustomResourceDefinition') continue;
    const changed = inContainers(resource.root, change);
    if (changed.kind === 'map') resource.root = changed;
    for (const spec of [...imageFields, ...known.images]) changeField(resource, spec, (value) => changedImage(value, change));
  }
}

/** The name is put into the pattern as it is; what is no pattern matches nothing. */
function matcherOf(name: string): (image: string) => boolean {
  const plain = name.replaceAll(/[.]/g, '[.]');
  try {
    return matcher(name, '^', tagAndDigest);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    return /^[\w./:-]+$/.test(name) ? matcher(plain, '^', tagAndDigest) : () => false;
  }
}

/** The images of everything that is called `containers` or `initContainers`, however deep. */
function inContainers(value: Value, change: ImageChange): Value {
  if (value.kind === 'scalar') return value;
  if (value.kind === 'list')
    return withItems(
      value,
      value.items.map((item) => inContainers(item, change)),
    );
  return value.fields.reduce((map, { name, value: below }) => {
    const inner = inContainers(below, change);
    const isContainers = name.text === 'containers' || name.text === 'initContainers';
    const changed =
      isContainers && inner.kind === 'list'
        ? withItems(
            inner,
            inner.items.map((item) => ofContainer(item, change)),
          )
        : inner;
    return changed === below ? map : withField(map, name.text, changed);
  }, value);
}

function ofContainer(container: Value, change: ImageChange): Value {
  const image = field(container, 'image');
  return container.kind === 'map' && image ? withField(container, 'image', changedImage(image, change)) : container;
}

function changedImage(value: Value, change: ImageChange): Value {
  if (value.kind !== 'scalar' || value.value === null || !change.matches(value.text)) return value;
  const { name, tag, digest } = splitImage(value.text);
  const pieces: Piece[] = [change.name ? whole(change.name) : { text: name, written: startOf(value, name) }];
  const newTag: readonly Piece[] = change.tag
    ? [whole(change.tag)]
    : change.digest || tag === ''
      ? []
      : [{ text: tag, written: within(value, name.length + 1, tag) }];
  const suffix = !change.tag && !change.digest && change.suffix ? [whole(change.suffix)] : [];
  if (newTag.length + suffix.length > 0) pieces.push(separator(':'), ...newTag, ...suffix);
  const keptDigest = change.tag || change.suffix ? '' : digest;
  if (change.digest) pieces.push(separator('@'), whole(change.digest));
  else if (keptDigest !== '') pieces.push(separator('@'), { text: keptDigest, written: undefined });
  const text = pieces.map((piece) => piece.text).join('');
  if (text === value.text) return value;
  const source = (change.tag ?? change.digest ?? change.suffix ?? change.name)?.written ?? value.written;
  return { kind: 'scalar', value: text, text, quoted: value.quoted, written: source, intact: false, pieces };
}

function separator(text: string): Piece {
  return { text, written: undefined };
}

function whole({ text, written }: Scalar): Piece {
  return { text, written };
}

/** The stretch of a scalar's source that holds a part of its text, where the source spells it plainly. */
function within({ written, pieces, quoted }: Scalar, at: number, part: string): Piece['written'] {
  if (!written || pieces) return undefined;
  const start = written.start + at + (quoted ? 1 : 0);
  const end = start + part.length;
  return written.source.exact && written.source.text.slice(start, end) === part ? { source: written.source, start, end } : undefined;
}

function startOf(value: Scalar, part: string): Piece['written'] {
  return value.pieces?.[0]?.text === part ? value.pieces[0].written : within(value, 0, part);
}

interface ImageParts {
  readonly name: string;
  readonly tag: string;
  readonly digest: string;
}

export function splitImage(image: string): ImageParts {
  const slash = Math.max(image.indexOf('/'), 0);
  const at = image.indexOf('@', slash);
  const colon = image.indexOf(':', slash);
  if (at < 0 && colon < 0) return { name: image, tag: '', digest: '' };
  if (at >= 0 && (colon < 0 || at < colon)) return { name: image.slice(0, at), tag: '', digest: image.slice(at + 1) };
  if (at >= 0) return { name: image.slice(0, colon), tag: image.slice(colon + 1, at), digest: image.slice(at + 1) };
  return { name: image.slice(0, colon), tag: image.slice(colon + 1), digest: '' };
}
