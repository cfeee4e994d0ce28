/** Quantities as Kubernetes writes them: `250m`, `1.5`, `128Mi`, `1e3`. */
import type { Lookup } from '../../syntax/tree.ts';

const binary = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const decimal: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
const pattern = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))(?:([eE][+-]?\d+)|([KMGTPE]i|[numkMGTPE])?)$/;

/** The amount in plain units; undefined when the value is not known or is no quantity. */
export function quantityOf(node: Lookup): number | undefined {
  return node?.kind === 'scalar' ? parseQuantity(node.text) : undefined;
}

export function parseQuantity(text: string): number | undefined {
  const [, digits, exponent, suffix = ''] = pattern.exec(text.trim()) ?? [];
  if (digits === undefined) return undefined;
  if (exponent !== undefined) return Number(digits + exponent);
  const power = binary.indexOf(suffix);
  if (power > 0) return Number(digits) * 1024 ** power;
  // As text, so that 1100m and 1.1 are the same number.
  return Number(`${digits}e${String(decimal[suffix] ?? 0)}`);
}
