/** `data "aws_iam_policy_document"` as the policy it makes. */
import { evaluate } from '../../facts/terraform/evaluate.ts';
import type { Scope } from '../../facts/terraform/evaluate.ts';
import { attributeOf } from '../../facts/terraform/read.ts';
import type { HclBlock, HclEntry, HclValue } from '../../syntax/hcl/tree.ts';

export function policyDocument(block: HclBlock, scope: Scope): HclValue {
  const { start, end } = block.headerSpan;
  const statements = block.blocks.filter(({ type }) => type === 'statement').map((one) => statement(one, scope));
  const open =
    block.damaged ||
    block.blocks.some(({ type }) => type === 'dynamic') ||
    block.attributes.some(({ name }) => name.endsWith('policy_documents'));
  const items: readonly HclValue[] = open ? [...statements, { kind: 'unknown', start, end }] : statements;
  return { kind: 'object', start, end, entries: [{ key: 'Statement', value: { kind: 'list', items, start, end } }] };
}

function statement(block: HclBlock, scope: Scope): HclValue {
  const { start, end } = block.typeSpan;
  const entries: HclEntry[] = [{ key: 'Effect', value: { kind: 'literal', value: 'Allow', start, end } }];
  for (const [name, key] of [
    ['effect', 'Effect'],
    ['actions', 'Action'],
    ['not_actions', 'NotAction'],
    ['resources', 'Resource'],
    ['not_resources', 'NotResource'],
  ] as const) {
    const attribute = attributeOf(block, name);
    if (attribute) entries.push({ key, value: evaluate(attribute.value, scope) });
  }
  const principals = block.blocks.filter(({ type }) => type === 'principals');
  if (principals.length > 0) entries.push({ key: 'Principal', value: principalsOf(principals, scope) });
  const conditions = block.blocks.filter(({ type }) => type === 'condition');
  if (conditions.length > 0) {
    const value = {
      kind: 'object' as const,
      start,
      end,
      entries: conditions.map((one): HclEntry => ({
        key: literalText(one, 'test', scope),
        value: {
          kind: 'object',
          start,
          end,
          entries: [
            {
              key: literalText(one, 'variable', scope),
              value: evaluate(attributeOf(one, 'values')?.value ?? { kind: 'unknown', start, end }, scope),
            },
          ],
        },
      })),
    };
    entries.push({ key: 'Condition', value });
  }
  if (block.blocks.some(({ type }) => type === 'dynamic')) entries.push({ key: 'Condition', value: { kind: 'unknown', start, end } });
  return { kind: 'object', start, end, entries };
}

function principalsOf(blocks: readonly HclBlock[], scope: Scope): HclValue {
  const { start = 0, end = 0 } = blocks[0]?.typeSpan ?? {};
  return {
    kind: 'object',
    start,
    end,
    entries: blocks.map((one): HclEntry => {
      const value = evaluate(attributeOf(one, 'identifiers')?.value ?? { kind: 'unknown', start, end }, scope);
      return { key: literalText(one, 'type', scope), value };
    }),
  };
}

function literalText(block: HclBlock, name: string, scope: Scope): string | undefined {
  const attribute = attributeOf(block, name);
  const value = attribute && evaluate(attribute.value, scope);
  return value?.kind === 'literal' ? String(value.value) : undefined;
}
