import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { attributesIn, valuesIn } from '../../facts/terraform/walk.ts';
import type { HclValue } from '../../syntax/hcl/tree.ts';

export const tfDuplicateMapKey = defineRule({
  id: 'tf-duplicate-map-key',
  title: 'Key twice in one map',
  practice: 'technology/platforms-and-infrastructure/1/declared-infrastructure',
  category: 'correctness',
  default: 'on',
  fixSafety: null,
  family: 'terraform',
  subject: 'terraform-file',
  crossFile: false,
  severity: 'warning',
  check(file) {
    const [first, ...rest] = attributesIn(file.blocks).flatMap(({ attribute }) => valuesIn(attribute.value).flatMap(duplicates));
    if (first) return unmet(first, ...rest);
    return file.blocks.length > 0 ? met : notApplicable;
  },
  rationale: 'Of two equal keys in a map only the last counts, without a word. The first one looks as if it did something.',
  how: ['Remove the entry that is not meant.'],
  example: {
    language: 'hcl',
    bad: 'locals {\n  sizes = {\n    small = 1\n    large = 8\n    small = 2\n  }\n}\n',
    good: 'locals {\n  sizes = {\n    small = 1\n    large = 8\n  }\n}\n',
  },
  hoverOn: ['locals.map'],
  equivalents: { tflint: ['terraform_map_duplicate_keys'] },
});

function duplicates(value: HclValue): readonly Problem[] {
  if (value.kind !== 'object') return [];
  const seen = new Set<string>();
  return value.entries.flatMap(({ key, keySpan }) => {
    if (key === undefined || !keySpan) return [];
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      { start: keySpan.start, end: keySpan.end, message: say`The key "${key}" stands in this map before; only the last one counts.` },
    ];
  });
}
