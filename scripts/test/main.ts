import process from 'node:process';

import { onStopRequest, stopAll } from '../lib/process.ts';
import { type Layer, layers } from './layers.ts';
import { broken, type Outcome } from './outcome.ts';

interface Result extends Outcome {
  readonly name: string;
  readonly seconds: number;
}

function chosenLayers(names: readonly string[]): readonly Layer[] {
  const unknown = names.filter((name) => !layers.some((layer) => layer.name === name));
  if (unknown.length > 0) {
    const known = layers.map(({ name }) => name).join(', ');
    throw new Error(`There is no layer ${unknown.join(', ')}. The layers are: ${known}.`);
  }
  return names.length === 0 ? layers : layers.filter((layer) => names.includes(layer.name));
}

async function attempt(layer: Layer): Promise<Outcome> {
  try {
    return await layer.run();
  } catch (error) {
    return broken(error instanceof Error ? error.message : String(error));
  }
}

async function runLayer(layer: Layer): Promise<Result> {
  console.log(`\n=== ${layer.name}`);
  const started = performance.now();
  const outcome = await attempt(layer);
  if (outcome.reason !== undefined) console.error(outcome.reason);
  const seconds = (performance.now() - started) / 1000;
  console.log(`--- ${layer.name}: ${String(outcome.passed)} passed, ${String(outcome.failed)} failed (${seconds.toFixed(1)} s)`);
  return { ...outcome, name: layer.name, seconds };
}

/** The build that a choice of layers rests on, carried out without being counted. */
function hiddenBuild(chosen: readonly Layer[]): Layer | undefined {
  if (!chosen.some(({ needsBuild }) => needsBuild)) return undefined;
  return chosen.some(({ name }) => name === 'build') ? undefined : layers.find(({ name }) => name === 'build');
}

async function runAll(chosen: readonly Layer[]): Promise<readonly Result[]> {
  const preparation = hiddenBuild(chosen);
  let built = preparation === undefined || (await runLayer(preparation)).failed === 0;
  const results: Result[] = [];
  for (const layer of chosen) {
    const runnable = built || !layer.needsBuild;
    const result = await runLayer(runnable ? layer : { ...layer, run: async () => Promise.resolve(broken('Not run: the build failed.')) });
    if (layer.name === 'build') built = result.failed === 0;
    results.push(result);
  }
  return results;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** `npm test`: every layer, or the named ones; the last line counts. */
export async function main(args: readonly string[]): Promise<number> {
  const chosen = chosenLayers(args);
  onStopRequest(async () => {
    await stopAll();
    process.exit(130);
  });
  const results = await runAll(chosen);
  const passed = sum(results.map((result) => result.passed));
  const failed = sum(results.map((result) => result.failed));
  console.log('');
  for (const result of results) {
    const counts = `${String(result.passed).padStart(6)} passed, ${String(result.failed).padStart(3)} failed`;
    console.log(`${result.name.padEnd(10)} ${counts}, ${result.seconds.toFixed(1).padStart(6)} s`);
  }
  console.log(`${String(passed)} passed, ${String(failed)} failed`);
  return failed > 0 ? 1 : 0;
}
