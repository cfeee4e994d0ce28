/** Pipelines of all systems in one view: their steps, scripts and images. */
import type { Lookup, MapNode, ScalarNode, SyntaxNode } from '../../syntax/tree.ts';
import { at, child, entryOf, itemsOf, resolve, textOf } from '../../syntax/tree.ts';
import { containerCommands } from './containers.ts';
import { readCompositeAction, readWorkflow } from './read.ts';
import { scriptOf } from './script.ts';
import type { Script } from './script.ts';
import { pipelineSystemOf } from './systems.ts';
import type { ActionUse, Job, JobImage, Pipeline, PipelineSystem, Step, Workflow } from './types.ts';

/** A workflow or composite action of GitHub. */
export function readGithubPipeline(node: MapNode, uri: string, text: string): Pipeline | undefined {
  const reading = readWorkflow(node, uri, text);
  const uses = reading?.uses ?? readCompositeAction(node, text);
  if (!uses) return undefined;
  const workflow = reading?.workflow;
  const steps = workflow
    ? workflow.jobs.flatMap((job) => stepsOf(child(job.node, 'steps'), job, workflow, uses, text))
    : stepsOf(at(node, 'runs', 'steps'), undefined, undefined, uses, text);
  const images = (workflow?.jobs ?? []).flatMap(imagesOfJob);
  const anchor = workflow?.anchor ?? firstKey(node);
  if (!anchor) return undefined;
  return { uri, system: 'github', node, anchor, workflow, steps, uses, images, scripts: steps.flatMap(({ script }) => script ?? []) };
}

function stepsOf(
  list: Lookup,
  job: Job | undefined,
  workflow: Workflow | undefined,
  uses: readonly ActionUse[],
  source: string,
): readonly Step[] {
  return itemsOf(list).items.flatMap((node): Step[] => {
    if (node.kind !== 'map') return [];
    const called = child(node, 'uses');
    const use = uses.find((one) => one.node === called);
    const run = child(node, 'run');
    const shell = child(node, 'shell') ?? at(job?.node, 'defaults', 'run', 'shell') ?? at(workflow?.node, 'defaults', 'run', 'shell');
    return [
      {
        node,
        job,
        use,
        action: use?.kind === 'repository' ? (use.text.split('@')[0] ?? '').toLowerCase() : undefined,
        inputs: child(node, 'with'),
        script: run?.kind === 'scalar' ? scriptOf(run, source, { job, step: node, shell }) : undefined,
      },
    ];
  });
}

function imagesOfJob({ id, node }: Job): readonly JobImage[] {
  const services = child(node, 'services');
  const holders = [child(node, 'container'), ...(services?.kind === 'map' ? services.entries.map(({ value }) => resolve(value)) : [])];
  return holders.flatMap((holder) => {
    const image = holder?.kind === 'map' ? child(holder, 'image') : holder;
    if (image?.kind !== 'scalar') return [];
    const key = /^\$\{\{\s*matrix\.([\w-]+)\s*\}\}$/.exec(image.text.trim())?.[1];
    const values = key === undefined ? [] : matrixValues(node, key);
    return (values.length > 0 ? values : [image]).map((value) => ({ node: value, job: id }));
  });
}

/** What a key of the matrix of a job is in its runs, as far as it is written. */
function matrixValues(job: Lookup, key: string): readonly ScalarNode[] {
  const matrix = at(job, 'strategy', 'matrix');
  const listed = itemsOf(child(matrix, key)).items;
  const included = itemsOf(child(matrix, 'include')).items.map((item) => child(item, key));
  return [...listed, ...included].flatMap((value) => (value?.kind === 'scalar' && value.text !== '' ? [value] : []));
}

/** What other systems read by the name of the file; undefined where this is none. */
export function readOtherPipeline(node: MapNode, uri: string, text: string): Pipeline | undefined {
  const system = /\/\.github\/dependabot\.ya?ml$/.test(uri) ? 'dependabot' : pipelineSystemOf(uri);
  return system === undefined || system === 'github' || system === 'jenkins' ? undefined : readBelow(node, uri, text, system);
}

const tektonKinds: ReadonlySet<string> = new Set(['Task', 'ClusterTask', 'StepAction', 'Pipeline', 'PipelineRun', 'TaskRun']);
const argoKinds: ReadonlySet<string> = new Set(['Workflow', 'WorkflowTemplate', 'ClusterWorkflowTemplate', 'CronWorkflow']);

/** Tekton tasks and Argo workflows. */
export function readObjectPipeline(node: MapNode, uri: string, text: string): Pipeline | undefined {
  const [group] = (textOf(child(node, 'apiVersion')) ?? '').split('/');
  const kind = textOf(child(node, 'kind')) ?? '';
  if (group === 'tekton.dev' && tektonKinds.has(kind)) return readBelow(node, uri, text, 'tekton');
  return group === 'argoproj.io' && argoKinds.has(kind) ? readBelow(node, uri, text, 'argo') : undefined;
}

/** Those whose files are YAML, and that have no actions. */
type YamlSystem = Exclude<PipelineSystem, 'github' | 'jenkins'>;

type Read = (key: string, value: Lookup, found: Found) => void;

interface Found {
  script(value: Lookup): void;
  image(value: Lookup): void;
}

const scriptKeys: ReadonlySet<string> = new Set(['script', 'before_script', 'after_script']);
const azureKeys: ReadonlySet<string> = new Set(['script', 'bash', 'pwsh', 'powershell', 'inlineScript']);

const readers: Readonly<Record<YamlSystem, Read>> = {
  gitlab: (key, value, found) => {
    if (scriptKeys.has(key)) found.script(value);
    if (key === 'image') found.image(value);
    if (key === 'services') for (const item of itemsOf(value).items) found.image(item);
  },
  azure: (key, value, found) => {
    if (azureKeys.has(key)) found.script(value);
    if (key === 'image' || (key === 'container' && value?.kind === 'map')) found.image(value);
  },
  circleci: (key, value, found) => {
    if (key === 'run') found.script(value?.kind === 'map' ? child(value, 'command') : value);
    if (key === 'docker') for (const item of itemsOf(value).items) if (item.kind === 'map') found.image(child(item, 'image'));
  },
  cloudbuild: (key, value, found) => {
    if (key !== 'steps') return;
    for (const step of itemsOf(value).items) {
      found.image(child(step, 'name'));
      found.script(child(step, 'script'));
    }
  },
  tekton: objectEntry,
  argo: objectEntry,
  dependabot: () => undefined,
};

function objectEntry(key: string, value: Lookup, found: Found): void {
  if (key === 'image') found.image(value);
  if (key === 'script' || key === 'source') found.script(value);
}

function readBelow(node: MapNode, uri: string, source: string, system: YamlSystem): Pipeline | undefined {
  const anchor = firstKey(node);
  if (!anchor) return undefined;
  const scripts: Script[] = [];
  const images: JobImage[] = [];
  let job: string | undefined;
  const found: Found = {
    script: (value) => {
      for (const scalar of scalarsOf(value)) scripts.push(scriptOf(scalar, source, { section: job }));
    },
    image: (value) => {
      const image = value?.kind === 'map' ? (child(value, 'image') ?? child(value, 'name')) : value;
      if (image?.kind === 'scalar') images.push({ node: image, job });
    },
  };
  for (const { key, value } of node.entries) {
    job = key.text;
    readers[system](key.text, resolve(value), found);
    walk(value, (name, inner) => {
      readers[system](name, inner, found);
    });
  }
  if (system === 'tekton' || system === 'argo') for (const run of containerCommands(node)) scripts.push(scriptOf(run, source));
  return { uri, system, node, anchor, workflow: undefined, steps: [], uses: [], scripts, images };
}

function walk(node: SyntaxNode, visit: (key: string, value: Lookup) => void): void {
  // Aliases are not followed: what they stand for is visited where it stands.
  if (node.kind === 'sequence') for (const item of node.items) walk(item, visit);
  if (node.kind !== 'map') return;
  for (const { key, value } of node.entries) {
    if (value.kind !== 'alias') visit(key.text, value);
    walk(value, visit);
  }
}

function scalarsOf(node: Lookup): readonly ScalarNode[] {
  if (node?.kind === 'scalar') return [node];
  return node?.kind === 'sequence' ? node.items.flatMap((item) => (item.kind === 'alias' ? [] : scalarsOf(item))) : [];
}

function firstKey(node: MapNode): ScalarNode | undefined {
  return (entryOf(node, 'name') ?? node.entries[0])?.key;
}
