import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { matches } from './values.ts';

export const ecrImmutableTags = resourceRule({
  id: 'ecr-immutable-tags',
  title: 'Image tags can be overwritten',
  practice: 'technology/application-release-and-operations/2/packages-kept-current',
  category: 'supply-chain',
  default: 'on',
  fixSafety: 'safe',
  expects: [
    {
      on: ['aws_ecr_repository'],
      path: 'image_tag_mutability',
      wants: matches(/^IMMUTABLE/),
      absent: 'unmet',
      says: english`lets tags be overwritten`,
      set: '"IMMUTABLE"',
    },
  ],
  rationale: 'Where a tag can be pushed again, the image that was tested and the one that runs may differ under the same name.',
  how: ['Set `image_tag_mutability = "IMMUTABLE"`.', 'Tag images by commit or version, never twice.'],
  bad: 'resource "aws_ecr_repository" "web" {\n  name = "web"\n}\n',
  good: 'resource "aws_ecr_repository" "web" {\n  name                 = "web"\n  image_tag_mutability = "IMMUTABLE"\n}\n',
  equivalents: { checkov: ['CKV_AWS_51'], trivy: ['AWS-0031'] },
});
