/** All files that follow from the rules, the settings and the model. Imports them only when asked: they read the generated model. */
import { existsSync, readdirSync } from 'node:fs';
import type { Rule } from '../../server/src/rules/rule.ts';
import type { GeneratedFile } from './files.ts';
import { formatted } from './format.ts';

/** Rejects when a page of docs/rules/ belongs to no rule. */
export async function generateFromRules(root: URL): Promise<readonly GeneratedFile[]> {
  const { allRules } = await import('../../server/src/rules/index.ts');
  const { rulePage } = await import('./rule-page.ts');
  const { rulesIndex } = await import('./rule-tables.ts');
  const { readme } = await import('./readme.ts');
  const { manifestFiles, settingsOf, settingsPage } = await import('./settings.ts');
  const { answersSchemaFiles } = await import('./answers-schema.ts');
  const { organisationSchemaFiles } = await import('./organisation-schema.ts');
  const { modelPage } = await import('./model-page.ts');
  const { modelSchemaFiles } = await import('./model-json-schema.ts');
  checkOrphans(root, allRules);
  const settings = settingsOf(allRules);
  const readmeFile = readme(root, allRules);
  const files = [
    ...allRules.map(rulePage),
    rulesIndex(allRules),
    settingsPage(settings, allRules),
    ...answersSchemaFiles(allRules),
    ...organisationSchemaFiles(),
    modelPage(allRules),
    ...modelSchemaFiles(),
    ...manifestFiles(root, settings, allRules),
    ...(readmeFile ? [readmeFile] : []),
  ];
  return Promise.all(files.map(async (file) => formatted(file, root)));
}

function checkOrphans(root: URL, rules: readonly Rule[]): void {
  const folder = new URL('docs/rules/', root);
  if (!existsSync(folder)) return;
  const known = new Set(rules.map(({ id }) => `${id}.md`));
  const orphans = readdirSync(folder).filter((name) => !known.has(name));
  if (orphans.length > 0) throw new Error(`No rule has these pages of docs/rules/, delete them: ${orphans.join(', ')}`);
}
