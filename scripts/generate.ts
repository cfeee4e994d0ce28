/**
 * Writes every generated file; with `--check` it writes nothing and fails when one is stale.
 * The model and the structures come first: the other generators import the rules, which look practices and fields up in them. Translations come last.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GeneratedFile } from './generate/files.ts';
import { generateModel } from './generate/model.ts';
import { structuresFile } from './generate/structures.ts';

const root = new URL('../', import.meta.url);
const check = process.argv.includes('--check');
const stale: string[] = [];

put([...generateModel(root), structuresFile()]);
const { generateFromRules } = await import('./generate/from-rules.ts');
put(await generateFromRules(root));
const { generateTexts } = await import('./generate/texts.ts');
const { files, problems } = generateTexts(root);
put(files);

if (stale.length > 0) {
  console.error(`Stale: ${stale.join(', ')}. Run \`npm run generate\`.`);
  process.exitCode = 1;
} else if (problems.length === 0) {
  console.log(check ? 'All generated files are up to date.' : 'Generated.');
}

if (problems.length > 0) {
  console.error(`${problems.join('\n')}\nSee docs/translating.md.`);
  process.exitCode = 1;
}

function put(files: readonly GeneratedFile[]): void {
  for (const { path, text } of files) {
    const file = fileURLToPath(new URL(path, root));
    const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    if (before === text) continue;
    if (check) {
      stale.push(path);
      continue;
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
