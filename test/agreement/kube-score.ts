/** kube-score: its Go tests say which grade a file of `score/testdata` gets under a check; tests with settings of their own are left out. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Labelled } from './labelled.ts';

/** What its tests aim for, unless they set another. */
const kubernetesMinor = 18;

const expectation = /testExpectedScore\(t, "([^"]+)", "([^"]+)", (?:scorecard\.(Grade\w+)|0)\)/g;

export function kubeScoreExamples(repository: string): readonly Labelled[] {
  const folder = join(repository, 'score');
  return readdirSync(folder)
    .filter((name) => name.endsWith('_test.go'))
    .flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(expectation)].map(([, file = '', check = '', grade]): Labelled => ({
        tool: 'kube-score',
        check: check.toLowerCase().replaceAll(' ', '-'),
        example: file,
        files: { 'manifest.yaml': readFileSync(join(folder, 'testdata', file), 'utf8') },
        // Skipped is as good as passed: nothing is said.
        kubernetesMinor,
        label: grade === undefined || grade === 'GradeAllOK' ? 'good' : 'bad',
      })),
    );
}
