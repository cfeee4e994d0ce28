/** `vars`: `$(NAME)` in commands, arguments, environment and a few more, replaced by a field of an object. */
import { say } from '../../texts/texts.ts';
import type { Configuration } from './configuration.ts';
import { changeField } from './field-path.ts';
import type { FieldSpec } from './field-path.ts';
import { effectiveNamespace, groupVersion } from './resource.ts';
import type { Resource } from './resource.ts';
import type { Scope } from './scope.ts';
import { placeOf } from './source.ts';
import { field, scalar, string, text, withField, withItems } from './value.ts';
import type { Scalar, Value } from './value.ts';
import { fieldKeys, lookUp } from './path-match.ts';

export interface Variable {
  readonly name: string;
  readonly setting: Value;
  readonly scope: Scope;
}

/** Notes which object each variable is read from: by the names that objects have where the variable is declared. */
export function declareVariables(resources: readonly Resource[], settings: readonly Value[], scope: Scope): readonly Variable[] {
  return settings.flatMap((setting) => {
    const name = text(field(setting, 'name'));
    if (name === undefined) return [];
    const object = field(setting, 'objref');
    const version = groupVersion(text(field(object, 'apiVersion')) ?? '');
    const group = text(field(object, 'group')) ?? version.group;
    const wanted = { group, version: text(field(object, 'version')) ?? version.version, kind: text(field(object, 'kind')) ?? '' };
    const [objectName = '', namespace = ''] = ['name', 'namespace'].map((key) => text(field(object, key)));
    const found = resources.filter((resource) =>
      resource.allIds.some(
        (id) =>
          id.name === objectName &&
          id.kind === wanted.kind &&
          id.group === wanted.group &&
          id.version === wanted.version &&
          (namespace === '' || effectiveNamespace(id) === namespace),
      ),
    );
    const [resource] = found;
    if (resource && found.length === 1) resource.variables = [...resource.variables, name];
    return [{ name, setting, scope }];
  });
}

const podFields = ['args', 'command', 'env/value', 'volumeMounts/mountPath'].flatMap((name) => [
  `containers/${name}`,
  `initContainers/${name}`,
]);

function inPods(kind: string, path: string): readonly FieldSpec[] {
  return [...podFields, 'volumes/nfs/server'].map((name) => ({ kind, path: `${path}/${name}` }));
}

const references: readonly FieldSpec[] = [
  ...podFields.map((name) => ({ kind: 'CronJob', path: `spec/jobTemplate/spec/template/spec/${name}` })),
  { kind: 'CronJob', path: 'spec/jobTemplate/spec/template/volumes/nfs/server' },
  ...['DaemonSet', 'Deployment', 'Job', 'ReplicaSet'].flatMap((kind) => inPods(kind, 'spec/template/spec')),
  ...podFields.map((name) => ({ kind: 'StatefulSet', path: `spec/template/spec/${name}` })),
  { kind: 'StatefulSet', path: 'spec/volumeClaimTemplates/spec/nfs/server' },
  ...inPods('Pod', 'spec'),
  { kind: 'Deployment', path: 'spec/template/metadata/annotations' },
  ...['spec/rules/host', 'spec/tls/hosts', 'spec/tls/secretName'].map((path) => ({ kind: 'Ingress', path })),
  ...['spec/ports/port', 'spec/ports/targetPort'].map((path) => ({ kind: 'Service', path })),
  { kind: 'PersistentVolume', path: 'spec/nfs/server' },
  { path: 'metadata/labels' },
  { path: 'metadata/annotations' },
];

export function resolveVariables(resources: readonly Resource[], variables: readonly Variable[], known: Configuration): void {
  const values = new Map<string, Scalar>();
  for (const { name, setting, scope } of variables) {
    const source = resources.find((resource) => resource.variables.includes(name));
    const path =
      text(field(field(setting, 'fieldref'), 'fieldpath')) ?? text(field(field(setting, 'fieldref'), 'fieldPath')) ?? 'metadata.name';
    const value = source && lookUp(source.root, fieldKeys(path.replaceAll(/\[(\d+)\]/g, '.$1')));
    if (value?.kind === 'scalar') values.set(name, value);
    else scope.absence(setting.written ? placeOf(setting.written) : scope.place, say`The variable ${name} leads to no field of an object`);
  }
  if (values.size === 0) return;
  for (const resource of resources)
    for (const spec of [...references, ...known.varReference]) changeField(resource, spec, (value) => expanded(value, values));
}

function expanded(value: Value, values: ReadonlyMap<string, Scalar>): Value {
  if (value.kind === 'list')
    return withItems(
      value,
      value.items.map((item) => (item.kind === 'scalar' ? replaced(item, values) : item)),
    );
  if (value.kind === 'scalar') return replaced(value, values);
  return value.fields.reduce(
    (map, { name, value: below }) => (below.kind === 'scalar' ? withField(map, name.text, replaced(below, values)) : map),
    value,
  );
}

function replaced(value: Scalar, values: ReadonlyMap<string, Scalar>): Scalar {
  if (typeof value.value !== 'string' || !value.text.includes('$')) return value;
  const alone = /^\$\(([^()]*)\)$/.exec(value.text);
  const whole = alone && values.get(alone[1] ?? '');
  if (whole) return typeof whole.value === 'string' ? string(whole.value, whole.written) : scalar(whole.value, whole.written);
  // Behind the last bracket nothing is named: there, no name is looked for again and again.
  const end = value.text.lastIndexOf(')') + 1;
  const named = value.text
    .slice(0, end)
    .replaceAll(/\$\$|\$\(([^)]*)\)/g, (match, name: string | undefined) => (name === undefined ? '$' : (values.get(name)?.text ?? match)));
  const expandedText = named + value.text.slice(end).replaceAll('$$', () => '$');
  return expandedText === value.text ? value : { ...string(expandedText, value.written), quoted: value.quoted };
}
