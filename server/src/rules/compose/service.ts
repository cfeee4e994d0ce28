/** What rules ask of a Compose service. */
import { fieldOf } from '../../facts/compose/read.ts';
import type { ComposeService } from '../../facts/compose/types.ts';
import { child, itemsOf, resolve } from '../../syntax/tree.ts';
import type { Lookup, ScalarNode, SequenceNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { parentOf } from '../../workspace/paths.ts';
import type { WorkspaceView } from '../../workspace/view.ts';
import { met, unknown, unmet, type Outcome } from '../rule.ts';

const overrides = ['compose.override.yaml', 'compose.override.yml', 'docker-compose.override.yml', 'docker-compose.override.yaml'];

/** A scalar that Compose does not fill in; undefined for all else. */
export function literal(node: Lookup): ScalarNode | undefined {
  return node?.kind === 'scalar' && !node.text.replaceAll('$$', '').includes('$') ? node : undefined;
}

export function nameOf({ name }: ComposeService): string {
  return say`Service "${name}"`;
}

/** Judges whether a service has one of these fields; what an override may add is unknown. */
export function judgePresence(
  service: ComposeService,
  context: { readonly uri: string; readonly workspace: WorkspaceView },
  fields: readonly (readonly [string, ...string[]])[],
  message: string,
): Outcome {
  const found = fields.map((path) => fieldOf(service, ...path));
  if (found.some((node) => node !== undefined && node.kind !== 'unknown')) return met;
  if (service.fragment || found.some((node) => node !== undefined) || isOverridden(context)) return unknown;
  return unmet({ ...service.anchor, message });
}

function isOverridden({ uri, workspace }: { readonly uri: string; readonly workspace: WorkspaceView }): boolean {
  return overrides.some((name) => workspace.presence(`${parentOf(uri)}/${name}`) === 'file');
}

export interface EnvironmentValue {
  readonly name: string;
  readonly value: string;
  readonly node: ScalarNode;
  /** Written as `NAME=value` in a list. */
  readonly listed: boolean;
}

/** What `environment` sets to a text, in both of its forms. */
export function environmentOf({ node }: ComposeService): readonly EnvironmentValue[] {
  const environment = child(node, 'environment');
  if (environment?.kind === 'map')
    return environment.entries.flatMap(({ key, value }): readonly EnvironmentValue[] => {
      const scalar = resolve(value);
      return scalar.kind === 'scalar' && scalar.value !== null ? [{ name: key.text, value: scalar.text, node: scalar, listed: false }] : [];
    });
  return itemsOf(environment).items.flatMap((item): readonly EnvironmentValue[] => {
    const equals = item.kind === 'scalar' ? item.text.indexOf('=') : -1;
    if (item.kind !== 'scalar' || equals < 0) return [];
    return [{ name: item.text.slice(0, equals), value: item.text.slice(equals + 1), node: item, listed: true }];
  });
}

export interface VolumeSource {
  readonly path: string;
  readonly node: ScalarNode;
}

/** Places of the host that a service mounts, in both forms. */
export function hostPathsOf({ node }: ComposeService): readonly VolumeSource[] {
  return itemsOf(child(node, 'volumes')).items.flatMap((item): readonly VolumeSource[] => {
    const scalar = literal(item.kind === 'map' ? child(item, 'source') : item);
    if (!scalar) return [];
    return [{ path: item.kind === 'map' ? scalar.text : (scalar.text.split(':')[0] ?? ''), node: scalar }];
  });
}

/** The list itself, where its items are written here. */
export function listOf({ node }: ComposeService, field: string): SequenceNode | undefined {
  const list = child(node, field);
  return list?.kind === 'sequence' ? list : undefined;
}
