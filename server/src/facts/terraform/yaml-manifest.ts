/** Manifests that are written as YAML within Terraform: `yaml_body = <<YAML`, `yamldecode(<<YAML)`. */
import { hole } from '../../syntax/hole.ts';
import type { Entry, MapNode, SyntaxNode } from '../../syntax/tree.ts';
import { parseDocument } from '../../syntax/yaml/parse.ts';
import { interpolationEnd } from './tokens.ts';

const opening = /^(\s*(?:yamldecode\s*\(\s*)?)<<-?[ \t]*([\p{L}_][\p{L}\p{N}_-]*)[ \t]*\r?\n/u;

/** The one object of the here-document that an expression consists of; `start` is where the expression stands. What is interpolated is unknown. */
export function manifestIn(expression: string, start: number): MapNode | undefined {
  const document = hereDocument(expression);
  if (!document) return undefined;
  const text = document.text.replace(/^([ \t]*)---(?=[ \t]*\r?\n)/, '$1   ');
  if (/^[ \t]*(?:---|\.\.\.)[ \t]*\r?$/m.test(text)) return undefined;
  const { root, damaged } = parseDocument(text);
  return root?.kind === 'map' && !damaged ? movedMap(root, start + document.start) : undefined;
}

/** The here-document that an expression consists of, with holes for what is interpolated, and where in the expression it begins. */
export function hereDocument(expression: string): { readonly text: string; readonly start: number } | undefined {
  const [head = '', before = '', word = ''] = opening.exec(expression) ?? [];
  if (head === '') return undefined;
  const rest = expression.slice(head.length);
  const close = new RegExp(`^[ \\t]*${word}[ \\t]*\\r?$`, 'mu').exec(rest);
  if (
    !close ||
    !['', ')'].includes(rest.slice(close.index + close[0].length).trim()) ||
    before.includes('(') !== rest.trimEnd().endsWith(')')
  )
    return undefined;
  const text = masking(rest.slice(0, close.index));
  return text === undefined ? undefined : { text, start: head.length };
}

/** The text with holes in place of `${…}`, of the same length; undefined where directives decide what it holds. */
export function masking(text: string): string | undefined {
  let result = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if ((sign !== '$' && sign !== '%') || text[at + 1] !== '{') continue;
    // `$${` and `%%{` stand for themselves, one sign less: what holds them is not read letter by letter.
    const end = interpolationEnd(text, at + 2);
    if (end === undefined || (sign === '%' && text[at - 1] !== '%')) return undefined;
    const whole = text.slice(at, end);
    if (whole.includes('\n')) return undefined;
    result += text.slice(from, at) + hole.repeat(whole.length);
    from = end;
    at = end - 1;
  }
  return result + text.slice(from);
}

function moved(node: SyntaxNode, by: number): SyntaxNode {
  const span = { start: node.start + by, end: node.end + by };
  switch (node.kind) {
    case 'scalar':
      return node.text.includes(hole) ? { kind: 'unknown', ...span } : { ...node, ...span };
    case 'map':
      return movedMap(node, by);
    case 'sequence':
      return { ...node, ...span, items: node.items.map((item) => moved(item, by)) };
    case 'alias':
      return { ...node, ...span, target: moved(node.target, by) };
    case 'unknown':
      return { ...node, ...span };
  }
}

function movedMap(map: MapNode, by: number): MapNode {
  const entries = map.entries.flatMap(({ key, value }): readonly Entry[] =>
    key.text.includes(hole) ? [] : [{ key: { ...key, start: key.start + by, end: key.end + by }, value: moved(value, by) }],
  );
  return { ...map, start: map.start + by, end: map.end + by, entries, open: map.open || entries.length < map.entries.length };
}
