/** actionlint: its examples, each with the messages that it gives beside the file. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Labelled } from './labelled.ts';

/** The checks that a rule here looks at too, by what their messages say. */
const checks: readonly (readonly [string, RegExp])[] = [
  ['untrusted-inputs', /is potentially untrusted/],
  ['credentials', /\[credentials\]/],
  ['deprecated-commands', /\[deprecated-commands\]/],
  ['if-cond', /\[if-cond\]/],
  ['outdated-actions', /is too old to run/],
];

/** A file is bad under each of these checks that its messages name, and good under all others. */
export function actionlintExamples(repository: string): readonly Labelled[] {
  return ['examples', 'ok', 'err'].flatMap((name) => {
    const folder = join(repository, 'testdata', name);
    return readdirSync(folder)
      .filter((file) => /\.ya?ml$/.test(file))
      .flatMap((file) => {
        const expected = join(folder, file.replace(/\.ya?ml$/, '.out'));
        const messages = existsSync(expected) ? readFileSync(expected, 'utf8') : '';
        const files = { '.github/workflows/test.yaml': readFileSync(join(folder, file), 'utf8') };
        return checks.map(([check, pattern]): Labelled => ({
          tool: 'actionlint',
          check,
          example: `${name}/${file}`,
          files,
          label: pattern.test(messages) ? 'bad' : 'good',
        }));
      });
  });
}
