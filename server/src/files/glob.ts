/**
 * Glob patterns matched in a time that no pattern can draw out: `*` and `?` within a part of a path, `**` for any number of parts,
 * `{a,b}` for one of several texts.
 */

/** So many patterns may come of one with braces. */
const mostAlternatives = 100;

/** Whether a pattern holds nothing but what is matched here. */
export function isPlainGlob(pattern: string): boolean {
  return !/[\\[\]()]|^!|\{[^{},]*\.\.[^{},]*\}/.test(pattern) && alternativesOf(pattern) !== undefined;
}

/** Matches paths without a slash at their ends. */
export function globMatcher(pattern: string): (path: string) => boolean {
  const all = (alternativesOf(pattern) ?? [pattern]).map((one) => one.replace(/(?<!\/)\/+$/, '').split('/'));
  return (path) => {
    const parts = path.split('/');
    return all.some((segments) => matchesInOrder(segments, parts, (segment) => segment === '**', matchesSegment));
  };
}

/** Undefined where there are too many. */
function alternativesOf(pattern: string): readonly string[] | undefined {
  let list = [pattern];
  for (;;) {
    const at = list.findIndex((one) => innerBraces.test(one));
    const found = innerBraces.exec(list[at] ?? '');
    if (!found) return list;
    const [whole, inner = ''] = found;
    const before = list[at]?.slice(0, found.index) ?? '';
    const behind = list[at]?.slice(found.index + whole.length) ?? '';
    list = [...list.slice(0, at), ...inner.split(',').map((text) => before + text + behind), ...list.slice(at + 1)];
    if (list.length > mostAlternatives) return undefined;
  }
}

const innerBraces = /\{([^{},]*,[^{}]*)\}/;

function matchesSegment(segment: string, part: string): boolean {
  if (!/[*?]/.test(segment)) return segment === part;
  return matchesInOrder(
    Array.from(segment),
    Array.from(part),
    (sign) => sign === '*',
    (sign, character) => sign === '?' || sign === character,
  );
}

/** Whether a pattern takes in a whole text. Only the last wildcard ever needs to take in more: what an earlier one could take instead leads nowhere else. */
export function matchesInOrder<T, U>(
  pattern: readonly T[],
  text: readonly U[],
  isWildcard: (one: T) => boolean,
  isSame: (one: T, other: U) => boolean,
): boolean {
  let from = 0;
  let at = 0;
  let wildcard = -1;
  let taken = 0;
  while (at < text.length) {
    const one = pattern[from];
    const other = text[at];
    if (one !== undefined && isWildcard(one)) {
      wildcard = from++;
      taken = at;
    } else if (one !== undefined && other !== undefined && isSame(one, other)) {
      from++;
      at++;
    } else if (wildcard >= 0) {
      from = wildcard + 1;
      at = ++taken;
    } else return false;
  }
  return pattern.slice(from).every(isWildcard);
}
