import type { ActionUse } from '../../facts/pipeline/types.ts';
import { say, translated } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { archivedActions, flawedActions, oldestRunningMajor } from './retired-actions.ts';

export const actionArchivedOrVulnerable = defineRule({
  id: 'action-archived-or-vulnerable',
  title: 'Action that is abandoned, outdated or flawed',
  family: 'pipeline',
  practice: 'technology/application-release-and-operations/2/packages-kept-current',
  category: 'supply-chain',
  default: 'on',
  subject: 'action-use',
  crossFile: false,
  severity: 'warning',
  check(use) {
    if (use.kind === 'unknown') return unknown;
    if (use.kind !== 'repository') return notApplicable;
    const why = faultOf(use);
    if (why === undefined) return met;
    const { start, end } = why.whole ? use.node : (use.ref ?? use.node);
    return unmet({ start, end, message: why.message });
  },
  fixSafety: null,
  rationale:
    'An archived action gets no repairs, and one written for a Node.js that runners have dropped runs on another or not at all. The artifact and cache services refuse their old versions. The list is small and dated: it holds widely used actions whose state is certain.',
  how: [
    'Take the newest major version of the action, pinned to its commit.',
    'Replace an archived action by the one named, or by a command in a script.',
    'Let Dependabot or Renovate raise actions from now on.',
  ],
  example: {
    language: 'yaml',
    bad: 'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/upload-artifact@v3\n',
    good: 'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/upload-artifact@v4\n',
  },
  hoverOn: ['uses'],
  equivalents: {
    zizmor: ['archived-uses', 'known-vulnerable-actions'],
    poutine: ['known_vulnerability_in_build_component'],
    actionlint: ['outdated-actions'],
  },
});

function faultOf({ text, ref, version }: ActionUse): { readonly message: string; readonly whole: boolean } | undefined {
  const [name = ''] = text.split('@');
  const repository = name.toLowerCase().split('/').slice(0, 2).join('/');
  const instead = archivedActions.get(repository);
  if (instead !== undefined)
    return { message: say`Action "${name}" is archived and gets no more repairs; use ${translated(instead)} instead.`, whole: true };
  if (!version) return undefined;
  const pinned = /^[0-9a-f]{40}$/i.test(ref?.text ?? '');
  for (const { action, from, fixed, name: flaw, tagsOnly } of flawedActions)
    if (action === repository && !(pinned && tagsOnly) && compare(version, from) >= 0 && compare(version, fixed) < 0)
      return { message: say`Action "${name}" has a known flaw (${flaw}), mended in ${fixed.join('.')}.`, whole: false };
  const oldest = oldestRunningMajor.get(repository);
  if (oldest === undefined || (version[0] ?? 0) >= oldest) return undefined;
  return {
    message: say`Action "${name}" ${version.join('.')} was written for a Node.js or service that GitHub has switched off; version ${String(oldest)} is the first that runs as written.`,
    whole: false,
  };
}

/** A version that leaves parts out means the newest release with those that it has. */
function compare(version: readonly number[], bound: readonly number[]): number {
  for (const [i, part] of bound.entries()) {
    const own = version[i];
    if (own === undefined) return 1;
    if (own !== part) return own - part;
  }
  return 0;
}
