import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { queryParameter } from '../../facts/terraform/source.ts';

export const tfModuleNotCommitHash = defineRule({
  id: 'tf-module-not-commit-hash',
  title: 'Module not pinned to a commit',
  practice: 'technology/application-release-and-operations/3/origin-controlled',
  category: 'supply-chain',
  default: 'optional',
  fixSafety: null,
  family: 'terraform',
  subject: 'module-call',
  crossFile: false,
  severity: 'warning',
  check({ kind, name, address, source }) {
    if (kind !== 'git' && kind !== 'unknown') return notApplicable;
    if (kind === 'unknown' || address === undefined || !source) return unknown;
    const ref = queryParameter(address, 'ref')?.text;
    if (ref?.includes('${') === true) return unknown;
    if (ref !== undefined && /^[0-9a-f]{40}$/.test(ref)) return met;
    const { start, end } = source.value;
    return unmet({ start, end, message: say`Module "${name ?? ''}" is not pinned to a commit.` });
  },
  rationale:
    'A tag can be moved to other content by whoever may write to the repository; a full commit hash cannot. Pinned by hash, what was reviewed is what is applied.',
  how: ['Find the commit of the release: `git ls-remote --tags URL`.', 'Put its 40 digits behind `?ref=`, with the release in a comment.'],
  example: {
    language: 'hcl',
    bad: 'module "network" {\n  source = "git::https://example.com/network.git?ref=v1.2.0"\n}\n',
    good: 'module "network" {\n  source = "git::https://example.com/network.git?ref=4b825dc642cb6eb9a060e54bf8d69288fbee4904"\n}\n',
  },
  hoverOn: ['module.source'],
  equivalents: { checkov: ['CKV_TF_1'] },
});
