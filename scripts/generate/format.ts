/** Generated files look as if `npm run format` had been over them. */
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import type { GeneratedFile } from './files.ts';

export async function formatted({ path, text }: GeneratedFile, root: URL): Promise<GeneratedFile> {
  const filepath = fileURLToPath(new URL(path, root));
  // Examples stay as the rules write them.
  return { path, text: await format(text, { ...(await resolveConfig(filepath)), filepath, embeddedLanguageFormatting: 'off' }) };
}
