import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import { queryParameter } from '../../facts/terraform/source.ts';

export const tfModuleShallowClone = defineRule({
  id: 'tf-module-shallow-clone',
  title: 'Module cloned with its whole history',
  practice: 'technology/testing-and-issue-detection/3/parallel-builds',
  category: 'efficiency',
  default: 'optional',
  fixSafety: 'safe',
  family: 'terraform',
  subject: 'module-call',
  crossFile: false,
  severity: 'warning',
  check({ kind, name, address, source }) {
    if (kind !== 'git' || address === undefined || !source) return notApplicable;
    const ref = queryParameter(address, 'ref')?.text;
    if (ref === undefined || /^[0-9a-f]{7,40}$/.test(ref)) return notApplicable;
    if (queryParameter(address, 'depth')) return met;
    const { start, end } = source.value;
    return unmet({ start, end, message: say`Module "${name ?? ''}" is cloned with its whole history.` });
  },
  fix({ source, address }) {
    if (!source || address === undefined) return undefined;
    const at = source.value.end - 1;
    return { title: say`Clone one commit only`, safety: 'safe', edits: [{ start: at, end: at, text: '&depth=1' }] };
  },
  rationale:
    'Each `init` in a pipeline clones the module anew, and only one commit of it is used. `depth=1` leaves the history out. It works with tags and branches; a commit hash needs the history, so such modules are not judged.',
  how: ['Add `&depth=1` behind the `ref` of the source.'],
  example: {
    language: 'hcl',
    bad: 'module "network" {\n  source = "git::https://example.com/network.git?ref=v1.2.0"\n}\n',
    good: 'module "network" {\n  source = "git::https://example.com/network.git?ref=v1.2.0&depth=1"\n}\n',
  },
  hoverOn: ['module.source'],
  equivalents: { tflint: ['terraform_module_shallow_clone'] },
});
