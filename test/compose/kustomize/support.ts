/** Kustomizations in memory, and what is composed of them as data. */
import assert from 'node:assert/strict';
import { compose } from '../../../server/src/compose/kustomize/compose.ts';
import type { ComposedObject, Composition, KustomizeFiles } from '../../../server/src/compose/kustomize/compose.ts';
import { readSource } from '../../../server/src/compose/kustomize/read.ts';
import { documentSource } from '../../../server/src/compose/kustomize/source.ts';
import { dataOf } from '../../../server/src/compose/kustomize/value.ts';
import type { Data } from '../../../server/src/compose/kustomize/value.ts';
import { plainValue } from '../../../server/src/syntax/yaml/scalars.ts';

const root = 'file:///repo';

export function inMemory(texts: Readonly<Record<string, string>>): KustomizeFiles {
  const files = new Map(Object.entries(texts).map(([path, text]) => [`${root}/${path}`, text]));
  return { text: (uri) => files.get(uri), isFolder: (uri) => [...files.keys()].some((file) => file.startsWith(`${uri}/`)) };
}

export function uriOf(path: string): string {
  return `${root}/${path}`;
}

/** Composes the kustomization of a folder, and checks that its parts are what they say they are. */
export function composed(texts: Readonly<Record<string, string>>, folder = 'app'): Composition {
  const files = inMemory(texts);
  const composition = compose(uriOf(`${folder}/kustomization.yaml`), files);
  for (const { composed: document } of composition.objects) {
    let end = 0;
    for (const part of document.parts) {
      assert.ok(part.start >= end && part.end > part.start, 'parts are sorted and do not overlap');
      end = part.end;
      const source = files.text(part.source.uri)?.slice(part.source.start, part.source.end);
      if (part.verbatim) assert.equal(document.text.slice(part.start, part.end), source);
    }
    assert.ok(end <= document.text.length);
  }
  return composition;
}

/** The objects as data, each under its kind and name. */
export function objects(composition: Composition): Readonly<Record<string, Data>> {
  return Object.fromEntries(composition.objects.map((object) => [`${object.kind} ${object.name}`, data(object)]));
}

export function data({ composed: { text } }: ComposedObject): Data {
  const { root: value } = readSource(documentSource('', text, 0), plainValue);
  assert.ok(value, `${text} is valid`);
  return dataOf(value);
}

export function only({ objects: [object], problems }: Composition): ComposedObject {
  assert.deepEqual(
    problems.map(({ message }) => message),
    [],
  );
  assert.ok(object);
  return object;
}

/** What the text is taken from: `[file, the text there, verbatim]`. */
export function sourceOf(
  texts: Readonly<Record<string, string>>,
  { composed: { text, parts } }: ComposedObject,
  wanted: string,
): readonly [string, string, boolean] {
  const at = text.indexOf(wanted);
  assert.ok(at >= 0, `${wanted} is in ${text}`);
  const part = parts.find(({ start, end }) => start <= at && at < end);
  assert.ok(part, `${wanted} has a source`);
  const path = part.source.uri.slice(root.length + 1);
  const start = part.verbatim ? part.source.start + at - part.start : part.source.start;
  const end = part.verbatim ? Math.min(start + wanted.length, part.source.end) : part.source.end;
  return [path, (texts[path] ?? '').slice(start, end), part.verbatim];
}

export const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels: {app: web}
spec:
  replicas: 1
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
      # what people see
      - name: app # the shop
        image: nginx:1.19
        env:
        - name: A
          value: "1"
        - name: B
          value: 'two'
        ports:
        - containerPort: 80
        - containerPort: 53
          protocol: UDP
      - name: side
        image: registry.example/side@sha256:abc
      volumes:
      - name: settings
        configMap:
          name: settings
`;

export const service = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
  - port: 80
`;

type Map = Readonly<Record<string, Data>>;

/** What stands at a path. */
export function at(value: Data | undefined, ...keys: readonly (string | number)[]): Data | undefined {
  let current: Data | undefined = value;
  for (const key of keys) current = (current as Map | undefined)?.[key];
  return current;
}
