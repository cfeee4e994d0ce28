/** What pipelines run: commands, images, actions and includes, whatever the system. */
import type { Lookup, ScalarNode, Span, SyntaxNode } from '../../syntax/tree.ts';
import { at, child, itemsOf, resolve, textOf } from '../../syntax/tree.ts';
import type { PipelineFileSystem } from './systems.ts';

/** A text and where it stands. */
export interface PlacedText extends Span {
  readonly text: string;
}

export interface ActionStep extends Span {
  /** As written, the part from `@` on left out. */
  readonly action: string;
  /** The map below `with`. */
  readonly inputs: Lookup;
}

export interface PipelineSteps {
  readonly commands: readonly PlacedText[];
  readonly images: readonly PlacedText[];
  readonly actions: readonly ActionStep[];
  readonly includes: readonly PlacedText[];
}

class Steps implements PipelineSteps {
  readonly commands: PlacedText[] = [];
  readonly images: PlacedText[] = [];
  readonly actions: ActionStep[] = [];
  readonly includes: PlacedText[] = [];

  command(node: Lookup): void {
    for (const { text, start, end } of scalarsBelow(node)) this.commands.push({ text: commandText(text), start, end });
  }

  image(node: Lookup): void {
    const scalar = node?.kind === 'map' ? (child(node, 'image') ?? child(node, 'name')) : node;
    if (scalar?.kind === 'scalar') this.images.push(placed(scalar));
  }
}

/** The steps of a pipeline file that is YAML. */
export function readSteps(root: SyntaxNode, system: Exclude<PipelineFileSystem, 'jenkins'>): PipelineSteps {
  const steps = new Steps();
  if (system === 'github') readGithub(resolve(root), steps);
  else
    walk(root, (key, value) => {
      readEntry[system](key, value, steps);
    });
  if (system === 'gitlab') for (const text of scalarsBelow(child(resolve(root), 'include'))) steps.includes.push(placed(text));
  return steps;
}

/** The steps of a workflow or composite action of GitHub. */
function readGithub(root: Lookup, steps: Steps): void {
  const jobs = child(root, 'jobs');
  const lists = [at(root, 'runs', 'steps')];
  for (const { value } of jobs?.kind === 'map' ? jobs.entries : []) {
    const job = resolve(value);
    steps.image(child(job, 'container'));
    readUses(job, steps);
    lists.push(child(job, 'steps'));
  }
  for (const step of lists.flatMap((list) => itemsOf(list).items)) {
    if (step.kind !== 'map') continue;
    steps.command(child(step, 'run'));
    readUses(step, steps);
  }
}

function readUses(holder: Lookup, steps: Steps): void {
  const uses = holder?.kind === 'map' ? child(holder, 'uses') : undefined;
  if (uses?.kind !== 'scalar') return;
  if (uses.text.startsWith('docker://')) steps.images.push({ ...placed(uses), text: uses.text.slice('docker://'.length) });
  else steps.actions.push({ start: uses.start, end: uses.end, action: uses.text.replace(/@.*$/s, ''), inputs: child(holder, 'with') });
}

type ReadEntry = (key: string, value: Lookup, steps: Steps) => void;

const scriptKeys: ReadonlySet<string> = new Set(['script', 'before_script', 'after_script']);
const azureKeys: ReadonlySet<string> = new Set(['script', 'bash', 'pwsh', 'powershell', 'task', 'inlineScript']);

const readEntry: Readonly<Record<Exclude<PipelineFileSystem, 'github' | 'jenkins'>, ReadEntry>> = {
  gitlab: (key, value, steps) => {
    if (scriptKeys.has(key)) steps.command(value);
    else if (key === 'image') steps.image(value);
  },
  azure: (key, value, steps) => {
    if (azureKeys.has(key)) steps.command(value);
    else if (key === 'container' || key === 'image') steps.image(value);
  },
  circleci: (key, value, steps) => {
    if (key === 'run') steps.command(value?.kind === 'map' ? child(value, 'command') : value);
    else if (key === 'image') steps.image(value);
  },
  cloudbuild: (key, value, steps) => {
    if (key !== 'steps') return;
    for (const step of itemsOf(value).items) {
      if (step.kind !== 'map') continue;
      const image = child(step, 'name');
      if (image?.kind === 'scalar') steps.image(image);
      steps.command(child(step, 'script'));
      readWords([child(step, 'entrypoint'), child(step, 'args')], steps);
    }
  },
};

/** A command that is given as a list of words. */
function readWords(nodes: readonly Lookup[], steps: Steps): void {
  const words = nodes.flatMap(scalarsBelow);
  const [first] = words;
  const last = words.at(-1);
  if (first && last) steps.commands.push({ text: commandText(words.map(({ text }) => text).join(' ')), start: first.start, end: last.end });
}

/** The containers of Tekton tasks and Argo workflows, anywhere in the object. */
export function readContainerSteps(root: SyntaxNode): PipelineSteps {
  const steps = new Steps();
  const read = (node: SyntaxNode): void => {
    if (node.kind !== 'map') return;
    steps.image(child(node, 'image'));
    steps.command(child(node, 'script'));
    steps.command(child(node, 'source'));
    readWords([child(node, 'command'), child(node, 'args')], steps);
  };
  read(resolve(root));
  walk(root, (_, value) => {
    for (const node of value?.kind === 'sequence' ? itemsOf(value).items : value ? [value] : []) read(node);
  });
  return steps;
}

/** Without comment lines, continued lines joined. */
export function commandText(text: string): string {
  return text.replace(/^[ \t]*(?:#(?!!)|\/\/).*$/gm, '').replace(/\\\r?\n[ \t]*/g, ' ');
}

function walk(node: SyntaxNode, visit: (key: string, value: Lookup) => void): void {
  // Aliases are not followed: what they stand for is visited where it stands.
  if (node.kind === 'sequence') for (const item of node.items) walk(item, visit);
  if (node.kind !== 'map') return;
  for (const { key, value } of node.entries) {
    visit(key.text, resolve(value));
    walk(value, visit);
  }
}

function scalarsBelow(node: Lookup): readonly ScalarNode[] {
  if (node?.kind === 'scalar') return [node];
  if (node?.kind === 'sequence') return node.items.flatMap((item) => scalarsBelow(resolve(item)));
  return node?.kind === 'map' ? node.entries.flatMap(({ value }) => scalarsBelow(resolve(value))) : [];
}

function placed(node: ScalarNode): PlacedText {
  return { text: textOf(node) ?? '', start: node.start, end: node.end };
}
