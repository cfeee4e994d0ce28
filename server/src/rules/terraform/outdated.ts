/** Expressions in the manner of Terraform 0.11. */
import { tokensOf } from '../../facts/terraform/tokens.ts';
import type { Token } from '../../facts/terraform/tokens.ts';
import type { HclValue } from '../../syntax/hcl/tree.ts';
import { say } from '../../texts/texts.ts';
import type { Problem } from '../rule.ts';

export interface Outdated extends Problem {
  /** What to write instead. */
  readonly text: string;
}

export function outdated(value: HclValue): readonly Outdated[] {
  if (value.kind !== 'unknown' || value.expression === undefined) return [];
  const { start, end, expression } = value;
  const inner = /^"\$\{([^{}"]*)\}"$/.exec(expression)?.[1];
  if (inner !== undefined) return [{ start, end, text: inner.trim(), message: say`An expression alone needs no quotes and no \${}.` }];
  const tokens = expression.startsWith('"') || expression.startsWith('<<') ? undefined : tokensOf(expression);
  return tokens ? [...dotIndexes(tokens, start), ...lookUps(tokens, expression, start), ...emptyLists(tokens, expression, start)] : [];
}

function dotIndexes(tokens: readonly Token[], base: number): readonly Outdated[] {
  return tokens.flatMap((token, index) => {
    const [before, after] = [tokens[index - 1], tokens[index + 1]];
    if (token.text !== '.' || after?.kind !== 'number' || !/^\d+$/.test(after.text) || !before || !/^[\w\]*-]+$/.test(before.text))
      return [];
    return [
      {
        start: base + token.start,
        end: base + after.end,
        text: `[${after.text}]`,
        message: say`Index ${after.text} is written as an attribute.`,
      },
    ];
  });
}

function lookUps(tokens: readonly Token[], text: string, base: number): readonly Outdated[] {
  return tokens.flatMap((token, index) => {
    if (token.text !== 'lookup' || tokens[index + 1]?.text !== '(') return [];
    const close = closing(tokens, index + 1);
    if (close?.commas.length !== 1) return [];
    const [comma] = close.commas;
    const open = tokens[index + 1];
    if (!comma || !open) return [];
    const map = text.slice(open.end, comma.start).trim();
    if (!/^[\w.-]+$/.test(map)) return [];
    const key = text.slice(comma.end, close.token.start).trim();
    return [
      {
        start: base + token.start,
        end: base + close.token.end,
        text: `${map}[${key}]`,
        message: say`lookup without a default is the same as an index.`,
      },
    ];
  });
}

function emptyLists(tokens: readonly Token[], text: string, base: number): readonly Outdated[] {
  return tokens.flatMap((token, index) => {
    if (token.text !== '==' && token.text !== '!=') return [];
    const [open, close, left] = [tokens[index + 1], tokens[index + 2], tokens[0]];
    if (open?.text !== '[' || close?.text !== ']' || !left) return [];
    let from = index - 1;
    while (from > 0 && /^(?:\.|[\w-]+)$/.test(tokens[from - 1]?.text ?? '') && !/^[?:]$/.test(tokens[from - 1]?.text ?? '')) from--;
    const first = tokens[from];
    const last = tokens[index - 1];
    if (!first || last?.kind !== 'name') return [];
    const operand = text.slice(first.start, last.end);
    const sign = token.text === '==' ? '== 0' : '> 0';
    return [
      {
        start: base + first.start,
        end: base + close.end,
        text: `length(${operand}) ${sign}`,
        message: say`A comparison with [] does not tell whether something is empty.`,
      },
    ];
  });
}

function closing(tokens: readonly Token[], open: number): { readonly token: Token; readonly commas: readonly Token[] } | undefined {
  const commas: Token[] = [];
  let depth = 0;
  for (const token of tokens.slice(open)) {
    if (token.kind !== 'sign') continue;
    if (/^[([{]$/.test(token.text)) depth++;
    else if (/^[)\]}]$/.test(token.text)) depth--;
    else if (token.text === ',' && depth === 1) commas.push(token);
    if (depth === 0) return { token, commas };
  }
  return undefined;
}
