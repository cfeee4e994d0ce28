import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at } from '../../syntax/tree.ts';
import type { Lookup } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { spanOf } from './places.ts';

export const meshMtlsNotStrict = defineRule({
  id: 'mesh-mtls-not-strict',
  title: 'Mesh accepts plain traffic',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/3/mesh-traffic-authenticated',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(object) {
    const mode = modeOf(object);
    if (mode === undefined) return notApplicable;
    if (mode.kind !== 'scalar') return unknown;
    const said = mode.text.toUpperCase();
    const what = describeObject(object);
    if (said === 'PERMISSIVE') return unmet({ ...spanOf(mode), message: say`${what} accepts plain traffic besides mutual TLS.` });
    if (said === 'DISABLE') return unmet({ ...spanOf(mode), message: say`${what} switches mutual TLS off.` });
    return said === 'UNSET' ? notApplicable : met;
  },
  fixSafety: 'review',
  fix(object, problem, { text }) {
    const value = object.kind === 'PeerAuthentication' ? 'STRICT' : 'ISTIO_MUTUAL';
    const old = text.slice(problem.start, problem.end);
    const quote = /^["']/.exec(old)?.[0] ?? '';
    const edit = { start: problem.start, end: problem.end, text: `${quote}${value}${quote}` };
    return { title: say`Use ${value}`, safety: 'review', edits: [edit] };
  },
  rationale:
    "As long as a mesh also takes plain traffic, nobody has to prove who they are: a Pod outside of the mesh, or one that was taken over, is heard like any other. Looked at are Istio's PeerAuthentication, by its mode for the whole workload, namespace or mesh, and DestinationRules that switch TLS off towards hosts of the cluster. Exceptions for single ports are left alone.",
  how: [
    'Find callers without a proxy first: `istio_requests_total{connection_security_policy="none"}`.',
    'Set the mode to `STRICT` for one namespace after the other, then for the mesh.',
    'For a single port that must stay open use `portLevelMtls`.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  mtls:
    mode: PERMISSIVE
`,
    good: `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  mtls:
    mode: STRICT
`,
  },
  hoverOn: ['spec.mtls.mode', 'spec.trafficPolicy.tls.mode'],
  equivalents: { kyverno: ['enforce-strict-mtls', 'enforce-tls-hosts-host-subnets'] },
});

function modeOf({ group, kind, node }: KubernetesObject): Lookup {
  if (group === 'security.istio.io' && kind === 'PeerAuthentication') return at(node, 'spec', 'mtls', 'mode');
  if (group === 'networking.istio.io' && kind === 'DestinationRule' && isInMesh(at(node, 'spec', 'host')))
    return at(node, 'spec', 'trafficPolicy', 'tls', 'mode');
  return undefined;
}

/** Hosts outside of the cluster, and its API server, have no proxy that could speak mutual TLS. */
function isInMesh(host: Lookup): boolean {
  if (host?.kind !== 'scalar') return host !== undefined;
  return /^[^.]+$|\.local$|\.svc(?:\.|$)/.test(host.text) && !/^kubernetes\.default(?:\.|$)/.test(host.text);
}
