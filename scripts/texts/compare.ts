/** What a translation must have in common with its English. */

/** What is wrong with a translation; undefined where nothing is. */
export function faultOf(english: string, translated: string): string | undefined {
  if (translated.trim() === '') return 'is empty';
  for (const [what, pattern] of shared) {
    const [ours, theirs] = [piecesOf(english, pattern), piecesOf(translated, pattern)];
    if (ours.join('\n') !== theirs.join('\n')) return `has other ${what}: ${list(theirs)} in the place of ${list(ours)}`;
  }
  const [before, after] = [edgesOf(english), edgesOf(translated)];
  return before === after ? undefined : 'begins or ends with other blanks';
}

const shared: readonly (readonly [string, RegExp])[] = [
  ['holes', /\{\d+\}/gu],
  ['code', /`[^`]*`/gu],
  ['addresses', /\]\([^)]*\)/gu],
];

function piecesOf(text: string, pattern: RegExp): readonly string[] {
  return (text.match(pattern) ?? []).sort();
}

function edgesOf(text: string): string {
  return JSON.stringify([/^\s*/u.exec(text)?.[0], /\s*$/u.exec(text)?.[0]]);
}

function list(pieces: readonly string[]): string {
  return pieces.length === 0 ? 'none' : pieces.join(' ');
}
