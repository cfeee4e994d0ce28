import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import type { Judged } from './kit.ts';
import { anywhere, atLeast, isFalse, isTrue, lacks, noneOf } from './values.ts';

const first = (judged: Judged): boolean =>
  ![
    'replicate_source_db',
    'snapshot_identifier',
    'restore_to_point_in_time',
    's3_import',
    'global_cluster_identifier',
    'replication_source_identifier',
  ].some((name) => judged.isWritten(name));
const primary = (judged: Judged): boolean => !judged.isWritten('master_instance_name');
const whole = (judged: Judged): boolean => primary(judged) && judged.isWritten('settings');

export const databaseExposure = resourceRule({
  id: 'database-exposure',
  title: 'Database public, unencrypted or without backup',
  practice: 'technology/security-and-policy/2/exposure-limited',
  category: 'security',
  default: 'on',
  fixSafety: 'safe',
  expects: [
    {
      on: ['aws_db_instance', 'aws_rds_cluster_instance'],
      path: 'publicly_accessible',
      wants: isFalse,
      absent: 'met',
      says: english`can be reached from the Internet`,
      set: 'false',
    },
    {
      on: ['aws_db_instance', 'aws_rds_cluster'],
      path: 'storage_encrypted',
      wants: isTrue,
      absent: 'unmet',
      when: (judged) => first(judged) && judged.text('engine_mode') !== 'serverless',
      says: english`is not encrypted`,
      set: 'true',
    },
    {
      on: ['aws_db_instance', 'aws_rds_cluster'],
      path: 'backup_retention_period',
      wants: atLeast(2),
      absent: 'unmet',
      when: (judged) => first(judged) && judged.text('engine') !== 'docdb',
      says: english`keeps backups for a day at most`,
      set: '7',
    },
    {
      on: ['aws_db_instance', 'aws_rds_cluster'],
      path: 'deletion_protection',
      wants: isTrue,
      absent: 'unmet',
      when: first,
      says: english`can be deleted by one mistaken run`,
      set: 'true',
    },
    {
      on: ['google_sql_database_instance'],
      path: 'settings.ip_configuration.authorized_networks.value',
      wants: lacks(anywhere),
      absent: 'met',
      says: english`accepts connections from the whole Internet`,
    },
    {
      on: ['google_sql_database_instance'],
      path: 'settings.ip_configuration.ssl_mode',
      wants: noneOf('ALLOW_UNENCRYPTED_AND_ENCRYPTED'),
      absent: 'unmet',
      when: (judged) => whole(judged) && !judged.look('settings.ip_configuration.require_ssl').some(({ state }) => state !== 'absent'),
      says: english`accepts connections without TLS`,
      set: '"ENCRYPTED_ONLY"',
    },
    {
      on: ['google_sql_database_instance'],
      path: 'settings.ip_configuration.require_ssl',
      wants: isTrue,
      absent: 'none',
      says: english`accepts connections without TLS`,
    },
    {
      on: ['google_sql_database_instance'],
      path: 'settings.backup_configuration.enabled',
      wants: isTrue,
      absent: 'unmet',
      when: whole,
      says: english`has no backups`,
      set: 'true',
    },
    {
      on: ['google_sql_database_instance'],
      path: 'deletion_protection',
      wants: isTrue,
      absent: 'met',
      when: primary,
      says: english`can be deleted by one mistaken run`,
      set: 'true',
    },
  ],
  rationale:
    'A database is what an outage or a leak is about. Public addresses, connections in the clear, missing backups and a deletion that nothing stops each turn a small mistake into a large one. RDS leaves all of them to the code: storage is not encrypted and backups are kept for a day or not at all unless it says so.',
  how: [
    'Keep it in private subnets: `publicly_accessible = false`, or a private address and authorized networks.',
    'Set `storage_encrypted = true` (RDS: this replaces the instance) and require TLS.',
    'Keep backups for at least a week, try restoring one, and set `deletion_protection`.',
  ],
  bad: 'resource "aws_db_instance" "main" {\n  engine              = "postgres"\n  publicly_accessible = true\n}\n',
  good: 'resource "aws_db_instance" "main" {\n  engine                  = "postgres"\n  publicly_accessible     = false\n  storage_encrypted       = true\n  backup_retention_period = 7\n  deletion_protection     = true\n}\n',
  equivalents: {
    checkov: ['CKV_AWS_16', 'CKV_AWS_17', 'CKV_AWS_133', 'CKV_AWS_293', 'CKV_GCP_6', 'CKV_GCP_11', 'CKV_GCP_14'],
    trivy: ['AWS-0180', 'AWS-0080', 'AWS-0077', 'AWS-0177', 'GCP-0015', 'GCP-0017', 'GCP-0024'],
  },
});
