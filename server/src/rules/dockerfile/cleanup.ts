/** Caches that package managers leave in a layer. */
import type { Instruction } from '../../facts/dockerfile/types.ts';
import { met, notApplicable, unknown, type Fix, type FixContext, type Outcome } from '../rule.ts';
import { invocationsOf, isCached, isInImage, outcomeOf, removes, runOf, type Invocation, type Tool } from './commands.ts';
import { commandAtEnd, fixOf } from './shell-edit.ts';

export interface Cache {
  readonly tool: Tool;
  /** What fills it. */
  readonly filledBy: RegExp;
  /** What empties it: the subcommand and what must stand behind it. */
  readonly emptiedBy: (invocation: Invocation) => boolean;
  /** Its files, as `rm` would name them. */
  readonly path: RegExp;
  readonly folders: readonly string[];
  readonly message: (invocation: Invocation) => string;
  /** A use that fills nothing. */
  readonly spared?: (invocation: Invocation) => boolean;
}

/** Judges whether a RUN whose layer is in the image leaves a cache behind. */
export function judgeCleanup(instruction: Instruction, cache: Cache): Outcome {
  const run = runOf(instruction);
  if (!run || !isInImage(instruction)) return notApplicable;
  const filling = invocationsOf(run, cache.tool, cache.filledBy).filter((invocation) => cache.spared?.(invocation) !== true);
  const [first] = filling;
  if (!first?.subcommand) return notApplicable;
  if (isCached(run, ...cache.folders) || invocationsOf(run, cache.tool).some(cache.emptiedBy)) return met;
  const removed = removes(run.script, cache.path);
  if (removed !== false) return removed ? met : unknown;
  const { start, end } = first.subcommand;
  return outcomeOf([{ start, end, message: cache.message(first) }]);
}

export function cleanupFix(instruction: Instruction, title: string, command: string, { text }: FixContext): Fix | undefined {
  return fixOf(title, 'safe', commandAtEnd(instruction, command, text));
}
