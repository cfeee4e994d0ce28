import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { isForTrial, nameOf } from './module.ts';

export const tfModuleStructure = defineRule({
  id: 'tf-module-structure',
  title: 'Variables or outputs not in their usual files',
  practice: 'technology/architecture-and-solution-design/2/approved-modules',
  category: 'operability',
  default: 'on',
  fixSafety: null,
  family: 'terraform',
  subject: 'terraform-file',
  crossFile: true,
  severity: 'warning',
  check(file, { workspace }) {
    const module = workspace.terraformModule(file.directory);
    if (!module) return unknown;
    if (!module.files.includes(file) || isForTrial(file.directory) || module.callers.length === 0) return notApplicable;
    if (module.linked) return unknown;
    const problems: Problem[] = [];
    for (const [type, base] of [
      ['variable', 'variables'],
      ['output', 'outputs'],
    ] as const) {
      const block = file.blocks.find((one) => one.type === type);
      const usual = new RegExp(`/${base}\\.(?:tf|tofu)(?:\\.json)?$`);
      if (
        !block ||
        module.files.some(({ uri }) => usual.test(uri)) ||
        module.files.find(({ blocks }) => blocks.some((one) => one.type === type)) !== file
      )
        continue;
      const { start, end } = block.typeSpan;
      problems.push({ start, end, message: say`Module "${nameOf(module)}" declares its ${base} outside of ${base}.tf.` });
    }
    const [first, ...rest] = problems;
    if (first) return unmet(first, ...rest);
    return file.blocks.some(({ type }) => type === 'variable' || type === 'output') ? met : notApplicable;
  },
  rationale:
    'Whoever opens a shared module looks for its inputs in `variables.tf` and its results in `outputs.tf`; tools that write documentation do too. Only modules that others here call are judged, and only where the usual file is not there at all.',
  how: ['Move `variable` blocks to `variables.tf` and `output` blocks to `outputs.tf`; nothing else changes.'],
  example: {
    language: 'hcl',
    bad: 'module "self" {\n  source = "./"\n}\n\nvariable "name" {\n  type = string\n}\n',
    good: 'variable "name" {\n  type = string\n}\n',
  },
  hoverOn: ['variable.type'],
  equivalents: { tflint: ['terraform_standard_module_structure'] },
});
