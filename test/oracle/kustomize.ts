/**
 * Compares what is composed here with what kubectl makes of the same kustomizations, object by object, as data:
 * node --import tsx test/oracle/kustomize.ts --kubectl <binary> [--verbose] <folder>…
 */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { compose } from '../../server/src/compose/kustomize/compose.ts';
import type { Composition, KustomizeFiles } from '../../server/src/compose/kustomize/compose.ts';
import { kustomizationNames } from '../../server/src/compose/kustomize/files.ts';
import { readSource } from '../../server/src/compose/kustomize/read.ts';
import { documentSource } from '../../server/src/compose/kustomize/source.ts';
import { dataOf } from '../../server/src/compose/kustomize/value.ts';
import type { Data } from '../../server/src/compose/kustomize/value.ts';
import { plainValue } from '../../server/src/syntax/yaml/scalars.ts';
import { splitDocuments } from '../../server/src/syntax/yaml/split.ts';

const run = promisify(execFile);

const { values, positionals } = parseArgs({
  options: { kubectl: { type: 'string' }, verbose: { type: 'boolean', default: false } },
  allowPositionals: true,
});
if (values.kubectl === undefined || positionals.length === 0) {
  console.error('usage: --kubectl <binary> [--verbose] <folder>…');
  process.exit(2);
}
const { kubectl } = values;

const texts = new Map<string, string | undefined>();
const disk: KustomizeFiles = {
  text: (uri) => {
    if (!texts.has(uri))
      texts.set(
        uri,
        statSync(fileURLToPath(uri), { throwIfNoEntry: false })?.isFile() ? readFileSync(fileURLToPath(uri), 'utf8') : undefined,
      );
    return texts.get(uri);
  },
  isFolder: (uri) => statSync(fileURLToPath(uri), { throwIfNoEntry: false })?.isDirectory() === true,
};

function* kustomizations(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory() && entry.name !== '.git' && entry.name !== 'node_modules') yield* kustomizations(join(folder, entry.name));
    else if (kustomizationNames.includes(entry.name)) yield join(folder, entry.name);
  }
}

function read(text: string): Data | undefined {
  const { root } = readSource(documentSource('memory:', text, 0), plainValue);
  return root && dataOf(root);
}

function sorted(data: Data): Data {
  if (Array.isArray(data)) return data.map(sorted);
  if (data === null || typeof data !== 'object') return data;
  return Object.fromEntries(
    Object.entries(data)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, value]) => [key, sorted(value)]),
  );
}

interface Named {
  readonly id: string;
  readonly data: string;
}

function named(text: string): Named {
  const data = read(text);
  const object = data as { kind?: string; apiVersion?: string; metadata?: { name?: string; namespace?: string } } | undefined;
  const id = [object?.apiVersion, object?.kind, object?.metadata?.namespace, object?.metadata?.name].join(' ');
  return { id, data: JSON.stringify(data === undefined ? null : sorted(data)) };
}

/** What is wrong with the parts: they overlap, or claim to be text that they are not. */
function wrongParts(composition: Composition): readonly string[] {
  return composition.objects.flatMap(({ composed, name }) => {
    let end = 0;
    return composed.parts.flatMap((part) => {
      const problems: string[] = [];
      if (part.start < end || part.end <= part.start || part.end > composed.text.length)
        problems.push(`${name}: parts overlap at ${String(part.start)}`);
      end = part.end;
      const source = disk.text(part.source.uri)?.slice(part.source.start, part.source.end);
      if (source === undefined || (part.verbatim && source !== composed.text.slice(part.start, part.end)))
        problems.push(`${name}: ${JSON.stringify(composed.text.slice(part.start, part.end))} is not verbatim ${JSON.stringify(source)}`);
      return problems;
    });
  });
}

const counts = {
  equal: 0,
  different: 0,
  open: 0,
  unbuildable: 0,
  objects: 0,
  sameOrder: 0,
  wrong: 0,
  text: 0,
  covered: 0,
  verbatim: 0,
  alone: 0,
};
const refusals = new Map<string, number>();

async function compare(file: string): Promise<void> {
  const composition = compose(pathToFileURL(file).href, disk);
  const wrong = wrongParts(composition);
  if (wrong.length > 0) {
    counts.wrong++;
    console.log(`PARTS      ${file}\n  ${wrong.slice(0, 3).join('\n  ')}`);
  }
  for (const { composed } of composition.objects) {
    counts.text += composed.text.length;
    for (const part of composed.parts) {
      counts.covered += part.end - part.start;
      if (part.verbatim) counts.verbatim += part.end - part.start;
    }
  }
  let output: string;
  try {
    // No git and no way out: what is remote fails at once.
    const env = { PATH: '', HTTPS_PROXY: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9', HOME: '/nonexistent' };
    output = (await run(kubectl, ['kustomize', resolve(file, '..')], { env, maxBuffer: 1 << 28, timeout: 60_000 })).stdout;
  } catch (error) {
    counts.unbuildable++;
    const message = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    if (!composition.open && composition.problems.length === 0) {
      counts.alone++;
      if (values.verbose) console.log(`ALONE      ${file}: ${message.trim().slice(0, 600)}`);
    }
    const kind = message.trim().slice(-60);
    refusals.set(kind, (refusals.get(kind) ?? 0) + 1);
    return;
  }
  if (composition.open) counts.open++;
  const theirs = splitDocuments(output)
    .map(({ start, end }) => output.slice(start, end))
    .filter((text) => text.trim() !== '')
    .map(named);
  const ours = composition.objects.map(({ composed }) => named(composed.text));
  const differences = differ(theirs, ours);
  counts.objects += theirs.length;
  if (differences.length === 0) {
    counts.equal++;
    if (theirs.every(({ id }, index) => id === ours[index]?.id)) counts.sameOrder++;
    else console.log(`ORDER      ${file}`);
  } else {
    counts.different++;
    console.log(`DIFFERENT  ${composition.open ? '(open) ' : ''}${file}`);
    for (const line of differences.slice(0, values.verbose ? 40 : 3)) console.log(`  ${line}`);
  }
  if (values.verbose) for (const { message } of composition.problems) console.log(`  problem: ${message}`);
}

function differ(theirs: readonly Named[], ours: readonly Named[]): readonly string[] {
  const left = new Map(ours.map((object) => [object.id, object.data]));
  const lines: string[] = [];
  for (const { id, data } of theirs) {
    const own = left.get(id);
    left.delete(id);
    if (own === undefined) lines.push(`missing ${id}`);
    else if (own !== data) lines.push(`${id}: ${firstDifference(data, own)}`);
  }
  return [...lines, ...[...left.keys()].map((id) => `not theirs ${id}`)];
}

function firstDifference(theirs: string, ours: string): string {
  let at = 0;
  while (at < theirs.length && theirs[at] === ours[at]) at++;
  return `theirs …${theirs.slice(Math.max(at - 60, 0), at + 60)}… ours …${ours.slice(Math.max(at - 20, 0), at + 60)}…`;
}

for (const folder of positionals) {
  const queue = [...kustomizations(resolve(folder))].sort();
  const worker = async (): Promise<void> => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) await compare(file);
  };
  await Promise.all([worker(), worker()]);
}
const share = (part: number): string => `${((100 * part) / Math.max(counts.text, 1)).toFixed(1)} %`;
console.log(
  `\n${String(counts.equal)} equal (${String(counts.sameOrder)} in the same order), ${String(counts.different)} different, of ${String(counts.objects)} objects; ` +
    `${String(counts.open)} open; kubectl refuses ${String(counts.unbuildable)}, of which ${String(counts.alone)} are whole here; ` +
    `${String(counts.wrong)} with wrong parts; ${share(counts.covered)} of the text has a source, ${share(counts.verbatim)} verbatim`,
);
if (values.verbose) for (const [kind, count] of refusals) console.log(`  ${String(count)} × ${kind}`);
process.exitCode = counts.different + counts.wrong > 0 ? 1 : 0;
