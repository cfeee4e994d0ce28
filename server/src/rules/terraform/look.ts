/** What a block says at a path: `vpc_config.endpoint_public_access`. */
import { evaluate, memberOf } from '../../facts/terraform/evaluate.ts';
import type { Scope } from '../../facts/terraform/evaluate.ts';
import { attributeOf } from '../../facts/terraform/read.ts';
import type { HclBlock, HclValue } from '../../syntax/hcl/tree.ts';
import type { Span } from '../../syntax/tree.ts';

/** One answer; several blocks of a name give several. */
export interface Place {
  readonly state: 'known' | 'unknown' | 'absent';
  /** Set when known. */
  readonly value: HclValue | undefined;
  /** The value, or the header of the innermost block that lacks it. */
  readonly span: Span;
  /** The innermost block that is there. */
  readonly block: HclBlock;
  /** What of the path lies below that block. */
  readonly rest: readonly string[];
  /** The expression that gives a known value, where it is not written out there. */
  readonly via?: string;
}

export function look(block: HclBlock, path: string, scope: Scope): readonly Place[] {
  return placesIn(block, path.split('.'), scope);
}

function placesIn(block: HclBlock, path: readonly string[], scope: Scope): readonly Place[] {
  const [name = '', ...below] = path;
  const place = (state: Place['state'], span: Span, value?: HclValue): Place => ({ state, value, span, block, rest: path });
  const attribute = attributeOf(block, name);
  if (attribute) {
    const value = evaluate(attribute.value, scope);
    if (below.length > 0) return inValue(value, below, place);
    if (value.kind === 'literal' && value.value === null) return [place('absent', value)];
    if (value.kind === 'unknown') return [place('unknown', value, value)];
    const { expression } = attribute.value.kind === 'unknown' ? attribute.value : {};
    return [{ ...place('known', value, value), ...(expression === undefined ? {} : { via: expression }) }];
  }
  if (below.length > 0) {
    const inner = block.blocks.filter(({ type }) => type === name);
    if (inner.length > 0) return inner.flatMap((one) => placesIn(one, below, scope));
  }
  const maybe =
    block.damaged || block.blocks.some((one) => one.type === 'dynamic' && (one.labels[0] === undefined || one.labels[0] === name));
  return [place(maybe ? 'unknown' : 'absent', block.headerSpan)];
}

function inValue(
  value: HclValue,
  path: readonly string[],
  place: (state: Place['state'], span: Span, value?: HclValue) => Place,
): readonly Place[] {
  if (value.kind === 'list') return value.items.flatMap((item) => inValue(item, path, place));
  if (value.kind !== 'object') return [place('unknown', value)];
  const [name = '', ...below] = path;
  const found = memberOf(value, name);
  if (!found) return [place(value.entries.some(({ key }) => key === undefined) ? 'unknown' : 'absent', value)];
  if (below.length > 0) return inValue(found, below, place);
  return [place(found.kind === 'unknown' ? 'unknown' : 'known', found, found)];
}

/** Blocks of that name; `complete` is false where there may be others. */
export function blocksOf(
  block: HclBlock,
  ...path: readonly string[]
): { readonly blocks: readonly HclBlock[]; readonly complete: boolean } {
  let blocks: readonly HclBlock[] = [block];
  let complete = true;
  for (const name of path) {
    if (
      blocks.some(
        (one) =>
          one.damaged ||
          one.blocks.some(({ type, labels }) => type === 'dynamic' && (labels[0] ?? name) === name) ||
          attributeOf(one, name),
      )
    )
      complete = false;
    blocks = blocks.flatMap((one) => one.blocks.filter(({ type }) => type === name));
  }
  return { blocks, complete };
}

/** Names that an expression mentions: `aws_s3_bucket.logs`, `data.aws_vpc.main`, `var.name`. */
export function referencesIn(value: HclValue): readonly string[] {
  switch (value.kind) {
    case 'literal':
      return [];
    case 'list':
      return value.items.flatMap(referencesIn);
    case 'object':
      return value.entries.flatMap((entry) => referencesIn(entry.value));
    case 'unknown':
      return namesIn(value);
  }
}

/** Rules on partners look through every resource for every other. */
const names = new WeakMap<HclValue, readonly string[]>();

function namesIn(value: HclValue & { readonly kind: 'unknown' }): readonly string[] {
  const known = names.get(value);
  if (known) return known;
  const found = value.expression?.match(/(?<![\w.-])(?:data\.)?[A-Za-z_][\w-]*\.[A-Za-z_][\w-]*/g) ?? [];
  names.set(value, found);
  return found;
}
