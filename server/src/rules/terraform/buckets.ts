/** What S3 buckets keep. Since version 4 of the provider each setting is a resource of its own; the older blocks in the bucket count too. */
import { say } from '../../texts/texts.ts';
import { met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Outcome } from '../rule.ts';
import { problemAt } from './kit.ts';
import type { Judged } from './kit.ts';
import { partnersOf, pointsAt } from './relations.ts';
import { referencesIn } from './look.ts';
import { attributeOf } from '../../facts/terraform/read.ts';
import { attributesIn } from '../../facts/terraform/walk.ts';
import type { HclBlock, HclValue } from '../../syntax/hcl/tree.ts';

export function versioned(judged: Judged): Outcome {
  return withPartner(judged, 'versioning', 'aws_s3_bucket_versioning', say`does not keep former versions`);
}

export function logged(judged: Judged): Outcome {
  return withPartner(judged, 'logging', 'aws_s3_bucket_logging', say`has no access log`);
}

function withPartner(judged: Judged, block: string, type: string, says: string): Outcome {
  if (judged.resource.kind === 'data' || holdsLogs(judged)) return notApplicable;
  const inside = judged.has(block);
  // What the block says is for another expectation to judge.
  if (inside === true) return met;
  const { certain, possible } = partnersOf(judged, [type], 'bucket');
  if (certain.length > 0) return met;
  return possible || inside === undefined ? unknown : unmet(problemAt(judged, judged.header, says));
}

/** It receives the logs of others: by its ACL, by what points at it, or by its name. */
export function holdsLogs(judged: Judged): boolean {
  const { resource, scope } = judged;
  const own = `${resource.type}.${resource.name}`;
  if (/(?:^|[_-])(?:access[_-]?)?logs?(?:$|[_-])/i.test(`${resource.name} ${judged.text('bucket') ?? judged.text('name') ?? ''}`))
    return true;
  if (judged.text('acl') === 'log-delivery-write') return true;
  for (const one of scope.resources().values()) {
    const { targets, delivers } = logsIn(one.block);
    if (targets.some((value) => referencesIn(value).includes(own))) return true;
    const bucket = delivers && one.type === 'aws_s3_bucket_acl' ? attributeOf(one.block, 'bucket')?.value : undefined;
    if (bucket !== undefined && pointsAt(bucket, own)) return true;
  }
  return false;
}

interface Logs {
  /** Where logs are sent. */
  readonly targets: readonly HclValue[];
  /** An ACL for those who deliver logs. */
  readonly delivers: boolean;
}

/** Each bucket looks through all resources. */
const logs = new WeakMap<HclBlock, Logs>();

function logsIn(block: HclBlock): Logs {
  const known = logs.get(block);
  if (known) return known;
  const attributes = attributesIn([block]).map(({ attribute }) => attribute);
  const made = {
    targets: attributes.filter(({ name }) => name === 'target_bucket' || name === 'log_bucket').map(({ value }) => value),
    delivers: attributes.some(({ value }) => value.kind === 'literal' && /log-delivery/i.test(String(value.value))),
  };
  logs.set(block, made);
  return made;
}
