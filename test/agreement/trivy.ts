/** trivy-checks: each check's metadata names its id, and a YAML file beside it holds good and bad examples. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import type { Labelled } from './labelled.ts';

const names = { kubernetes: 'manifest.yaml', dockerfile: 'Dockerfile', terraform: 'main.tf' } as const;
const folders = { kubernetes: 'kubernetes', dockerfile: 'docker', terraform: 'cloud' } as const;

type Kind = keyof typeof names;

const schema = v.record(v.string(), v.looseObject({ good: v.optional(v.array(v.string()), []), bad: v.optional(v.array(v.string()), []) }));

export function trivyExamples(repository: string): readonly Labelled[] {
  return (['kubernetes', 'dockerfile', 'terraform'] as const).flatMap((kind) =>
    examplesOf(join(repository, 'checks', folders[kind]), kind),
  );
}

function examplesOf(folder: string, kind: Kind): readonly Labelled[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((path): readonly Labelled[] => {
    if (!path.endsWith('.rego') || path.endsWith('_test.rego')) return [];
    const file = join(folder, path.replace(/\.rego$/, '.yaml'));
    const check = /^#\s+id:\s*["']?([A-Z]+-\d+)/m.exec(readFileSync(join(folder, path), 'utf8'))?.[1];
    if (check === undefined || !existsSync(file)) return [];
    const { good, bad } = v.parse(schema, parse(readFileSync(file, 'utf8')))[kind] ?? { good: [], bad: [] };
    const one = (text: string, label: 'good' | 'bad', index: number): Labelled => ({
      tool: 'trivy',
      check,
      example: `${path} ${label} ${String(index + 1)}`,
      files: { [names[kind]]: text.endsWith('\n') ? text : `${text}\n` },
      label,
    });
    return [...good.map((text, index) => one(text, 'good', index)), ...bad.map((text, index) => one(text, 'bad', index))];
  });
}
