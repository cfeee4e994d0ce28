/** The direct dependencies of package manifests. Tolerant: what a reader does not understand it leaves out. */
import { readCargo } from './cargo.ts';
import { readGemfile, readGoMod, readNuget } from './lines.ts';
import { readGradle, readPom } from './maven.ts';
import { readNpm } from './npm.ts';
import { readPyproject, readRequirements } from './pypi.ts';
import type { Dependency } from './types.ts';

type Reader = (text: string) => readonly Dependency[];

const readers: readonly (readonly [RegExp, Reader])[] = [
  [/^package\.json$/, readNpm],
  [/^requirements[^/]*\.(?:txt|in)$/i, readRequirements],
  [/^pyproject\.toml$/, readPyproject],
  [/^go\.mod$/, readGoMod],
  [/^pom\.xml$/, readPom],
  [/^build\.gradle(?:\.kts)?$/, readGradle],
  [/^(?:[^/]+\.(?:cs|fs|vb)proj|Directory\.Packages\.props)$/, readNuget],
  [/^Gemfile$/, readGemfile],
  [/^Cargo\.toml$/, readCargo],
];

/** undefined for files that are no manifest. */
export function manifestReader(path: string): Reader | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return readers.find(([pattern]) => pattern.test(name))?.[1];
}
