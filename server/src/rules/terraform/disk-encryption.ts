import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import type { Judged } from './kit.ts';
import { isTrue } from './values.ts';

const encryptsByDefault = ({ scope }: Judged): boolean =>
  [...scope.resources().values()].some(({ type }) => type === 'aws_ebs_encryption_by_default');
const here =
  (name: string) =>
  (judged: Judged): boolean =>
    !encryptsByDefault(judged) && judged.resource.block.blocks.some(({ type }) => type === name);
const instances: readonly string[] = ['aws_instance', 'aws_launch_configuration'];

export const diskEncryption = resourceRule({
  id: 'disk-encryption',
  title: 'Disk not encrypted',
  practice: 'technology/security-and-policy/2/storage-encrypted',
  category: 'security',
  default: 'on',
  fixSafety: 'safe',
  expects: [
    {
      on: ['aws_ebs_volume'],
      path: 'encrypted',
      wants: isTrue,
      absent: 'unmet',
      when: (judged) => !encryptsByDefault(judged) && !judged.isWritten('snapshot_id'),
      says: english`is not encrypted`,
      set: 'true',
    },
    {
      on: instances,
      path: 'root_block_device.encrypted',
      wants: isTrue,
      absent: 'unmet',
      when: here('root_block_device'),
      says: english`has a root disk that is not encrypted`,
      set: 'true',
    },
    {
      on: instances,
      path: 'ebs_block_device.encrypted',
      wants: isTrue,
      absent: 'unmet',
      when: (judged) =>
        here('ebs_block_device')(judged) && !judged.look('ebs_block_device.snapshot_id').some(({ state }) => state !== 'absent'),
      says: english`has a disk that is not encrypted`,
      set: 'true',
    },
    {
      on: ['aws_launch_template'],
      path: 'block_device_mappings.ebs.encrypted',
      wants: isTrue,
      absent: 'unmet',
      when: here('block_device_mappings'),
      says: english`has a disk that is not encrypted`,
      set: 'true',
    },
    { on: ['aws_efs_file_system'], path: 'encrypted', wants: isTrue, absent: 'unmet', says: english`is not encrypted`, set: 'true' },
  ],
  rationale:
    'EBS encrypts only what it is told to, unless the account says otherwise. An encrypted disk costs nothing more, and its snapshots cannot be read without the key. A module that sets `aws_ebs_encryption_by_default` is not judged. Changing the setting replaces the disk.',
  how: ['Set `encrypted = true`.', 'Set `aws_ebs_encryption_by_default` once per account and region.'],
  bad: 'resource "aws_ebs_volume" "data" {\n  availability_zone = "eu-central-1a"\n  size              = 40\n}\n',
  good: 'resource "aws_ebs_volume" "data" {\n  availability_zone = "eu-central-1a"\n  size              = 40\n  encrypted         = true\n}\n',
  equivalents: { checkov: ['CKV_AWS_3', 'CKV_AWS_8'], trivy: ['AWS-0026', 'AWS-0131'] },
});
