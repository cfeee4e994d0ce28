/** What rules of an organisation may look at: the variables of each subject, and where it is. */
import type { KubernetesObject } from '../facts/kubernetes/types.ts';
import type { SubjectTypes } from '../facts/types.ts';
import type { Family } from '../rules/rule.ts';
import type { MapNode, Span } from '../syntax/tree.ts';
import { treeOfBlock } from '../signals/hcl-tree.ts';
import { english } from '../texts/texts.ts';
import { dockerfileValue, instructionValue, stageValue } from './dockerfile.ts';
import { matchesGlob } from './globs.ts';
import { Fields, unknownIn, valueOf } from './view.ts';
import type { Surroundings } from './view.ts';

/** The subjects that a rule file can name. */
export const subjectNames = [
  'object',
  'workload',
  'container',
  'chart',
  'values',
  'kustomization',
  'dockerfile',
  'stage',
  'instruction',
  'service',
  'resource',
  'workflow',
  'pipeline',
] as const;

export type SubjectName = (typeof subjectNames)[number];

export type Variables = Readonly<Record<string, () => unknown>>;

interface SubjectHandler<K extends SubjectName> {
  readonly family: Family;
  /** What it is, for people. */
  readonly detail: string;
  /** Variables by name, and what each holds. */
  readonly variables: Readonly<Record<string, string>>;
  /** The file that an example of it is read as, unless the example names another. */
  readonly file: string;
  /** What `kinds` compares; undefined where it filters nothing. */
  names?(subject: SubjectTypes[K]): readonly string[];
  values(subject: SubjectTypes[K], around: Surroundings): Variables;
  /** The map that paths count from. */
  node?(subject: SubjectTypes[K]): MapNode;
  anchor(subject: SubjectTypes[K]): Span;
  isFragment?(subject: SubjectTypes[K]): boolean;
}

const kubernetes = { family: 'kubernetes', file: 'example.yaml' } as const;
const objectVariable = english`the whole object, as its manifest writes it`;
const podVariable = english`the Pod, or the template of the Pods: \`pod.metadata\`, \`pod.spec\``;

const handlers: { readonly [K in SubjectName]: SubjectHandler<K> } = {
  object: {
    ...kubernetes,
    detail: english`a Kubernetes object of any kind`,
    variables: { object: objectVariable },
    names: objectNames,
    values: ({ node }, around) => ({ object: () => valueOf(node, around) }),
    node: ({ node }) => node,
    anchor: ({ anchor }) => anchor,
    isFragment: ({ fragment }) => fragment,
  },
  workload: {
    ...kubernetes,
    detail: english`an object that runs Pods`,
    variables: { object: objectVariable, pod: podVariable },
    names: ({ object }) => objectNames(object),
    values: ({ object, podTemplate }, around) => ({
      object: () => valueOf(object.node, around),
      pod: () => (podTemplate ? valueOf(podTemplate, around) : unknownIn(around)),
    }),
    node: ({ object }) => object.node,
    anchor: ({ object }) => object.anchor,
    isFragment: ({ object }) => object.fragment,
  },
  container: {
    ...kubernetes,
    detail: english`a container of a workload`,
    variables: {
      container: english`the container: \`container.image\`, \`container.resources\``,
      object: objectVariable,
      pod: podVariable,
      role: '`container`, `init`, `sidecar` or `ephemeral`',
    },
    names: ({ workload }) => objectNames(workload.object),
    values: ({ node, role, workload }, around) => ({
      container: () => valueOf(node, around),
      object: () => valueOf(workload.object.node, around),
      pod: () => (workload.podTemplate ? valueOf(workload.podTemplate, around) : unknownIn(around)),
      role: () => role,
    }),
    node: ({ node }) => node,
    anchor: ({ anchor }) => anchor,
    isFragment: ({ workload }) => workload.object.fragment,
  },
  chart: tree('helm', 'Chart.yaml', 'chart', english`the \`Chart.yaml\` of a Helm chart`),
  values: tree('helm', 'values.yaml', 'values', english`the \`values.yaml\` of a Helm chart`),
  kustomization: tree('kustomize', 'kustomization.yaml', 'kustomization', english`a kustomization`),
  dockerfile: {
    family: 'dockerfile',
    file: 'Dockerfile',
    detail: english`a Dockerfile`,
    variables: { dockerfile: '`dockerfile.stages` and `dockerfile.instructions`' },
    values: (subject, around) => ({ dockerfile: () => dockerfileValue(subject, around) }),
    anchor: ({ instructions }) => instructions[0]?.keywordSpan ?? { start: 0, end: 0 },
  },
  stage: {
    family: 'dockerfile',
    file: 'Dockerfile',
    detail: english`a stage of a Dockerfile`,
    variables: { stage: '`stage.name`, `.index`, `.final`, `.image`, `.tag`, `.digest`, `.instructions`' },
    values: (subject, around) => ({ stage: () => stageValue(subject, around) }),
    anchor: ({ from }) => from.argumentSpan ?? from.keywordSpan,
  },
  instruction: {
    family: 'dockerfile',
    file: 'Dockerfile',
    detail: english`an instruction of a Dockerfile`,
    variables: {
      instruction: '`instruction.keyword`, `.words`, `.text`, `.flags`, `.json`',
      stage: english`the stage that it stands in; absent above the first`,
    },
    names: ({ keyword }) => [keyword],
    values: (subject, around) => ({
      instruction: () => instructionValue(subject, around),
      stage: () => (subject.stage ? stageValue(subject.stage, around) : new Fields({})),
    }),
    anchor: ({ argumentSpan, keywordSpan }) => argumentSpan ?? keywordSpan,
  },
  service: {
    family: 'compose',
    file: 'compose.yaml',
    detail: english`a service of a Compose file`,
    variables: { service: english`the service`, name: english`its name` },
    names: ({ name }) => [name],
    values: ({ node, name }, around) => ({ service: () => valueOf(node, around), name: () => name }),
    node: ({ node }) => node,
    anchor: ({ anchor }) => anchor,
    isFragment: ({ fragment, extended }) => fragment || extended !== undefined,
  },
  resource: {
    family: 'terraform',
    file: 'main.tf',
    detail: english`a resource or data source of Terraform`,
    variables: {
      resource: english`\`resource.type\`, \`.name\`, \`.kind\` (\`resource\` or \`data\`) and \`.values\`, its attributes and blocks`,
    },
    names: ({ type }) => [type],
    values: ({ kind, type, name, block }, around) => ({
      resource: () =>
        new Fields({ kind: () => kind, type: () => type, name: () => name, values: () => valueOf(treeOfBlock(block), around) }),
    }),
    node: ({ block }) => treeOfBlock(block),
    anchor: ({ block }) => block.headerSpan,
    isFragment: ({ file }) => file.damaged,
  },
  workflow: tree('pipeline', '.github/workflows/example.yaml', 'workflow', english`a workflow of GitHub Actions`),
  pipeline: {
    ...tree('pipeline', '.github/workflows/example.yaml', 'pipeline', english`a pipeline of any system`),
    variables: { pipeline: english`the file, or the object`, system: english`the system: \`github\`, \`gitlab\`, \`tekton\` and others` },
    names: ({ system }) => [system],
    values: ({ node, system }, around) => ({ pipeline: () => valueOf(node, around), system: () => system }),
  },
};

type TreeName = 'chart' | 'values' | 'kustomization' | 'workflow' | 'pipeline';

function tree(family: Family, file: string, variable: string, detail: string): SubjectHandler<TreeName> {
  return {
    family,
    file,
    detail,
    variables: { [variable]: english`the file` },
    values: ({ node }, around) => ({ [variable]: () => valueOf(node, around) }),
    node: ({ node }) => node,
    anchor: ({ anchor }) => anchor,
  };
}

function objectNames({ group, version, kind }: KubernetesObject): readonly string[] {
  return [kind, `${group === '' ? '' : `${group}/`}${version}/${kind}`];
}

export function handlerOf<K extends SubjectName>(name: K): SubjectHandler<K> {
  return handlers[name];
}

/** Whether `kinds` lets a subject in; an empty list lets in all. */
export function isOfKinds<K extends SubjectName>(name: K, subject: SubjectTypes[K], kinds: readonly string[]): boolean {
  const names = handlers[name].names?.(subject);
  return kinds.length === 0 || names === undefined || kinds.some((pattern) => names.some((one) => matchesGlob(pattern, one)));
}

/** Whether `kinds` says anything of such subjects. */
export function hasKinds(name: SubjectName): boolean {
  return handlers[name].names !== undefined;
}

/** Whether there are fields below such a subject, which paths lead to. */
export function hasFields(name: SubjectName): boolean {
  return handlers[name].node !== undefined;
}

/** Texts that stand for a value which is put in later. */
export function isPlaceholderIn(family: Family, text: string): boolean {
  if (family === 'compose') return /\$(?:\{|[A-Za-z_])/.test(text);
  if (family === 'pipeline') return /\$\{\{|\$\(|\$\[\[/.test(text);
  return false;
}
