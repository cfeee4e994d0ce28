import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, itemsOf, textOf } from '../../syntax/tree.ts';
import type { Lookup } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { quoted } from '../edits/quote.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { describeObject } from './describe.ts';
import { outcomeOf, problemAt, replaceFix } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

export const tlsMinVersion = defineRule({
  id: 'tls-min-version',
  title: 'Outdated TLS version',
  practice: 'technology/security-and-policy/2/encrypted-traffic',
  family: 'kubernetes',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(object) {
    const values = versionsIn(object);
    if (!values) return notApplicable;
    return outcomeOf(
      values.map((value): Verdict => {
        if (value.kind !== 'scalar') return 'unknown';
        return oldest(value.text) ? problemAt(value, say`${describeObject(object)} accepts TLS 1.${oldest(value.text) ?? ''}.`) : 'met';
      }),
    );
  },
  fixSafety: 'review',
  fix(_object, problem, { text }) {
    const old = text.slice(problem.start, problem.end).replace(/^["']|["']$/g, '');
    const title = say`Accept TLS 1.2 and newer`;
    if (/\s/.test(old)) {
      const kept = old.split(/\s+/).filter((word) => oldest(word) === undefined);
      return kept.length > 0 ? replaceFix(title, problem, quoted(text, problem, kept.join(' '))) : undefined;
    }
    const newer = old.replace(
      /(V|v)?1(?:([._]?)[01])?$/,
      (_all, v: string | undefined, gap: string | undefined) => `${v ?? ''}1${gap ?? '.'}2`,
    );
    return newer === old ? undefined : replaceFix(title, problem, quoted(text, problem, newer));
  },
  rationale:
    'TLS 1.0 and 1.1 rest on ciphers and hashes that can be broken, and standards have forbidden them since 2021. Looked at are `TLSOption` of Traefik, gateways of Istio, `HTTPProxy` of Contour, `Mesh` and gateways of Consul, and `ssl-protocols` of ingress-nginx; all of them use TLS 1.2 or newer where nothing is set.',
  how: [
    'Set the lowest version to 1.2, or 1.3 where all clients speak it.',
    'Look in the access log for clients that still use the old ones.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: traefik.io/v1alpha1
kind: TLSOption
metadata:
  name: default
spec:
  minVersion: VersionTLS10
`,
    good: `apiVersion: traefik.io/v1alpha1
kind: TLSOption
metadata:
  name: default
spec:
  minVersion: VersionTLS12
`,
  },
  hoverOn: ['spec.minVersion', 'spec.servers', 'spec.virtualhost', 'spec.tls', 'data.ssl-protocols'],
  equivalents: { kyverno: ['enforce-min-tls-version'] },
});

/** The minor version that is too old, in `VersionTLS10`, `TLSV1_1`, `TLSv1.1`, `1.1`. */
function oldest(text: string): string | undefined {
  for (const word of text.split(/\s+/)) {
    const match = /^(?:VersionTLS1|TLSV1_|TLSv1[._]|1\.)([01])$/.exec(word)?.[1] ?? (word === 'TLSv1' ? '0' : undefined);
    if (match !== undefined) return match;
  }
  return undefined;
}

type Present = Exclude<Lookup, undefined>;

function versionsIn({ group, kind, node }: KubernetesObject): readonly Present[] | undefined {
  const held = (...values: readonly Lookup[]): readonly Present[] => values.filter((value) => value !== undefined);
  switch (`${group}/${kind}`) {
    case 'traefik.io/TLSOption':
    case 'traefik.containo.us/TLSOption':
      return held(at(node, 'spec', 'minVersion'));
    case 'networking.istio.io/Gateway':
      return held(...itemsOf(at(node, 'spec', 'servers')).items.map((server) => at(server, 'tls', 'minProtocolVersion')));
    case 'projectcontour.io/HTTPProxy':
      return held(at(node, 'spec', 'virtualhost', 'tls', 'minimumProtocolVersion'));
    case 'consul.hashicorp.com/Mesh':
      return held(...['incoming', 'outgoing'].map((way) => at(node, 'spec', 'tls', way, 'tlsMinVersion')));
    case 'consul.hashicorp.com/IngressGateway':
    case 'consul.hashicorp.com/APIGateway':
      return held(at(node, 'spec', 'tls', 'tlsMinVersion'));
    case '/ConfigMap':
      return held(child(child(node, 'data'), 'ssl-protocols')).filter((value) => /^[ \w.]*$/.test(textOf(value) ?? '-'));
    default:
      return undefined;
  }
}
