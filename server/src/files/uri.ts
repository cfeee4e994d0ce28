/** One spelling for each URI: editors and Node escape differently, and a file must not be known under two names. */

/** A path segment as URIs of this program spell it. */
export function encodeSegment(segment: string): string {
  return encoded(segment).replaceAll('%40', '@').replaceAll('%2B', '+');
}

/** Texts may hold half a character, which no URI can. */
function encoded(segment: string): string {
  try {
    return encodeURIComponent(segment);
  } catch (error) {
    if (error instanceof URIError) return encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd'));
    throw error;
  }
}

const parts = /^([a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?)([^?#]*)(.*)$/i;

/** The same URI in this program's spelling; the drive letter of Windows paths in lower case. */
export function canonicalUri(uri: string): string {
  const match = parts.exec(uri);
  if (!match) return uri;
  const [, head = '', path = '', rest = ''] = match;
  const spelled = path.split('/').map((segment) => encodeSegment(decodeSegment(segment)));
  if (head.toLowerCase() === 'file://' && /^[A-Z]%3A$/.test(spelled[1] ?? ''))
    spelled[1] = (spelled[1] ?? '').toLowerCase().replace('%3a', '%3A');
  return head + spelled.join('/') + rest;
}

/** The readable form of a segment; one that is not escaped properly stays as it is. */
export function decodeSegment(segment: string): string {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    if (error instanceof URIError) return segment;
    throw error;
  }
}

/** A folder's URI without the last slash; the root of a file system is `file://`, and stays so. */
export function folderUri(uri: string): string {
  const canonical = canonicalUri(uri);
  return canonical.endsWith('/') && !/^[a-z][a-z0-9+.-]*:\/\/$/i.test(canonical) ? canonical.slice(0, -1) : canonical;
}

export function childUri(folder: string, name: string): string {
  return `${folder}/${encodeSegment(name)}`;
}

/** What a relative path leads to from a folder. As in file systems, above the root is the root: a host that a path named would be asked for files. */
export function resolvedUri(folder: string, path: string): string {
  const segments = folder.split('/');
  const root = /^[a-z][a-z0-9+.-]*:\/\//i.test(folder) ? 3 : 1;
  for (const segment of path.split('/')) {
    if (segment === '..') segments.splice(Math.max(root, segments.length - 1));
    else if (segment !== '.' && segment !== '') segments.push(encodeSegment(segment));
  }
  return segments.join('/');
}

/** The path of a file below a folder, decoded, for people and for glob patterns; undefined when it is not in there. */
export function relativePath(folder: string, uri: string): string | undefined {
  if (!uri.startsWith(`${folder}/`)) return undefined;
  return uri
    .slice(folder.length + 1)
    .split('/')
    .map(decodeSegment)
    .join('/');
}
