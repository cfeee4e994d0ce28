/** Backends to suggest, by the providers that a module uses. */
import type { TerraformModule } from '../../workspace/view.ts';
import type { Insertion } from './edits.ts';

type Setting = readonly [name: string, value: string | boolean];

interface Backend {
  readonly type: string;
  readonly settings: readonly Setting[];
}

const s3: Backend = {
  type: 's3',
  settings: [
    ['bucket', 'terraform-state'],
    ['key', 'terraform.tfstate'],
    ['region', 'eu-central-1'],
    ['encrypt', true],
    ['use_lockfile', true],
  ],
};
const gcs: Backend = {
  type: 'gcs',
  settings: [
    ['bucket', 'terraform-state'],
    ['prefix', 'terraform'],
  ],
};
const azurerm: Backend = {
  type: 'azurerm',
  settings: [
    ['resource_group_name', 'terraform'],
    ['storage_account_name', 'terraformstate'],
    ['container_name', 'state'],
    ['key', 'terraform.tfstate'],
  ],
};
const kubernetes: Backend = {
  type: 'kubernetes',
  settings: [
    ['secret_suffix', 'state'],
    ['namespace', 'terraform'],
  ],
};
const http: Backend = {
  type: 'http',
  settings: [
    ['address', 'https://state.example.com/terraform'],
    ['lock_address', 'https://state.example.com/terraform/lock'],
    ['unlock_address', 'https://state.example.com/terraform/lock'],
  ],
};

const byProvider: readonly (readonly [pattern: RegExp, backend: Backend])[] = [
  [/^aws(?:cc)?$/, s3],
  [/^google(?:-beta)?$/, gcs],
  [/^(?:azurerm|azapi|azuread)$/, azurerm],
  [/^(?:kubernetes|kubectl|helm)$/, kubernetes],
];

/** The backend that goes with the providers of a module; `http` is spoken by many servers. */
export function suggestedBackend(module: TerraformModule): Backend {
  const providers = module.files.flatMap(({ blocks }) =>
    blocks.flatMap(({ type, labels }) => (type === 'provider' ? (labels[0] ?? []) : [])),
  );
  return byProvider.find(([pattern]) => providers.some((name) => pattern.test(name)))?.[1] ?? http;
}

/** The lines of a `backend` block. */
export function backendLines({ type, settings }: Backend): readonly Insertion[] {
  const width = Math.max(...settings.map(([name]) => name.length));
  let stop = 0;
  const lines = settings.map(([name, value]): Insertion => {
    const head = `  ${name.padEnd(width)} = `;
    if (typeof value === 'boolean') return { text: `${head}${String(value)}`, snippet: `${head}${String(value)}` };
    stop++;
    return { text: `${head}"${value}"`, snippet: `${head}"\${${String(stop)}:${value}}"` };
  });
  const open = `backend "${type}" {`;
  return [{ text: open, snippet: open }, ...lines, { text: '}', snippet: '\\}' }];
}
