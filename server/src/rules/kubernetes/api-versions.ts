/** What the rules about old versions of Kubernetes' APIs share. */
import { oldApiVersion } from '../../facts/kubernetes/api-versions.ts';
import type { ApiVersion } from '../../facts/kubernetes/api-versions.ts';
import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { quoted } from '../edits/quote.ts';
import type { Fix, Problem } from '../rule.ts';

/** What became of the version that the object is written in; undefined where it is there to stay or not known. */
export function versionOf({ group, version, kind }: KubernetesObject): ApiVersion | undefined {
  return oldApiVersion(group === '' ? version : `${group}/${version}`, kind);
}

export function oldVersionProblem(object: KubernetesObject, old: ApiVersion, kubernetesMinor: number, what: string): Problem {
  const written = child(object.node, 'apiVersion') ?? object.anchor;
  const { replacement } = old;
  const instead = replacement && replacement.since <= kubernetesMinor ? say`; use ${replacement.apiVersion}` : '';
  return { start: written.start, end: written.end, message: say`Version ${old.apiVersion} of ${object.kind} ${what}${instead}.` };
}

/** Writes the new version where all that is written means the same in it. */
export function newVersionFix(
  object: KubernetesObject,
  old: ApiVersion,
  problem: Problem,
  text: string,
  kubernetesMinor: number,
): Fix | undefined {
  const { replacement } = old;
  if (!replacement?.same || replacement.since > kubernetesMinor || !keepsItsMeaning(object)) return undefined;
  const { start, end } = problem;
  return {
    title: say`Use ${replacement.apiVersion}`,
    safety: 'safe',
    edits: [{ start, end, text: quoted(text, problem, replacement.apiVersion) }],
  };
}

const gone: readonly string[] = ['rollbackTo', 'templateGeneration'];

/** Some kinds got stricter in a few fields, or read an empty one differently. */
function keepsItsMeaning({ node, kind, group }: KubernetesObject): boolean {
  const spec = child(node, 'spec');
  if (group === 'apps' || (group === 'extensions' && kind !== 'NetworkPolicy'))
    return (
      child(spec, 'selector') !== undefined &&
      gone.every((field) => child(spec, field) === undefined) &&
      (group === 'apps' || kind !== 'DaemonSet')
    );
  if (kind !== 'PodDisruptionBudget') return true;
  const labels = at(spec, 'selector', 'matchLabels');
  return labels?.kind === 'map' && labels.entries.length > 0;
}
