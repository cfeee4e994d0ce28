/** The parsed nodes of an expression, so that each can be counted when it is evaluated. */
import type { Meter } from './meter.ts';

/** What is used of a node of the library. */
export interface CelNode {
  readonly op: string;
  readonly args: unknown;
  readonly start: number;
  readonly end: number;
  evaluate: Evaluate;
}

type Evaluate = (this: CelNode, evaluator: unknown, node: unknown, context: unknown) => unknown;

/** All nodes that an evaluation may come to: those of the text and those that macros (`all`, `map`, …) stand for. */
export function nodesOf(root: unknown): readonly CelNode[] {
  const found = new Set<CelNode>();
  const seen = new Set<unknown>();
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (isNode(value)) {
      found.add(value);
      open.push(value.args, metaOf(value));
    } else if (Array.isArray(value) || isPlain(value)) open.push(...valuesOf(value));
  }
  return [...found];
}

function valuesOf(value: object): readonly unknown[] {
  return Object.values(value);
}

function isNode(value: object): value is CelNode {
  return 'op' in value && typeof value.op === 'string' && 'evaluate' in value && typeof value.evaluate === 'function' && 'start' in value;
}

function metaOf(node: object): unknown {
  return 'meta' in node ? node.meta : undefined;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** From now on each evaluation of the node is charged. Nodes replace their own `evaluate` once they know themselves; that goes behind the counter. */
export function metered(node: CelNode, meter: Meter): void {
  let inner = node.evaluate;
  const counted: Evaluate = function (evaluator, own, context) {
    meter.spend(1);
    const value = inner.call(node, evaluator, own, context);
    meter.weigh(value);
    return value;
  };
  Object.defineProperty(node, 'evaluate', {
    get: () => counted,
    set: (value: Evaluate) => {
      inner = value;
    },
  });
}
