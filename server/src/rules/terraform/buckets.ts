/** What S3 buckets keep. Since version 4 of the provider each setting is a resource of its own; the older blocks in the bucket count too. */
import { met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Outcome } from '../rule.ts';
import { problemAt } from './kit.ts';
import type { Judged } from './kit.ts';
import { partnersOf, pointsAt } from './relations.ts';
import { referencesIn } from './look.ts';
import { attributeOf } from '../../facts/terraform/read.ts';
import { attributesIn } from '../../facts/terraform/walk.ts';

export function versioned(judged: Judged): Outcome {
  return withPartner(judged, 'versioning', 'aws_s3_bucket_versioning', 'does not keep former versions');
}

export function logged(judged: Judged): Outcome {
  return withPartner(judged, 'logging', 'aws_s3_bucket_logging', 'has no access log');
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
  return [...scope.resources().values()].some((one) => {
    const bucket = attributeOf(one.block, 'bucket')?.value;
    const acl = one.type === 'aws_s3_bucket_acl' && bucket !== undefined && pointsAt(bucket, own);
    const attributes = attributesIn([one.block]);
    if (
      acl &&
      attributes.some(({ attribute }) => attribute.value.kind === 'literal' && /log-delivery/i.test(String(attribute.value.value)))
    )
      return true;
    return attributes.some(
      ({ attribute }) => /^(?:target_bucket|log_bucket)$/.test(attribute.name) && referencesIn(attribute.value).includes(own),
    );
  });
}
