/** How the levels of two assessments compare. */
import type { Assessment } from '../../server/src/assessment/types.ts';

type Levels = ReadonlyMap<string, number | null>;

export function levelsOf({ overall, findingsLevel, dimensions, sections }: Assessment): Levels {
  return new Map([
    ['overall', overall.level],
    ['findings', findingsLevel],
    ...[...dimensions, ...sections].map(({ id, level }) => [id, level] as const),
  ]);
}

/** What has a level in both and a lower one in the second; what takes sections together only where they are the same. */
export function fallen(before: Assessment, after: Assessment): readonly string[] {
  const now = levelsOf(after);
  const together = hasNewSection(before, after) ? new Set(['overall', ...before.dimensions.map(({ id }) => id)]) : undefined;
  return [...levelsOf(before)]
    .filter(([name]) => together?.has(name) !== true)
    .flatMap(([name, level]) => {
      const next = now.get(name) ?? null;
      return level !== null && next !== null && next < level ? [`${name} from ${String(level)} to ${String(next)}`] : [];
    });
}

/** A section of which nothing was known takes part from the first outcome on, with all that is open in it. */
function hasNewSection(before: Assessment, after: Assessment): boolean {
  return before.sections.some(({ level }, index) => level === null && after.sections[index]?.level !== null);
}
