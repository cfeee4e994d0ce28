/** GitHub Actions workflows and composite actions to their facts. */
import type { Lookup, MapNode, ScalarNode, Span } from '../../syntax/tree.ts';
import { at, child, entryOf, itemsOf, resolve, textOf } from '../../syntax/tree.ts';
import { withoutMarks } from '../suppression-lines.ts';
import type { ActionUse, Job, Workflow } from './types.ts';

export interface PipelineReading {
  readonly workflow: Workflow;
  readonly uses: readonly ActionUse[];
}

/** undefined when it is no workflow: one has `on` and `jobs`. */
export function readWorkflow(root: MapNode, uri: string, source: string): PipelineReading | undefined {
  const on = entryOf(root, 'on');
  const jobsNode = child(root, 'jobs');
  if (!on || jobsNode?.kind !== 'map') return undefined;
  const nameNode = child(root, 'name');
  const permissions = child(root, 'permissions');
  const jobs = jobsNode.entries.filter(({ key }) => key.text !== '<<').map(({ key, value }) => readJob(key, resolve(value)));
  const workflow: Workflow = {
    uri,
    node: root,
    name: textOf(nameNode),
    anchor: nameNode?.kind === 'scalar' ? nameNode : on.key,
    triggers: triggersOf(resolve(on.value)),
    permissions,
    commented: new Set([permissions, ...jobs.map((job) => job.permissions)].flatMap((holder) => commentedIn(holder, source))),
    jobs,
    jobsComplete: !jobsNode.open && entryOf(jobsNode, '<<') === undefined,
  };
  return { workflow, uses: workflow.jobs.flatMap((job) => usesOf(job, workflow, source)) };
}

/** The `uses` of a composite action (`action.yml`); undefined when it is none. */
export function readCompositeAction(root: MapNode, source: string): readonly ActionUse[] | undefined {
  const steps = at(root, 'runs', 'steps');
  if (textOf(at(root, 'runs', 'using')) !== 'composite' || steps?.kind !== 'sequence') return undefined;
  return stepUses(steps, undefined, undefined, source);
}

function readJob(key: ScalarNode, node: Lookup): Job {
  return { id: key.text, key, node, permissions: child(node, 'permissions') };
}

function triggersOf(on: Lookup): readonly string[] | undefined {
  if (on?.kind === 'scalar') return isTemplated(on.text) ? undefined : [on.text];
  if (on?.kind === 'map') return on.open || entryOf(on, '<<') ? undefined : on.entries.map(({ key }) => key.text);
  const { items, complete } = itemsOf(on);
  const names = items.flatMap((item) => textOf(item) ?? []);
  return complete && names.length === items.length ? names : undefined;
}

function usesOf(job: Job, workflow: Workflow, source: string): readonly ActionUse[] {
  const called = child(job.node, 'uses');
  const own = called?.kind === 'scalar' ? [readUse(called, job, workflow, source)] : [];
  return [...own, ...stepUses(child(job.node, 'steps'), job, workflow, source)];
}

function stepUses(steps: Lookup, job: Job | undefined, workflow: Workflow | undefined, source: string): readonly ActionUse[] {
  return itemsOf(steps).items.flatMap((step) => {
    const node = step.kind === 'map' ? child(step, 'uses') : undefined;
    return node?.kind === 'scalar' ? [readUse(node, job, workflow, source)] : [];
  });
}

function commentedIn(holder: Lookup, source: string): readonly ScalarNode[] {
  if (holder?.kind !== 'map') return [];
  return holder.entries.flatMap(({ key, value }) => {
    const behind = /^[ \t]*#[ \t]*\S/.test(withoutMarks(source.slice(value.end, value.end + 200)));
    const above = /(?:^|\n)[ \t]*#[ \t]*\S[^\n]*\n[ \t]*$/.test(withoutMarks(source.slice(Math.max(0, key.start - 400), key.start)));
    return behind || above ? [key] : [];
  });
}

function readUse(node: ScalarNode, job: Job | undefined, workflow: Workflow | undefined, source: string): ActionUse {
  const text = node.text.trim();
  const kind = useKind(text);
  const ref = kind === 'repository' || kind === 'docker' ? refOf(node) : undefined;
  return {
    workflow,
    job,
    node,
    text,
    ref,
    version: kind === 'repository' && ref ? versionOf(ref.text, source, node.end) : undefined,
    kind,
  };
}

function versionOf(ref: string, source: string, end: number): readonly number[] | undefined {
  const comment = /^[0-9a-f]{40}$/i.test(ref)
    ? /^[ \t]*#[ \t]*(?:\w+[ \t]*[:=@][ \t]*)?(\S+)/.exec(source.slice(end, end + 80))?.[1]
    : undefined;
  return /^v?(\d{1,6}(?:\.\d{1,6}){0,3})$/
    .exec(comment ?? ref)?.[1]
    ?.split('.')
    .map(Number);
}

function useKind(text: string): ActionUse['kind'] {
  if (isTemplated(text)) return 'unknown';
  // `$/` stands for the repository that the file belongs to, at its own commit.
  if (/^(?:\.\.?(?:\/|$)|\$\/)/.test(text)) return 'local';
  if (text.startsWith('docker://')) return 'docker';
  return /^[\w.-]+\/[\w.-]+(?:\/[^@\s]*)?(?:@\S*)?$/.test(text) ? 'repository' : 'unknown';
}

function isTemplated(text: string): boolean {
  return text.includes('${{');
}

/** Its place is the whole value where escapes or folding hide which character of the file stands for which. */
function refOf(node: ScalarNode): (Span & { readonly text: string }) | undefined {
  const sign = node.text.indexOf('@');
  if (sign < 0) return undefined;
  const text = node.text.slice(sign + 1).trim();
  const start = textStart(node);
  return start === undefined
    ? { start: node.start, end: node.end, text }
    : { start: start + sign + 1, end: start + sign + 1 + text.length, text };
}

/** Where the text of a scalar starts when it stands in the file as it is. */
export function textStart(node: ScalarNode): number | undefined {
  const quotes = node.style === 'single' || node.style === 'double' ? 1 : 0;
  const oneToOne = node.style !== 'literal' && node.style !== 'folded' && node.end - node.start === node.text.length + 2 * quotes;
  return oneToOne ? node.start + quotes : undefined;
}
