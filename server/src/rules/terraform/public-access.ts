/** The block that keeps an S3 bucket from becoming public. */
import { say } from '../../texts/texts.ts';
import { met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Fix, Outcome, Problem } from '../rule.ts';
import { problemAt } from './kit.ts';
import type { Judged } from './kit.ts';
import { partnersOf } from './relations.ts';
import { lineBreakOf, lineEnd } from './text.ts';

const type = 'aws_s3_bucket_public_access_block';

export function withoutBlock(judged: Judged): Outcome {
  if (judged.resource.kind === 'data') return notApplicable;
  const { certain, possible } = partnersOf(judged, [type], 'bucket');
  if (certain.length > 0) return met;
  const ofAccount = [...judged.scope.resources().values()].some((one) => one.type === 'aws_s3_account_public_access_block');
  return possible || ofAccount ? unknown : unmet(missingAt(judged));
}

function missingAt(judged: Judged): Problem {
  return problemAt(judged, judged.header, say`has no public access block in this module`);
}

/** A block of its own behind the bucket. */
export function blockFor(judged: Judged, problem: Problem, text: string): Fix | undefined {
  const { block, name, file } = judged.resource;
  const computed = block.attributes.some((one) => one.name === 'count' || one.name === 'for_each');
  if (problem.message !== missingAt(judged).message || computed || file.uri.endsWith('.json')) return undefined;
  const lines = [
    '',
    '',
    `resource "${type}" "${name}" {`,
    `  bucket                  = aws_s3_bucket.${name}.id`,
    ...['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'].map(
      (one) => `  ${one.padEnd(23)} = true`,
    ),
    '}',
  ];
  const at = lineEnd(text, block.end);
  return { title: say`Add a public access block`, safety: 'safe', edits: [{ start: at, end: at, text: lines.join(lineBreakOf(text)) }] };
}
