import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, stringMapOf, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { byKeys } from './per-list.ts';
import { keyPlace, scopePhrase } from './places.ts';
import { isService, servicePorts, standingBefore, surelyTogether } from './services.ts';

export const serviceSelectorDuplicate = defineRule({
  id: 'service-selector-duplicate',
  title: 'Two Services for the same Pods',
  family: 'kubernetes',
  practice: 'technology/testing-and-issue-detection/1/connectivity-checked',
  category: 'correctness',
  default: 'optional',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(object, { workspace, uri }) {
    if (!isService(object) || object.fragment) return notApplicable;
    const own = signatureOf(object);
    if (own === 'unknown') return unknown;
    if (own === undefined) return notApplicable;
    const alike = bySelector(workspace.applied('/Service', uri)).get(own.selector) ?? [];
    const twin = standingBefore(surelyTogether(alike, workspace, uri), object, uri).find(
      ({ subject }) =>
        subject.name !== object.name && !subject.fragment && areTogether(subject, object) && overlaps(signatureOf(subject), own),
    );
    if (!twin) return met;
    const message = say`${describeObject(object)} has the same selector and target port as ${describeObject(twin.subject)} ${scopePhrase(uri, workspace)}.`;
    const related = { at: twin, ...keyPlace(twin.subject, 'spec', 'selector'), message: say`The first Service for these Pods.` };
    return unmet({ ...keyPlace(object, 'spec', 'selector'), message, related: [related] });
  },
  fixSafety: null,
  rationale:
    'Two Services with one selector and the same target port send to the same Pods. Often one was copied, and its selector was meant to be changed: its callers reach the wrong program. A headless Service next to an ordinary one, and Services for different ports, are a common pattern and left alone.',
  how: [
    'Correct the selector of the copy.',
    'Where both names are meant, make the second an `ExternalName` alias of the first, or suppress the finding.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
---
apiVersion: v1
kind: Service
metadata:
  name: api
spec:
  selector:
    app: web
  ports:
    - port: 80
`,
    good: `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
---
apiVersion: v1
kind: Service
metadata:
  name: api
spec:
  selector:
    app: api
  ports:
    - port: 80
`,
  },
  hoverOn: ['spec.selector'],
  equivalents: { kyverno: ['require-unique-service-selector'] },
});

interface Signature {
  readonly selector: string;
  readonly targets: readonly string[];
}

/** Each Service is compared with all that have its selector. */
const bySelector = byKeys((service) => {
  const signature = signatureOf(service);
  return signature === undefined || signature === 'unknown' ? [] : [signature.selector];
});

const signatures = new WeakMap<KubernetesObject, { readonly signature: Signature | 'unknown' | undefined }>();

function signatureOf(object: KubernetesObject): Signature | 'unknown' | undefined {
  const known = signatures.get(object) ?? { signature: readSignature(object) };
  signatures.set(object, known);
  return known.signature;
}

/** Whom a Service sends to; undefined for those without a selector or an address of their own. */
function readSignature(object: KubernetesObject): Signature | 'unknown' | undefined {
  if (textOf(at(object.node, 'spec', 'clusterIP')) === 'None' || textOf(at(object.node, 'spec', 'type')) === 'ExternalName')
    return undefined;
  const pairs = stringMapOf(at(object.node, 'spec', 'selector'));
  const { items, complete } = servicePorts(object);
  const targets = items.map((port) => child(port, 'targetPort') ?? child(port, 'port')).map(textOf);
  if (!pairs || !complete || targets.includes(undefined)) return 'unknown';
  if (pairs.size === 0) return undefined;
  return { selector: JSON.stringify([...pairs].sort()), targets: targets.flatMap((target) => target ?? []) };
}

function overlaps(a: Signature | 'unknown' | undefined, b: Signature): boolean {
  return a !== undefined && a !== 'unknown' && a.selector === b.selector && a.targets.some((target) => b.targets.includes(target));
}

function areTogether({ namespace: a }: KubernetesObject, { namespace: b }: KubernetesObject): boolean {
  return a.state === b.state && (a.state !== 'known' || b.state !== 'known' || a.value === b.value);
}
