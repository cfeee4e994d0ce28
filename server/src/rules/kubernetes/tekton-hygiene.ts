import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import type { Lookup } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { describeObject } from './describe.ts';
import { outcomeOf, problemAt } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

export const tektonHygiene = defineRule({
  id: 'tekton-hygiene',
  title: 'Tekton task that is not pinned',
  practice: 'technology/application-release-and-operations/4/pipeline-policy',
  family: 'kubernetes',
  category: 'supply-chain',
  default: 'optional',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(object) {
    if (object.group !== 'tekton.dev') return notApplicable;
    return outcomeOf(referencesOf(object).map((reference) => verdictOn(reference, object)));
  },
  fixSafety: null,
  rationale:
    'A task that a run names by a bundle or a Git revision without a digest or commit can change between two runs, with the rights of the pipeline. By a digest, what was reviewed and signed is what runs. Tasks of the cluster, named without a resolver, are left alone.',
  how: ['Name bundles by digest: `registry.example.com/tasks/build@sha256:…`.', 'Give the Git resolver a commit as `revision`.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: tekton.dev/v1
kind: TaskRun
metadata:
  name: build
spec:
  taskRef:
    resolver: bundles
    params:
      - name: bundle
        value: registry.example.com/tasks/build:latest
`,
    good: `apiVersion: tekton.dev/v1
kind: TaskRun
metadata:
  name: build
spec:
  taskRef:
    resolver: bundles
    params:
      - name: bundle
        value: registry.example.com/tasks/build@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
`,
  },
  hoverOn: ['spec.taskRef', 'spec.pipelineRef', 'spec.tasks'],
  equivalents: { kyverno: ['require-tekton-bundle'] },
});

interface Reference {
  readonly node: Lookup;
  readonly pipeline: boolean;
}

function referencesOf({ node }: KubernetesObject): readonly Reference[] {
  const spec = child(node, 'spec');
  const holders = [spec, child(spec, 'pipelineSpec')];
  const tasks = holders.flatMap((holder) => ['tasks', 'finally'].flatMap((field) => itemsOf(child(holder, field)).items));
  const named = [spec, ...tasks].flatMap((holder): readonly Reference[] => [
    { node: child(holder, 'pipelineRef'), pipeline: true },
    { node: child(holder, 'taskRef'), pipeline: false },
  ]);
  return named.filter((reference) => reference.node !== undefined);
}

function verdictOn({ node: reference, pipeline }: Reference, object: KubernetesObject): Verdict {
  if (isUnknown(reference)) return 'unknown';
  const resolver = textOf(child(reference, 'resolver'));
  const parameter = { bundles: 'bundle', git: 'revision' }[resolver ?? ''];
  const old = child(reference, 'bundle');
  const value = old ?? (parameter === undefined ? undefined : parameterOf(reference, parameter));
  if (value === undefined) return 'met';
  if (value.kind !== 'scalar' || value.text.includes('$(')) return 'unknown';
  const pinned = resolver === 'git' ? /^[0-9a-f]{40,64}$/.test(value.text) : value.text.includes('@sha256:');
  if (pinned) return 'met';
  const what = describeObject(object);
  return problemAt(
    value,
    pipeline
      ? say`${what} takes a pipeline from ${value.text}, which can change.`
      : say`${what} takes a task from ${value.text}, which can change.`,
  );
}

function parameterOf(reference: Lookup, name: string): Lookup {
  const found = itemsOf(at(reference, 'params')).items.find((item) => textOf(child(item, 'name')) === name);
  return child(found, 'value');
}
