import { readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

export interface Size {
  readonly file: string;
  readonly kb: number;
  readonly gzipKb: number;
}

const files = ['dist/client.cjs', 'dist/server.cjs', 'dist/web/client.js', 'dist/web/server.js', 'dist/cli.js', 'dist/panel.js'];

/** The sizes of the bundles. */
export function measureSizes(): readonly Size[] {
  return files.map((file) => {
    const url = new URL(`../../${file}`, import.meta.url);
    return { file, kb: statSync(url).size / 1000, gzipKb: gzipSync(readFileSync(url)).length / 1000 };
  });
}
