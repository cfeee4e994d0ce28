/** Where COPY takes files from. */
import type { Instruction, Stage } from '../../facts/dockerfile/types.ts';
import type { Span } from '../../syntax/tree.ts';
import { flagOf, ownOf } from './parts.ts';

export interface CopySource extends Span {
  readonly name: string;
  /** The earlier stage that it is; undefined for images, contexts and unknown ones. */
  readonly stage: Stage | undefined;
  readonly copy: Instruction;
}

/** The `--from` of a COPY; undefined for one from the context or with a variable. */
export function copySource(instruction: Instruction): CopySource | undefined {
  const copy = ownOf(instruction);
  const flag = copy.keyword === 'COPY' ? flagOf(copy, 'from') : undefined;
  const name = flag?.value?.replace(/["']/g, '');
  if (!flag || name === undefined || name === '' || name.includes('$')) return undefined;
  const own = copy.stage?.index ?? 0;
  const earlier = copy.dockerfile.stages.slice(0, own);
  const stage = /^\d+$/.test(name) ? earlier[Number(name)] : earlier.findLast((one) => one.name?.toLowerCase() === name.toLowerCase());
  const start = flag.span.end - (flag.value?.length ?? 0);
  return { name, stage, copy, start: Math.max(start, flag.span.start), end: flag.span.end };
}
