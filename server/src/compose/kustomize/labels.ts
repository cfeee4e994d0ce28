/** `labels`, `commonLabels` and `commonAnnotations`. */
import { annotationFields, claimLabels, selectorLabels, templateLabels } from './field-specs.ts';
import { changeField } from './field-path.ts';
import type { FieldSpec } from './field-path.ts';
import { isSelected } from './resource.ts';
import type { Resource } from './resource.ts';
import { isOn, pairsOf } from './settings.ts';
import type { Pair } from './settings.ts';
import { emptyMap, field, items, overwrite, text, withField } from './value.ts';
import type { Value } from './value.ts';

export function applyLabels(resources: readonly Resource[], setting: Value): void {
  const custom: readonly FieldSpec[] = items(field(setting, 'fields')).map((spec) => ({
    path: text(field(spec, 'path')) ?? '',
    group: text(field(spec, 'group')) ?? '',
    version: text(field(spec, 'version')) ?? '',
    kind: text(field(spec, 'kind')) ?? '',
    create: isOn(spec, 'create'),
  }));
  const usual = isOn(setting, 'includeSelectors')
    ? selectorLabels
    : [
        ...(isOn(setting, 'includeTemplates') ? templateLabels : []),
        ...(isOn(setting, 'includeVolumeClaimTemplates') ? claimLabels : []),
        { path: 'metadata/labels', create: true },
      ];
  setPairs(resources, pairsOf(field(setting, 'pairs')), [...custom, ...usual]);
}

export function applyCommonLabels(resources: readonly Resource[], setting: Value | undefined): void {
  setPairs(resources, pairsOf(setting), selectorLabels);
}

export function applyAnnotations(resources: readonly Resource[], setting: Value | undefined): void {
  setPairs(resources, pairsOf(setting), annotationFields);
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
