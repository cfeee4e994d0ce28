import { queryParameter } from '../../facts/terraform/source.ts';
import type { ModuleCall } from '../../facts/terraform/types.ts';
import type { Span } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';

const branchName = /^(?:main|master|develop|development|dev|head|trunk|latest|default|tip|(?:refs\/heads|origin)\/.+)$/i;

export const tfModuleUnpinnedGit = defineRule({
  id: 'tf-module-unpinned-git',
  title: 'Module follows a branch',
  family: 'terraform',
  practice: 'technology/platforms-and-infrastructure/1/same-modules',
  category: 'supply-chain',
  default: 'on',
  subject: 'module-call',
  crossFile: false,
  severity: 'warning',
  check(call) {
    if (call.kind === 'unknown') return unknown;
    const parameter = parameterOf(call);
    if (parameter === undefined || call.address === undefined) return notApplicable;
    const ref = queryParameter(call.address, parameter);
    if (ref && ref.text !== '' && !branchName.test(ref.text)) return met;
    const label = call.name === undefined ? say`This module` : say`Module "${call.name}"`;
    if (!ref || ref.text === '') {
      return unmet({
        ...placeOf(call, undefined),
        message: say`${label} names no ${parameter}, so it follows the default branch of its repository.`,
      });
    }
    return unmet({ ...placeOf(call, ref), message: say`${label} follows "${ref.text}", which is a branch and no version.` });
  },
  fixSafety: 'review',
  fix(call, _problem, { text }) {
    const parameter = parameterOf(call);
    const { source, address } = call;
    if (parameter === undefined || !source || address === undefined || !isVerbatim(call, address)) return undefined;
    const ref = queryParameter(address, parameter);
    const start = source.value.start + 1 + (ref?.start ?? address.length);
    const end = source.value.start + 1 + (ref?.end ?? address.length);
    const separator = address.includes('?') ? '&' : '?';
    const hasSign = ref !== undefined && text[start - 1] === '=';
    const head = ref ? (hasSign ? '' : '=') : `${separator}${parameter}=`;
    return {
      title: say`Pin the module to a tag`,
      safety: 'review',
      edits: [{ start, end, text: `${head}v1.0.0`, snippet: `${head}\${1:v1.0.0}` }],
    };
  },
  rationale:
    'A module fetched from a repository without a fixed revision is whatever its branch holds at that moment. Every fresh `init` may bring other code, so environments drift apart and a plan that was reviewed is not the one that is applied. A tag or commit makes it a version that you choose.',
  how: [
    'Take the newest tag of the module, or the commit that you run now.',
    'Add it to the address: `?ref=v1.4.0` for git, `?rev=…` for Mercurial. It goes behind the `//folder` part.',
    'Where the repository has no tags, use a full commit hash and ask its owners for releases.',
  ],
  example: {
    language: 'hcl',
    bad: 'module "network" {\n  source = "git::https://git.example.com/platform/network.git?ref=main"\n}\n',
    good: 'module "network" {\n  source = "git::https://git.example.com/platform/network.git?ref=v1.4.0"\n}\n',
  },
  hoverOn: ['module.source'],
  equivalents: { tflint: ['terraform_module_pinned_source'], checkov: ['CKV_TF_2'] },
});

/** What names the revision in the address; undefined for modules that come from elsewhere. */
function parameterOf(call: ModuleCall): 'ref' | 'rev' | undefined {
  if (call.kind === 'git') return 'ref';
  return call.kind === 'mercurial' ? 'rev' : undefined;
}

function placeOf(call: ModuleCall, within: Span | undefined): Span {
  const { start, end } = call.source?.value ?? call.block.headerSpan;
  if (!within || !isVerbatim(call, call.address ?? '')) return { start, end };
  return { start: start + 1 + within.start, end: start + 1 + within.end };
}

/** No escape stands in the string, so that places in the address are places in the file. */
function isVerbatim(call: ModuleCall, address: string): boolean {
  return call.source !== undefined && call.source.value.end - call.source.value.start === address.length + 2;
}
