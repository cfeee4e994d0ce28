import { english } from '../../texts/texts.ts';
import { taskProblems } from './ecs.ts';
import { resourceRule } from './kit.ts';
import { isFalse, noneOf, oneOf } from './values.ts';
import { blocksOf } from './look.ts';

export const ecsHardening = resourceRule({
  id: 'ecs-hardening',
  title: 'ECS task or cluster loosely set up',
  practice: 'technology/security-and-policy/2/least-privilege-containers',
  category: 'security',
  default: 'on',
  fixSafety: 'safe',
  types: ['aws_ecs_task_definition', 'aws_ecs_cluster'],
  expects: [
    {
      on: ['aws_ecs_task_definition'],
      path: 'pid_mode',
      wants: noneOf('host'),
      absent: 'met',
      says: english`shares the process list of the host`,
    },
    {
      on: ['aws_ecs_task_definition'],
      path: 'volume.efs_volume_configuration.transit_encryption',
      wants: oneOf('ENABLED'),
      absent: 'unmet',
      when: ({ resource }) => blocksOf(resource.block, 'volume', 'efs_volume_configuration').blocks.length > 0,
      says: english`mounts EFS without encryption in transit`,
      set: '"ENABLED"',
    },
    {
      on: ['aws_ecs_service'],
      path: 'network_configuration.assign_public_ip',
      wants: isFalse,
      absent: 'met',
      says: english`gives its tasks public addresses`,
      set: 'false',
    },
  ],
  inspect: (judged) => taskProblems(judged),
  rationale:
    'Tasks on ECS share a host as Pods do: a privileged container, one that sees the processes of the host, or a public address opens the same ways out and in. Container Insights gives the metrics to notice it.',
  how: [
    'Leave `privileged` and `pid_mode = "host"` out.',
    'Run tasks in private subnets behind a load balancer.',
    'Take secrets from `secrets`, not from `environment`, and switch `containerInsights` on.',
  ],
  bad: 'resource "aws_ecs_service" "web" {\n  name = "web"\n\n  network_configuration {\n    assign_public_ip = true\n  }\n}\n',
  good: 'resource "aws_ecs_service" "web" {\n  name = "web"\n\n  network_configuration {\n    assign_public_ip = false\n  }\n}\n',
  equivalents: { checkov: ['CKV_AWS_334', 'CKV_AWS_335', 'CKV_AWS_333', 'CKV_AWS_65'], trivy: ['AWS-0034', 'AWS-0035', 'AWS-0036'] },
});
