/** Credentials that stand in the code as they are. */
import { credentialIn, isLiteralSecret } from '../../facts/secrets.ts';
import type { TerraformFile } from '../../facts/terraform/types.ts';
import type { HclAttribute, HclBlock, HclValue } from '../../syntax/hcl/tree.ts';
import { say } from '../../texts/texts.ts';
import type { Problem } from '../rule.ts';

export interface Credential extends Problem {
  /** The variable that could hold it. */
  readonly variable: string | undefined;
}

const inProvider =
  /^(?:access_key|secret_key|token|password|client_secret|client_certificate_password|api_key|api_token|private_key|admin_password|credentials)$/;
const inResource =
  /^(?:(?:master_|admin_|administrator_login_|root_|user_|db_|auth_)?password|master_user_password|auth_token|client_secret|secret_key|private_key|api_key|secret_string)$/;
/** What providers are given where nothing checks it: emulators, and plans in tests. */
const standIn = /^(?:(?:mock|fake|dummy|test|example|sample|foo|bar|local(?:stack)?)(?:[-_ ].*)?|an?accesskey|asecretkey)$/i;
const awsKeys = /(?:AWS_SECRET_ACCESS_KEY|aws_secret_access_key)\s*=\s*["']?[A-Za-z0-9/+=]{16,}/;

export function credentialsIn(file: TerraformFile): readonly Credential[] {
  return file.blocks.flatMap((block) => {
    if (block.type === 'provider') return within(block, block, inProvider);
    return block.type === 'resource' ? within(block, block, inResource) : [];
  });
}

function within(top: HclBlock, block: HclBlock, names: RegExp): readonly Credential[] {
  return [
    ...block.attributes.flatMap((one) => ofAttribute(top, one, names)),
    ...block.blocks.flatMap((inner) => within(top, inner, names)),
  ];
}

function ofAttribute(top: HclBlock, { name: key, value }: HclAttribute, names: RegExp): readonly Credential[] {
  const name = top.labels.filter((one) => one !== undefined).join('.');
  const owner = top.type === 'provider' ? say`Provider "${name}"` : say`Resource "${name}"`;
  const { start, end } = value;
  if (key === 'user_data' || key === 'user_data_base64') {
    const script = value.kind === 'literal' ? String(value.value) : value.kind === 'unknown' ? (value.expression ?? '') : '';
    return awsKeys.test(script)
      ? [{ ...firstLine(value, script), message: say`${owner} hands over AWS keys in its user data.`, variable: undefined }]
      : [];
  }
  if (value.kind !== 'literal' || typeof value.value !== 'string') return [];
  const kind = credentialIn(value.value);
  const named = names.test(key) && isLiteralSecret(value.value) && !(top.type === 'provider' && standIn.test(value.value));
  if (kind === undefined && !named) return [];
  const label = top.type === 'provider' ? top.labels[0] : top.labels[1];
  const variable = `${label ?? 'main'}_${key}`.replaceAll(/[^\w]/g, '_').toLowerCase();
  return [{ start, end, message: say`${owner} holds a credential in "${key}".`, variable }];
}

/** The opening of a here-document. */
function firstLine({ start, end }: HclValue, text: string): { readonly start: number; readonly end: number } {
  const line = text.startsWith('<<') ? /^[^\r\n]*/.exec(text)?.[0].length : undefined;
  return { start, end: line === undefined ? end : start + line };
}
