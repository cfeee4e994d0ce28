/** Image references: `registry:5000/team/app:1.2@sha256:…` in their parts. */

export interface ImageReference {
  /** The host, with its port; undefined for short names such as `nginx`. */
  readonly registry: string | undefined;
  /** The name as written, registry included, without tag and digest. */
  readonly repository: string;
  readonly tag: string | undefined;
  /** With its algorithm: `sha256:…`. */
  readonly digest: string | undefined;
}

const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const host = '(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?';
const reference = new RegExp(
  `^(?<repository>(?:${host}/)?${component}(?:/${component})*)(?::(?<tag>[\\w][\\w.-]{0,127}))?(?:@(?<digest>[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?$`,
);

/**
 * The parts of an image reference; undefined when the text names no image for certain: it holds a variable (`$`, `{`, `<`), or is
 * something that a tool replaces (`IMAGE`, `ko://…`), which the grammar of references gives away.
 */
export function parseImage(text: string): ImageReference | undefined {
  if (text.length > 1024) return undefined;
  const found = known.get(text);
  if (found) return found.image;
  if (known.size >= mostKnown) known.clear();
  const image = parse(text);
  known.set(text, { image });
  return image;
}

/** A dozen rules ask for the parts of each image, one after the other. */
const known = new Map<string, { readonly image: ImageReference | undefined }>();
const mostKnown = 256;

function parse(text: string): ImageReference | undefined {
  const groups = reference.exec(text)?.groups;
  const repository = groups?.['repository'];
  if (repository === undefined) return undefined;
  const first = repository.split('/', 1)[0] ?? '';
  const registry =
    first !== repository && (/[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase()) ? first : undefined;
  return { registry, repository, tag: groups?.['tag'], digest: groups?.['digest'] };
}
