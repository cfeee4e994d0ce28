/** zizmor: its snapshots say which audits find something in a file of its test data under the default persona. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Labelled } from './labelled.ts';

/** Audits that speak only to the stricter personas: of these the runs with a persona count, of all others those without. */
const strict: ReadonlySet<string> = new Set(['secrets-outside-env', 'superfluous-actions', 'undocumented-permissions']);

const run =
  /assert_snapshot!\(\s*((?:(?!assert_snapshot!)[\s\S])*?\.run\(\)\?),\s*@(?:"((?:[^"\\]|\\[\s\S])*)"|r?#+"([\s\S]*?)"#+)\s*,?\s*\)/g;

/**
 * One example for each audit's own files. Left out are runs with a persona, a configuration or several inputs, those that ask GitHub over the network,
 * and files that are no pipelines.
 */
export function zizmorExamples(repository: string): readonly Labelled[] {
  const folder = join(repository, 'crates', 'zizmor', 'tests', 'integration');
  return readdirSync(join(folder, 'audit')).flatMap((name) => {
    const audit = name.replace(/\.rs$/, '').replaceAll('_', '-');
    return [...readFileSync(join(folder, 'audit', name), 'utf8').matchAll(run)].flatMap(
      ([, call = '', plain, raw]): readonly Labelled[] => {
        const inputs = [...call.matchAll(/input_under_test\(\s*"([^"]+)"/g)];
        const path = inputs[0]?.[1];
        if (inputs.length !== 1 || path === undefined || /\.config\(|\.setenv\(|\.offline\(/.test(call)) return [];
        const args = /\.args\(\[([^\]]*)\]/.exec(call)?.[1]?.replace(/[\s",]/g, '') ?? '';
        if (strict.has(audit) ? !/^--persona=(?:pedantic|auditor)$/.test(args) : args !== '' || call.includes('.args(')) return [];
        if (path.includes('pre-commit')) return [];
        const file = join(folder, 'test-data', path);
        if (!existsSync(file) || !statSync(file).isFile()) return [];
        const label = new RegExp(`\\w+\\[${audit === 'hardcoded-credentials' ? 'hardcoded-container-credentials' : audit}\\]`).test(
          plain ?? raw ?? '',
        )
          ? 'bad'
          : 'good';
        return [{ tool: 'zizmor', check: audit, example: path, files: { [pathFor(path)]: readFileSync(file, 'utf8') }, label }];
      },
    );
  });
}

function pathFor(path: string): string {
  if (path.includes('dependabot')) return '.github/dependabot.yml';
  return /(?:^|\/)action\.ya?ml$/.test(path) ? 'action.yml' : '.github/workflows/test.yml';
}
