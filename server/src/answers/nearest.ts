/** The id that somebody probably meant. */

/** The nearest of the candidates, or undefined when none is near. */
export function nearest(id: string, candidates: Iterable<string>): string | undefined {
  const limit = Math.max(2, Math.floor(id.length / 4));
  let best: { readonly id: string; readonly distance: number } | undefined;
  for (const candidate of candidates) {
    const allowed = best ? best.distance - 1 : limit;
    const distance = candidate.endsWith(id.slice(id.lastIndexOf('/'))) && id.includes('/') ? 1 : distanceUpTo(id, candidate, allowed);
    if (distance <= allowed) best = { id: candidate, distance };
  }
  return best?.id;
}

/** The number of characters to put in, leave out or change; any larger number where it is above the limit. */
function distanceUpTo(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > limit) return limit + 1;
    row = next;
  }
  return row[b.length] ?? 0;
}
