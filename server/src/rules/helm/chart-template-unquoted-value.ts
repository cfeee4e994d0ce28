import { podPathOf } from '../../facts/kubernetes/kinds.ts';
import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, itemsOf, resolve, textOf } from '../../syntax/tree.ts';
import type { Lookup, ScalarNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { isComposedUri, isFromKustomization } from '../../workspace/composition/file.ts';
import { describeObject } from '../kubernetes/describe.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import type { Problem } from '../rule.ts';

export const chartTemplateUnquotedValue = defineRule({
  id: 'chart-template-unquoted-value',
  title: 'Number where text is expected',
  practice: 'technology/application-release-and-operations/1/templating-chosen',
  family: 'helm',
  category: 'correctness',
  default: 'on',
  subject: 'object',
  crossFile: false,
  severity: 'error',
  check(object) {
    const values = stringsOf(object);
    if (values.length === 0) return notApplicable;
    const [first, ...rest] = values.filter(({ value }) => isNoText(value)).map((value) => problemOf(value, object));
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: 'safe',
  fix(_object, { start, end }, { text, uri }) {
    // What a template writes gets its quotes there, not in the values.
    if (isComposedUri(uri) && !isFromKustomization(uri)) return undefined;
    return { title: say`Quote the value`, safety: 'safe', edits: [{ start, end, text: `"${text.slice(start, end)}"` }] };
  },
  rationale:
    'Variables of containers, annotations and the data of ConfigMaps are text. What a template or a manifest writes there without quotes, `8080` or `true`, YAML reads as a number or a truth value, and Kubernetes refuses the whole object. Charts are judged as they render with their own values.',
  how: ['In templates, write `{{ .Values.port | quote }}`.', 'In manifests, put the value in quotes.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: shop
data:
  port: 8080
`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: shop
data:
  port: "8080"
`,
  },
  hoverOn: ['data', 'metadata.annotations', 'spec.template.spec.containers'],
  equivalents: {},
});

interface Value {
  /** What names it. */
  readonly name: Lookup;
  readonly value: ScalarNode;
}

function isNoText({ style, value }: ScalarNode): boolean {
  return style === 'plain' && (typeof value === 'number' || typeof value === 'boolean');
}

function problemOf({ name, value: { start, end, text } }: Value, object: KubernetesObject): Problem {
  const message = say`The value of ${textOf(name) ?? ''} in ${describeObject(object)} is ${text} without quotes, and no text.`;
  return { start, end, message };
}

function stringsOf({ node, group, kind }: KubernetesObject): readonly Value[] {
  const path = podPathOf(group, kind);
  const template = path && path.length > 0 ? at(node, ...path) : undefined;
  const pod = path ? at(node, ...path, 'spec') : undefined;
  const containers = ['initContainers', 'containers'].flatMap((field) => itemsOf(child(pod, field)).items);
  const variables = containers.flatMap((container) => itemsOf(child(container, 'env')).items).flatMap(variableOf);
  const data = group === '' && (kind === 'ConfigMap' || kind === 'Secret') ? [child(node, 'data'), child(node, 'stringData')] : [];
  return [...[at(node, 'metadata', 'annotations'), at(template, 'metadata', 'annotations'), ...data].flatMap(entriesOf), ...variables];
}

function variableOf(item: Lookup): readonly Value[] {
  const value = child(item, 'value');
  return value?.kind === 'scalar' ? [{ name: child(item, 'name'), value }] : [];
}

function entriesOf(map: Lookup): readonly Value[] {
  if (map?.kind !== 'map') return [];
  return map.entries.flatMap(({ key, value }) => {
    const target = resolve(value);
    return target.kind === 'scalar' ? [{ name: key, value: target }] : [];
  });
}
