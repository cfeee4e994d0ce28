/** Whether a job visibly gets by with a token that may only read the repository. */
import type { Job, Workflow } from '../../facts/pipeline/types.ts';
import type { Lookup, SyntaxNode } from '../../syntax/tree.ts';
import { child, itemsOf, resolve, textOf } from '../../syntax/tree.ts';

/** Actions that do nothing with the token but read. */
const readOnlyActions: ReadonlySet<string> = new Set([
  'actions/cache',
  'actions/cache/restore',
  'actions/cache/save',
  'actions/checkout',
  'actions/download-artifact',
  'actions/setup-dotnet',
  'actions/setup-go',
  'actions/setup-java',
  'actions/setup-node',
  'actions/setup-python',
  'actions/upload-artifact',
  'azure/setup-helm',
  'azure/setup-kubectl',
  'docker/setup-buildx-action',
  'docker/setup-qemu-action',
  'gradle/actions/setup-gradle',
  'hashicorp/setup-terraform',
  'helm/kind-action',
  'opentofu/setup-opentofu',
  'ruby/setup-ruby',
]);

const tokenName = /GITHUB_TOKEN|GH_TOKEN|github\.token|github\s*\[|toJSON\(\s*(?:github|secrets)/i;
const writingCommand = /\b(?:push|publish|release|deploy|tag|commit|comment|merge)\b|\bgh\s/i;

/** True when every job without permissions of its own only checks out, sets up, caches, keeps artifacts and runs plain commands. */
export function readsOnly(workflow: Workflow): boolean {
  const shared = [child(workflow.node, 'env'), child(workflow.node, 'defaults')];
  return (
    !shared.some((node) => node !== undefined && mentions(node, tokenName)) &&
    workflow.jobs.every((job) => job.permissions !== undefined || jobReadsOnly(job))
  );
}

function jobReadsOnly({ node }: Job): boolean {
  const steps = child(node, 'steps');
  if (node?.kind !== 'map' || steps?.kind !== 'sequence' || steps.open || mentions(node, tokenName)) return false;
  return itemsOf(steps).items.every((step) => {
    const uses = child(step, 'uses');
    if (uses !== undefined) return readOnlyActions.has((textOf(uses)?.split('@')[0] ?? '').toLowerCase());
    const command = textOf(child(step, 'run'));
    return command !== undefined && !writingCommand.test(command);
  });
}

/** Whether any value below a node matches, or may match because it is not known. */
function mentions(node: NonNullable<Lookup> | SyntaxNode, pattern: RegExp): boolean {
  const target = resolve(node);
  if (target.kind === 'scalar') return pattern.test(target.text);
  if (target.kind === 'map') return target.entries.some(({ key, value }) => pattern.test(key.text) || mentions(value, pattern));
  return target.kind === 'unknown' || target.items.some((item) => mentions(item, pattern));
}
