import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import type { Edit, FixContext } from '../rule.ts';
import { layoutOf, mayBeLeftOut } from './layout.ts';
import { blockMap } from './render.ts';
import { snippetOfPieces, textOfPieces } from './value.ts';
import type { NewMap, Piece } from './value.ts';

/**
 * A new YAML document behind the one of an object. Undefined where none can follow: in a JSON file, and behind an object
 * that a template may leave out, which the new document would outlive.
 */
export function appendDocument({ text, unit, uri }: FixContext, object: KubernetesObject, content: NewMap): Edit | undefined {
  if (uri.endsWith('.json') || mayBeLeftOut(object.node.start, text.length, unit.conditionals)) return undefined;
  const layout = layoutOf(text, unit.root);
  const lines: readonly (readonly Piece[])[] = [['---'], ...blockMap(content, 0, layout)];
  const ends = text.endsWith('\n');
  const body = lines.flatMap((line): Piece[] => [...line, layout.eol]);
  const pieces = ends ? body : [layout.eol, ...body.slice(0, -1)];
  return { start: text.length, end: text.length, text: textOfPieces(pieces), snippet: snippetOfPieces(pieces), document: true };
}
