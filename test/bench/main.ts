/** `npm run bench`: measures, prints, and with `--write` puts the numbers into docs/performance.md. `npm run bench` builds it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { measureActivation } from './activation.ts';
import { measureAssessment } from './assessment.ts';
import {
  largeFile,
  measureBase,
  measureBrokenTerraform,
  measureChart,
  measureDockerfile,
  measureLargeFile,
  measureOpening,
  measureOthers,
  measureTerraform,
  measureWholeFile,
} from './edit.ts';
import { dockerfile, terraform } from './corpus.ts';
import { hclParser } from '../syntax/hcl/assets.ts';
import { measureScan } from './scan.ts';
import { folderOf, manifestFolder, measureServer, removeFolder } from './server.ts';
import { measureSizes } from './sizes.ts';
import { round } from './stats.ts';
import type { Stats } from './stats.ts';

const manifests = 10_000;
const page = new URL('../../docs/performance.md', import.meta.url);

const hcl = await hclParser();
const edit = measureLargeFile('value ', '1', false);
const wholeFile = measureWholeFile();
const assessment = measureAssessment(manifests);
const folder = manifestFolder(manifests);
const lines: string[] = [];
try {
  const scan = measureScan(folder);
  const server = await measureServer(folder);
  lines.push(
    `Measured on ${String(cpus().length)} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), Node ${process.versions.node}.`,
    '',
    '| what | median | 95 % | goal |',
    '| --- | --- | --- | --- |',
    row(
      `one keystroke to diagnostics, ${(largeFile.length / 1e6).toFixed(2)} MB file of 500 documents`,
      edit,
      'median < 5 ms, 95 % < 16 ms',
    ),
    row('the same, each keystroke making a document invalid', measureLargeFile('metadata:', ' {', true), '95 % < 16 ms'),
    row('a change that the findings of another open file depend on', measureOthers(), '95 % < 20 ms'),
    row('a keystroke in `values.yaml` of a chart with 40 templates', measureChart(), '95 % < 16 ms'),
    row('a keystroke in a base with 20 overlays', measureBase(), '95 % < 16 ms'),
    row('a keystroke in a Dockerfile of 300 lines', measureDockerfile(), 'median < 3 ms'),
    row('a keystroke in a `.tf` file of 2,000 lines', measureTerraform(hcl), '95 % < 16 ms'),
    row('the same, each keystroke leaving a block open', measureBrokenTerraform(hcl), '95 % < 16 ms'),
    row("`yaml`'s parse of the same manifests, whole file, same run", wholeFile, ''),
    single('ratio: whole-file parse to our keystroke', `${(wholeFile.median / edit.median).toFixed(0)} ×`, ''),
    row('opening that file', measureOpening(), ''),
    row(`the assessment of what rules said of ${String(manifests)} files`, assessment.whole, '< 20 ms'),
    row('the same after an edit, the sum being known', assessment.edit, '< 2 ms'),
    row('gathering the evidence of all signals after an edit', assessment.evidence, ''),
    row(`\`cnmaturity scan\` of ${String(manifests)} manifests, a fresh process`, scan.scan, '< 4 s'),
    single('its resident memory at most', `${scan.residentMb.toFixed(0)} MB`, '< 300 MB'),
    row(
      '`cnmaturity scan` of 1000 Dockerfiles of 40 lines',
      scanOf(1000, (index) => [`${String(index)}/Dockerfile`, dockerfile(40)]),
      '< 2 s',
    ),
    row(
      '`cnmaturity scan` of 1000 `.tf` files of 80 lines',
      scanOf(1000, (index) => [`${String(index % 50)}/${String(index)}.tf`, terraform(80)]),
      '< 5 s',
    ),
    row('a bare `node` process, for comparison', scan.bareNode, ''),
    row('activation of the extension in the editor, as the editor says', await measureActivation(), '< 50 ms'),
    row('server start to the first diagnostics', server.startToDiagnostics, ''),
    single(`the server's scan of ${String(manifests)} manifests`, `${round(server.scanInServer)} ms`, ''),
    row(
      `a request answered during that scan (longest ${round(server.answersDuringScan.max)} ms)`,
      server.answersDuringScan,
      'never over 50 ms',
    ),
    '',
    '| bundle | KB | KB, gzip |',
    '| --- | --- | --- |',
    ...measureSizes().map(({ file, kb, gzipKb }) => `| \`${file}\` | ${kb.toFixed(0)} | ${gzipKb.toFixed(0)} |`),
  );
} finally {
  removeFolder(folder);
}
console.log(lines.join('\n'));
if (process.argv.includes('--write')) {
  const text = readFileSync(page, 'utf8');
  const [head = ''] = text.split('<!-- numbers -->');
  writeFileSync(page, `${head}<!-- numbers -->\n\n${lines.join('\n')}\n`);
}

function scanOf(count: number, file: (index: number) => readonly [path: string, text: string]): Stats {
  const files = folderOf(count, file);
  try {
    return measureScan(files).scan;
  } finally {
    removeFolder(files);
  }
}

function row(what: string, { median, p95 }: Stats, goal: string): string {
  return `| ${what} | ${round(median)} ms | ${round(p95)} ms | ${goal} |`;
}

function single(what: string, value: string, goal: string): string {
  return `| ${what} | ${value} | | ${goal} |`;
}
