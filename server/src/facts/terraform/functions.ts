/** The functions whose results rules ask about. */
import type { HclEntry, HclValue } from '../../syntax/hcl/tree.ts';
import type { Span } from '../../syntax/tree.ts';

/** undefined where the result is not known. `jsonencode` gives the object itself: rules read what is in it. */
export function call(name: string, given: readonly HclValue[], span: Span): HclValue | undefined {
  const [first] = given;
  switch (name) {
    case 'jsonencode':
    case 'yamlencode':
    case 'tolist':
    case 'toset':
    case 'tomap':
    case 'sensitive':
    case 'nonsensitive':
      return first && given.length === 1 ? { ...first, ...span } : undefined;
    case 'jsondecode':
    case 'yamldecode':
      return first?.kind === 'object' || first?.kind === 'list' ? first : undefined;
    case 'tostring':
      return first?.kind === 'literal' && first.value !== null ? { ...first, value: String(first.value) } : undefined;
    case 'tobool':
      return first?.kind === 'literal' && /^(?:true|false)$/.test(String(first.value))
        ? { ...first, value: String(first.value) === 'true' }
        : undefined;
    case 'lower':
    case 'upper':
      return first?.kind === 'literal' && typeof first.value === 'string'
        ? { ...first, value: name === 'lower' ? first.value.toLowerCase() : first.value.toUpperCase() }
        : undefined;
    case 'concat':
      return concatenated(given, span);
    case 'merge':
      return merged(given, span);
    default:
      return undefined;
  }
}

function concatenated(given: readonly HclValue[], span: Span): HclValue | undefined {
  const items: HclValue[] = [];
  for (const list of given) {
    if (list.kind !== 'list') return undefined;
    items.push(...list.items);
  }
  return { kind: 'list', items, ...span };
}

function merged(given: readonly HclValue[], span: Span): HclValue | undefined {
  const entries: HclEntry[] = [];
  for (const object of given) {
    if (object.kind !== 'object') return undefined;
    entries.push(...object.entries);
  }
  return { kind: 'object', entries, ...span };
}
