import { parseArgs } from 'node:util';

import { onStopRequest } from '../lib/process.ts';
import { build } from './build.ts';

/** `npm run build`: as released; `-- --dev` keeps it readable, `-- --watch` follows changes. */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { watch: { type: 'boolean' }, dev: { type: 'boolean' } } });
  const watch = values.watch === true;
  const started = performance.now();
  const handle = await build({ watch, minify: !watch && values.dev !== true });
  console.log(`Built dist/ in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  if (watch) onStopRequest(async () => handle.dispose());
  return 0;
}
