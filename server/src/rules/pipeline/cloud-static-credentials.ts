import type { Pipeline } from '../../facts/pipeline/types.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import { child, resolve, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { entriesOf, environmentsOf, outcomeOf, problemAt, scalarsIn } from './parts.ts';

const inputs: readonly { readonly action: string; readonly input: string; readonly cloud: string }[] = [
  { action: 'aws-actions/configure-aws-credentials', input: 'aws-secret-access-key', cloud: 'AWS' },
  { action: 'google-github-actions/auth', input: 'credentials_json', cloud: 'Google Cloud' },
  { action: 'google-github-actions/setup-gcloud', input: 'service_account_key', cloud: 'Google Cloud' },
  { action: 'azure/login', input: 'creds', cloud: 'Azure' },
];

const variables: ReadonlyMap<string, string> = new Map([
  ['AWS_SECRET_ACCESS_KEY', 'AWS'],
  ['GOOGLE_CREDENTIALS', 'Google Cloud'],
  ['GOOGLE_APPLICATION_CREDENTIALS_JSON', 'Google Cloud'],
  ['AZURE_CLIENT_SECRET', 'Azure'],
  ['ARM_CLIENT_SECRET', 'Azure'],
]);

export const cloudStaticCredentials = defineRule({
  id: 'cloud-static-credentials',
  title: 'Stored key of a cloud account',
  family: 'pipeline',
  practice: 'technology/security-and-policy/3/workload-identity',
  category: 'security',
  default: 'on',
  subject: 'pipeline',
  crossFile: false,
  severity: 'warning',
  check(pipeline) {
    if (pipeline.system !== 'github' || !pipeline.workflow) return notApplicable;
    // Other services speak the same protocol, but not the same login.
    const compatible =
      scalarsIn(pipeline.node).some(({ text }) =>
        /endpoint[-_]url|r2\.cloudflarestorage|digitaloceanspaces|backblazeb2|wasabisys|minio/i.test(text),
      ) || environmentsOf(pipeline).some(({ map }) => entriesOf(map).some(({ key }) => /^AWS_(?:S3_)?ENDPOINT/.test(key.text)));
    const keys = [...byInput(pipeline), ...byVariable(pipeline)].filter(({ cloud }) => !compatible || cloud !== 'AWS');
    return outcomeOf(keys.map(({ node, cloud }) => said(node, cloud)));
  },
  fixSafety: null,
  rationale:
    'A key of a cloud account that is kept as a secret works from anywhere and for years, and nobody notices a copy. AWS, Google Cloud and Azure all take the identity token of a GitHub run (OpenID Connect), which lives for minutes and says which repository and branch it is for. Services that merely speak the S3 protocol are left out.',
  how: [
    'Set up trust between the cloud account and the repository: a role (AWS), a workload identity pool (Google Cloud) or a federated credential (Azure).',
    'Give the job `id-token: write`, and name the role or identity in the login action instead of the key.',
    'Delete the key.',
  ],
  example: {
    language: 'yaml',
    bad: 'on: push\njobs:\n  deploy:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: azure/login@v2\n        with:\n          creds: ${{ secrets.AZURE_CREDENTIALS }}\n',
    good: 'on: push\njobs:\n  deploy:\n    runs-on: ubuntu-24.04\n    permissions:\n      id-token: write\n    steps:\n      - uses: azure/login@v2\n        with:\n          client-id: ${{ vars.AZURE_CLIENT_ID }}\n          tenant-id: ${{ vars.AZURE_TENANT_ID }}\n          subscription-id: ${{ vars.AZURE_SUBSCRIPTION_ID }}\n',
  },
  hoverOn: ['jobs.steps.with.aws-secret-access-key', 'jobs.steps.with.credentials_json', 'jobs.steps.with.creds'],
  equivalents: {},
});

interface StoredKey {
  readonly node: ScalarNode;
  readonly cloud: string;
}

function byInput({ steps }: Pipeline): readonly StoredKey[] {
  return steps.flatMap((step) =>
    inputs.flatMap(({ action, input, cloud }) => {
      const value = step.action === action ? child(step.inputs, input) : undefined;
      return value?.kind === 'scalar' && isSecret(value) ? [{ node: value, cloud }] : [];
    }),
  );
}

function byVariable(pipeline: Pipeline): readonly StoredKey[] {
  return environmentsOf(pipeline).flatMap(({ map }) =>
    entriesOf(map).flatMap(({ key, value }) => {
      const cloud = variables.get(key.text);
      const node = resolve(value);
      return cloud !== undefined && node.kind === 'scalar' && isSecret(node) ? [{ node, cloud }] : [];
    }),
  );
}

function isSecret(node: ScalarNode): boolean {
  return /\$\{\{\s*secrets\s*[.[]/i.test(textOf(node) ?? '');
}

function said(node: ScalarNode, cloud: string): Problem {
  return problemAt(node, say`A key of the ${cloud} account is stored here; the identity of the run can take its place.`);
}
