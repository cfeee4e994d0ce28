import { say } from '../../texts/texts.ts';
import { problemAt, resourceRule } from './kit.ts';
import { met, notApplicable, unmet } from '../rule.ts';

const writeOnly: ReadonlyMap<string, string> = new Map([
  ['aws_db_instance', 'password'],
  ['aws_rds_cluster', 'master_password'],
  ['aws_redshift_cluster', 'master_password'],
  ['aws_secretsmanager_secret_version', 'secret_string'],
  ['aws_ssm_parameter', 'value'],
  ['azurerm_key_vault_secret', 'value'],
  ['google_sql_user', 'password'],
  ['google_secret_manager_secret_version', 'secret_data'],
  ['kubernetes_secret_v1', 'data'],
]);
/** Data sources with an ephemeral resource of the same name. */
const ephemeral: ReadonlySet<string> = new Set([
  'aws_secretsmanager_secret_version',
  'aws_eks_cluster_auth',
  'azurerm_key_vault_secret',
  'google_service_account_access_token',
  'google_service_account_key',
  'google_secret_manager_secret_version',
]);

export const tfEphemeralPreferred = resourceRule({
  id: 'tf-ephemeral-preferred',
  title: 'Secret stored in the state',
  practice: 'technology/security-and-policy/4/legacy-removed',
  category: 'security',
  default: 'optional',
  fixSafety: null,
  readsData: true,
  types: [...writeOnly.keys(), ...ephemeral],
  hoverOn: ['aws_db_instance.password'],
  inspect(judged) {
    const { kind, type } = judged.resource;
    if (kind === 'data')
      return ephemeral.has(type)
        ? unmet(problemAt(judged, judged.header, say`puts a secret into the state, where an ephemeral resource would not`))
        : notApplicable;
    const name = writeOnly.get(type);
    const attribute = name === undefined ? undefined : judged.resource.block.attributes.find((one) => one.name === name);
    if (name === undefined) return notApplicable;
    if (!attribute) return judged.isWritten(`${name}_wo`) ? met : notApplicable;
    return unmet(problemAt(judged, attribute.nameSpan, say`puts "${name}" into the state, where "${name}_wo" would not`));
  },
  rationale:
    'What a data source reads and what an argument is given ends up in the state. Ephemeral resources and write-only arguments (Terraform 1.11, OpenTofu 1.11) pass a secret on without keeping it. The providers must be recent: AWS 5.87, Google 6.23, Azure 4.23 or later.',
  how: [
    'Use `ephemeral` instead of `data` for secrets.',
    'Pass them to the `_wo` argument, and raise `_wo_version` when the value changes.',
  ],
  bad: 'resource "aws_db_instance" "main" {\n  password = var.password\n}\n',
  good: 'resource "aws_db_instance" "main" {\n  password_wo         = ephemeral.random_password.main.result\n  password_wo_version = 1\n}\n',
  equivalents: { tflint: ['aws_ephemeral_resources', 'aws_write_only_arguments'] },
});
