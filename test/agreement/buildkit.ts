/** BuildKit: the page of each check shows Dockerfiles that it warns about and ones that it does not. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Labelled } from './labelled.ts';

const block = /^(?:❌ Bad|✅ Good)[^\n]*\n[^`]*?(?:\n```(?:text|console)?\n[^`]*```\s*)?```dockerfile\n([^]*?)\n```/gm;

export function buildkitExamples(repository: string): readonly Labelled[] {
  const folder = join(repository, 'frontend', 'dockerfile', 'docs', 'rules');
  return readdirSync(folder)
    .sort()
    .flatMap((name) => (name.startsWith('_') || !name.endsWith('.md') ? [] : examplesOf(name, readFileSync(join(folder, name), 'utf8'))));
}

function examplesOf(name: string, page: string): readonly Labelled[] {
  const check = /^title:\s*(\w+)/m.exec(page)?.[1];
  if (check === undefined) return [];
  return [...page.matchAll(block)].map(([whole, text = ''], index): Labelled => {
    const label = whole.startsWith('❌') ? 'bad' : 'good';
    return { tool: 'buildkit', check, example: `${name} ${label} ${String(index + 1)}`, files: filesOf(text, name), label };
  });
}

/** Dots stand for what the page leaves out, and so may FROM be. What the ignore file of one page holds is said above its examples. */
function filesOf(text: string, name: string): Labelled['files'] {
  const instructions = `${text.replace(/^\.\.\.$/gm, '')}\n`;
  const dockerfile = /^\s*FROM\s/im.test(instructions) ? instructions : `FROM scratch\n${instructions}`;
  return name === 'copy-ignored-file.md' ? { Dockerfile: dockerfile, '.dockerignore': '*/tmp/*\n' } : { Dockerfile: dockerfile };
}
