/** `labels`, `commonLabels` and `commonAnnotations`. */
import { annotationFields, claimLabels, selectorLabels, templateLabels } from './field-specs.ts';
import { readSpecs } from './configuration.ts';
import type { Configuration } from './configuration.ts';
import { changeField } from './field-path.ts';
import type { FieldSpec } from './field-path.ts';
import { isSelected } from './resource.ts';
import type { Resource } from './resource.ts';
import { isOn, pairsOf } from './settings.ts';
import type { Pair } from './settings.ts';
import { emptyMap, field, overwrite, withField } from './value.ts';
import type { Value } from './value.ts';

export function applyLabels(resources: readonly Resource[], setting: Value, known: Configuration): void {
  const custom = [...readSpecs(field(setting, 'fields')), ...known.labels];
  const usual = isOn(setting, 'includeSelectors')
    ? [...selectorLabels, ...known.commonLabels]
    : [
        ...(isOn(setting, 'includeTemplates') ? [...templateLabels, ...known.templateLabels] : []),
        ...(isOn(setting, 'includeVolumeClaimTemplates') ? [...claimLabels, ...known.volumeClaimTemplateLabels] : []),
        { path: 'metadata/labels', create: true },
      ];
  setPairs(resources, pairsOf(field(setting, 'pairs')), [...custom, ...usual]);
}

export function applyCommonLabels(resources: readonly Resource[], setting: Value | undefined, known: Configuration): void {
  setPairs(resources, pairsOf(setting), [...selectorLabels, ...known.commonLabels]);
}

export function applyAnnotations(resources: readonly Resource[], setting: Value | undefined, known: Configuration): void {
  setPairs(resources, pairsOf(setting), [...annotationFields, ...known.commonAnnotations]);
}

function setPairs(resources: readonly Resource[], pairs: readonly Pair[], specs: readonly FieldSpec[]): void {
  if (pairs.length === 0) return;
  for (const resource of resources) {
    const own = specs.filter((spec) => isSelected(resource.gvk, spec));
    for (const { key, value } of pairs)
      for (const spec of own)
        changeField(
          resource,
          spec,
          (map) => (map.kind === 'map' ? withField(map, key.text, overwrite(field(map, key.text), value), key) : map),
          emptyMap,
        );
  }
}
