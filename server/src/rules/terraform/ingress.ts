/** Rules of firewalls that let the whole Internet in. */
import { attributeOf } from '../../facts/terraform/read.ts';
import { evaluate } from '../../facts/terraform/evaluate.ts';
import type { HclBlock, HclValue } from '../../syntax/hcl/tree.ts';
import type { Span } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Outcome } from '../rule.ts';
import { problemAt } from './kit.ts';
import type { Judged } from './kit.ts';
import { anywhere, textOf } from './values.ts';

export const openTypes: readonly string[] = [
  'aws_security_group',
  'aws_default_security_group',
  'aws_security_group_rule',
  'aws_vpc_security_group_ingress_rule',
  'aws_network_acl_rule',
  'google_compute_firewall',
  'azurerm_network_security_rule',
  'azurerm_network_security_group',
];

/** The port that must not be open to all: `undefined` for none, `null` where it is not known. */
type Reached = string | undefined | null;

export function openIngress(judged: Judged): Outcome {
  const { type, block, kind } = judged.resource;
  if (kind === 'data') return notApplicable;
  const rules = rulesOf(type, block);
  if (rules.length === 0) return notApplicable;
  const value = (rule: HclBlock, name: string): HclValue | undefined => {
    const attribute = attributeOf(rule, name);
    return attribute && evaluate(attribute.value, judged.scope);
  };
  let open = block.damaged;
  for (const rule of rules) {
    if (!admits(type, (name) => textOf(value(rule, name)))) continue;
    const sources = sourcesOf(type).flatMap((name) => value(rule, name) ?? []);
    const world = sources.map(worldIn).find((one) => one !== undefined);
    const reached = reachedBy(type, rule, (name) => value(rule, name));
    if (world && typeof reached === 'string') return unmet(problemAt(judged, world, say`opens ${reached} to the whole Internet`));
    if (reached === null || (!world && sources.some(({ kind: of }) => of === 'unknown'))) open = true;
  }
  return open ? unknown : met;
}

function rulesOf(type: string, block: HclBlock): readonly HclBlock[] {
  if (type === 'aws_security_group' || type === 'aws_default_security_group') return block.blocks.filter((one) => one.type === 'ingress');
  return type === 'azurerm_network_security_group' ? block.blocks.filter((one) => one.type === 'security_rule') : [block];
}

function admits(type: string, text: (name: string) => string | undefined): boolean {
  if (type === 'aws_security_group_rule') return text('type') === 'ingress';
  if (type === 'aws_network_acl_rule') return text('egress') !== 'true' && text('rule_action') === 'allow';
  if (type === 'google_compute_firewall') return (text('direction') ?? 'INGRESS') === 'INGRESS' && text('disabled') !== 'true';
  return type.startsWith('azurerm_') ? text('direction') === 'Inbound' && text('access') === 'Allow' : true;
}

function sourcesOf(type: string): readonly string[] {
  if (type === 'aws_vpc_security_group_ingress_rule') return ['cidr_ipv4', 'cidr_ipv6'];
  if (type === 'aws_network_acl_rule') return ['cidr_block', 'ipv6_cidr_block'];
  if (type.startsWith('aws_')) return ['cidr_blocks', 'ipv6_cidr_blocks'];
  return type === 'google_compute_firewall' ? ['source_ranges'] : ['source_address_prefix', 'source_address_prefixes'];
}

function worldIn(value: HclValue): Span | undefined {
  const items = value.kind === 'list' ? value.items : [value];
  return items.find((item) => anywhere.test(textOf(item) ?? ''));
}

function reachedBy(type: string, rule: HclBlock, value: (name: string) => HclValue | undefined): Reached {
  if (type === 'google_compute_firewall') return firstOf(rule.blocks.filter((one) => one.type === 'allow').map(reachedByAllow), rule);
  if (type.startsWith('azurerm_')) return reachedInAzure(value);
  const protocol = textOf(value('protocol') ?? value('ip_protocol'));
  if (protocol === '-1' || protocol === 'all') return say`every port`;
  if (protocol !== undefined && !/^(?:tcp|6)$/i.test(protocol)) return undefined;
  const [from, to] = [value('from_port'), value('to_port')];
  if (from?.kind === 'unknown' || to?.kind === 'unknown' || !from || !to) return null;
  return portIn(Number(textOf(from)), Number(textOf(to)));
}

function reachedByAllow(allow: HclBlock): Reached {
  const protocol = textOf(attributeOf(allow, 'protocol')?.value)?.toLowerCase();
  const ports = attributeOf(allow, 'ports')?.value;
  if (protocol === undefined) return null;
  if (!ports) return protocol === 'all' ? say`every port` : say`all of ${protocol}`;
  if (protocol !== 'tcp') return undefined;
  if (ports.kind !== 'list') return null;
  return firstOf(
    ports.items.map((item) => rangeOf(textOf(item))),
    undefined,
  );
}

function reachedInAzure(value: (name: string) => HclValue | undefined): Reached {
  const protocol = textOf(value('protocol'));
  if (protocol !== undefined && !/^(?:tcp|\*)$/i.test(protocol)) return undefined;
  const given = [value('destination_port_range'), value('destination_port_ranges')].filter((one) => one !== undefined);
  if (given.length === 0) return say`every port`;
  return firstOf(
    given.flatMap((one) => (one.kind === 'list' ? one.items : [one])).map((one) => rangeOf(textOf(one))),
    undefined,
  );
}

function rangeOf(text: string | undefined): Reached {
  if (text === undefined) return null;
  if (text === '*') return say`every port`;
  const [from = '', to = from] = text.split('-');
  return portIn(Number(from), Number(to));
}

function portIn(from: number, to: number): Reached {
  if (Number.isNaN(from) || Number.isNaN(to)) return null;
  if (from <= 0 && (to >= 65535 || to === 0)) return say`every port`;
  if (from <= 22 && 22 <= to) return say`port 22 (SSH)`;
  return from <= 3389 && 3389 <= to ? say`port 3389 (RDP)` : undefined;
}

function firstOf(all: readonly Reached[], rule: HclBlock | undefined): Reached {
  const found = all.find((one) => typeof one === 'string');
  if (found !== undefined) return found;
  return all.includes(null) || rule?.blocks.some((one) => one.type === 'dynamic') === true ? null : undefined;
}
