import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { isTrue } from './values.ts';

export const ecrImageScan = resourceRule({
  id: 'ecr-image-scan',
  title: 'Images not scanned on push',
  practice: 'process/security/2/image-scanning',
  category: 'security',
  default: 'on',
  fixSafety: 'safe',
  expects: [
    {
      on: ['aws_ecr_repository'],
      path: 'image_scanning_configuration.scan_on_push',
      wants: isTrue,
      absent: 'unmet',
      when: ({ scope }) => ![...scope.resources().values()].some(({ type }) => type === 'aws_ecr_registry_scanning_configuration'),
      says: english`does not scan images when they are pushed`,
      set: 'true',
    },
  ],
  rationale:
    'A scan on push tells of known flaws before the image runs anywhere. A module that configures scanning for the whole registry is not judged.',
  how: [
    'Set `scan_on_push = true`, or scan the whole registry with `aws_ecr_registry_scanning_configuration`.',
    'Let the pipeline stop on critical findings.',
  ],
  bad: 'resource "aws_ecr_repository" "web" {\n  name = "web"\n}\n',
  good: 'resource "aws_ecr_repository" "web" {\n  name = "web"\n\n  image_scanning_configuration {\n    scan_on_push = true\n  }\n}\n',
  equivalents: { checkov: ['CKV_AWS_163'], trivy: ['AWS-0030'] },
});
