/** Polaris: `test/checks/<check>/{success,failure}*.yaml`. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Labelled } from './labelled.ts';

export function polarisExamples(repository: string): readonly Labelled[] {
  const folder = join(repository, 'test', 'checks');
  return readdirSync(folder).flatMap((check) =>
    readdirSync(join(folder, check)).flatMap((name): Labelled[] => {
      const label = name.startsWith('success') ? 'good' : name.startsWith('failure') ? 'bad' : undefined;
      if (!label) return [];
      const files = { 'manifest.yaml': readFileSync(join(folder, check, name), 'utf8') };
      return [{ tool: 'polaris', check, example: name, files, label }];
    }),
  );
}
