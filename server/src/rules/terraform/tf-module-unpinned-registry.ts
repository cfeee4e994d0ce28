import { registryName } from '../../facts/terraform/source.ts';
import type { ModuleCall } from '../../facts/terraform/types.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { addAttributeAfter } from './edits.ts';

const suggestion = { text: '"~> 1.0"', snippet: '"${1:~> 1.0}"' };

export const tfModuleUnpinnedRegistry = defineRule({
  id: 'tf-module-unpinned-registry',
  title: 'Registry module without a version',
  family: 'terraform',
  practice: 'technology/platforms-and-infrastructure/1/same-modules',
  category: 'supply-chain',
  default: 'on',
  subject: 'module-call',
  crossFile: false,
  severity: 'warning',
  check(call) {
    if (call.kind === 'unknown') return unknown;
    if (call.kind !== 'registry' || !call.source || call.address === undefined) return notApplicable;
    const message = say`${describeCall(call)} takes ${registryName(call.address)} from a registry without saying which version.`;
    if (!call.version) return call.block.damaged ? unknown : unmet({ start: call.source.value.start, end: call.source.value.end, message });
    const { value } = call.version;
    if (value.kind !== 'literal') return unknown;
    return value.value === null || value.value === '' ? unmet({ start: value.start, end: value.end, message }) : met;
  },
  fixSafety: 'review',
  fix({ block, source, version }, _problem, { text }) {
    const title = say`Add a version constraint`;
    if (version) return { title, safety: 'review', edits: [{ start: version.value.start, end: version.value.end, ...suggestion }] };
    const [first, ...rest] = (source && addAttributeAfter(block, source, 'version', suggestion, text)) ?? [];
    return first && { title, safety: 'review', edits: [first, ...rest] };
  },
  rationale:
    'Without `version`, each `init` in a fresh checkout takes the newest release of the module. Two environments built a week apart then differ, and a breaking release reaches whichever is built next. A constraint makes the upgrade a change that somebody reviews.',
  how: [
    'Look up the release that you run today: `.terraform/modules/modules.json` lists it after `init`.',
    'Add `version` below `source`: an exact version for production, or `~>` to allow fixes.',
    'Raise it in a change of its own, with a plan to look at.',
  ],
  example: {
    language: 'hcl',
    bad: 'module "network" {\n  source = "terraform-aws-modules/vpc/aws"\n}\n',
    good: 'module "network" {\n  source  = "terraform-aws-modules/vpc/aws"\n  version = "~> 6.0"\n}\n',
  },
  hoverOn: ['module.source', 'module.version'],
  equivalents: { tflint: ['terraform_module_version'] },
});

function describeCall(call: ModuleCall): string {
  return call.name === undefined ? say`This module` : say`Module "${call.name}"`;
}
