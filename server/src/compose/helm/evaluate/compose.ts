/** Pieces put together to composed text. */
import type { Composed, Omission, Part } from '../../composed.ts';
import type { RenderedTemplate, Unresolved } from '../chart.ts';
import type { Piece } from '../values/text.ts';

export function compose(pieces: readonly Piece[]): Pick<RenderedTemplate, 'composed' | 'unresolved'> {
  const parts: Part[] = [];
  const omissions: Omission[] = [];
  const unresolved = new Map<string, Unresolved>();
  const texts: string[] = [];
  let at = 0;
  for (const piece of pieces) {
    if (piece.kind === 'omission') {
      omissions.push({ at, keys: piece.keys, items: piece.items, cause: piece.cause, via: piece.via });
      continue;
    }
    if (piece.kind === 'hole' && !/^\{\{-?\s*(?:else|end)\b/.test(piece.text)) {
      const place = piece.via ?? piece.source;
      if (place) unresolved.set(`${place.uri}#${String(place.start)}`, { place, reason: piece.reason });
    }
    if (piece.text === '') continue;
    texts.push(piece.text);
    if (piece.source)
      add(parts, {
        start: at,
        end: at + piece.text.length,
        source: piece.source,
        verbatim: piece.verbatim,
        ...(piece.via ? { via: piece.via } : {}),
      });
    at += piece.text.length;
  }
  const composed: Composed = { text: texts.join(''), parts, omissions };
  return { composed, unresolved: [...unresolved.values()] };
}

/** Verbatim parts that follow each other in the same file are one. */
function add(parts: Part[], part: Part): void {
  const last = parts.at(-1);
  const { source } = part;
  const goesOn =
    last?.end === part.start &&
    last.verbatim &&
    part.verbatim &&
    last.source.uri === source.uri &&
    last.source.end === source.start &&
    last.via?.start === part.via?.start &&
    last.via?.uri === part.via?.uri;
  if (!goesOn) parts.push(part);
  else parts[parts.length - 1] = { ...last, end: part.end, source: { ...last.source, end: source.end } };
}
