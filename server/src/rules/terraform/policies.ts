/** IAM policies, however they are written: JSON, `jsonencode` or a policy document. */
import { memberOf } from '../../facts/terraform/evaluate.ts';
import type { HclEntry, HclValue } from '../../syntax/hcl/tree.ts';
import type { Span } from '../../syntax/tree.ts';
import { textOf } from './values.ts';

export interface Listed {
  readonly items: readonly (Span & { readonly text: string })[];
  /** All of it is known. */
  readonly complete: boolean;
}

export interface Statement extends Span {
  readonly allows: boolean;
  readonly actions: Listed;
  readonly notActions: Listed;
  readonly resources: Listed;
  readonly principal: HclValue | undefined;
  readonly condition: HclValue | undefined;
}

/** undefined where the policy as a whole is not known. */
export function statementsOf(
  value: HclValue | undefined,
): { readonly statements: readonly Statement[]; readonly complete: boolean } | undefined {
  const policy = value && policyIn(value);
  if (!policy) return undefined;
  const written = memberOf(policy, 'Statement');
  const items = written?.kind === 'list' ? written.items : written ? [written] : [];
  const objects = items.filter((item) => item.kind === 'object');
  return { statements: objects.map(statementOf), complete: objects.length === items.length };
}

export function policyIn(value: HclValue): HclValue | undefined {
  if (value.kind === 'object') return value;
  const text = textOf(value);
  if (text === undefined) return undefined;
  try {
    return fromJson(JSON.parse(text), value);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What stands in a string is shown where the string starts. */
function fromJson(json: unknown, { start, end }: Span): HclValue {
  if (Array.isArray(json)) return { kind: 'list', items: json.map((item) => fromJson(item, { start, end })), start, end };
  if (typeof json === 'object' && json !== null) {
    const entries = Object.entries(json).map(([key, value]): HclEntry => ({ key, value: fromJson(value, { start, end }) }));
    return { kind: 'object', entries, start, end };
  }
  if (typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean' || json === null)
    return { kind: 'literal', value: json, start, end };
  return { kind: 'unknown', start, end };
}

function statementOf(value: HclValue): Statement {
  const { start, end } = value;
  const effect = memberOf(value, 'Effect');
  return {
    start,
    end,
    allows: textOf(effect) === 'Allow',
    actions: listed(memberOf(value, 'Action')),
    notActions: listed(memberOf(value, 'NotAction')),
    resources: listed(memberOf(value, 'Resource')),
    principal: memberOf(value, 'Principal'),
    condition: memberOf(value, 'Condition'),
  };
}

function listed(value: HclValue | undefined): Listed {
  const items = value?.kind === 'list' ? value.items : value ? [value] : [];
  const known = items.flatMap((item) => {
    const text = textOf(item);
    return text === undefined ? [] : [{ text, start: item.start, end: item.end }];
  });
  return { items: known, complete: known.length === items.length };
}

/** `"*"`, or a list or map that has it. */
export function isPublicPrincipal(value: HclValue | undefined): boolean {
  if (!value) return false;
  if (value.kind === 'list') return value.items.some(isPublicPrincipal);
  if (value.kind === 'object')
    return value.entries.some(({ key, value: inner }) => (key === 'AWS' || key === '*') && isPublicPrincipal(inner));
  return textOf(value) === '*';
}
