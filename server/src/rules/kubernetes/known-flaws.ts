/** Releases with holes that are attacked in the wild. */
import type { ImageReference } from '../../facts/image.ts';
import { english } from '../../texts/texts.ts';
import { fullNameOf } from './images.ts';

export interface Flaw {
  readonly id: string;
  readonly product: string;
  /** What an attacker comes to, behind "lets". */
  readonly effect: string;
  /** How full image names end. */
  readonly images: readonly string[];
  /** The first release that has it; all before the fixed ones when absent. */
  readonly since?: string;
  /** The first release of each line that no longer has it, ascending. */
  readonly fixed: readonly string[];
}

/**
 * Ranges as the advisories give them, read on 2026-11-21: https://github.com/advisories/GHSA-mgvx-rpfc-9mpv (ingress-nginx),
 * https://github.com/argoproj/argo-cd/security/advisories/GHSA-786q-9hcg-v9ff (Argo CD), GHSA-8pjx-jj86-j47p and GHSA-vqc4-mpj8-jxch (Grafana),
 * GHSA-m3cq-xcx9-3gvm (Kyverno), https://nvd.nist.gov/vuln/detail/CVE-2023-7028 (GitLab).
 */
const flaws: readonly Flaw[] = [
  {
    id: 'CVE-2025-1974',
    product: 'ingress-nginx',
    effect: english`anybody on the Pod network run code and read every Secret`,
    images: ['ingress-nginx/controller', 'ingress-nginx/controller-chroot'],
    fixed: ['1.11.5', '1.12.1'],
  },
  {
    id: 'CVE-2025-55190',
    product: 'Argo CD',
    effect: english`a token that may read a project read the credentials of its repositories`,
    images: ['argoproj/argocd'],
    since: '2.2.0',
    fixed: ['2.13.9', '2.14.16', '3.0.14', '3.1.2'],
  },
  {
    id: 'CVE-2021-43798',
    product: 'Grafana',
    effect: english`anybody read files of the container`,
    images: ['grafana/grafana', 'grafana/grafana-enterprise'],
    since: '8.0.0',
    fixed: ['8.0.7', '8.1.8', '8.2.7', '8.3.1'],
  },
  {
    id: 'CVE-2022-39328',
    product: 'Grafana',
    effect: english`requests in a race pass the sign-in`,
    images: ['grafana/grafana', 'grafana/grafana-enterprise'],
    since: '9.2.0',
    fixed: ['9.2.4'],
  },
  {
    id: 'CVE-2022-47633',
    product: 'Kyverno',
    effect: english`a registry pass off an unsigned image as signed`,
    images: ['kyverno/kyverno'],
    since: '1.8.3',
    fixed: ['1.8.5'],
  },
  {
    id: 'CVE-2023-7028',
    product: 'GitLab',
    effect: english`anybody reset the password of an account`,
    images: ['gitlab/gitlab-ce', 'gitlab/gitlab-ee'],
    since: '16.1.0',
    fixed: ['16.1.6', '16.2.9', '16.3.7', '16.4.5', '16.5.6', '16.6.4', '16.7.2'],
  },
];

/** The flaw of that release, and the release to go to; a tag that is no full version names none. */
export function flawOf(reference: ImageReference): { readonly flaw: Flaw; readonly fix: string } | undefined {
  const version = versionOf(reference.tag ?? '');
  if (!version) return undefined;
  const name = fullNameOf(reference);
  for (const flaw of flaws) {
    const fix = flaw.images.some((image) => name.endsWith(`/${image}`)) ? fixOf(version, flaw) : undefined;
    if (fix !== undefined) return { flaw, fix };
  }
  return undefined;
}

type Version = readonly [number, number, number];

function versionOf(text: string): Version | undefined {
  const found = /^v?(\d+)\.(\d+)\.(\d+)(?:[-+.].*)?$/.exec(text);
  return found ? [Number(found[1]), Number(found[2]), Number(found[3])] : undefined;
}

/** The fixed release of the same line, else the next one; undefined when the version is not affected. */
function fixOf(version: Version, { since, fixed }: Flaw): string | undefined {
  if (since !== undefined && isBefore(version, since)) return undefined;
  const own = fixed.find((text) => text.startsWith(`${String(version[0])}.${String(version[1])}.`));
  return own === undefined ? fixed.find((text) => isBefore(version, text)) : isBefore(version, own) ? own : undefined;
}

function isBefore(version: Version, text: string): boolean {
  const other = versionOf(text) ?? [0, 0, 0];
  const differs = version.findIndex((part, index) => part !== other[index]);
  return differs >= 0 && (version[differs] ?? 0) < (other[differs] ?? 0);
}
