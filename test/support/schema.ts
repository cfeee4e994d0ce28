/** Kubernetes' own schemas. */
import assert from 'node:assert/strict';
import { parseAllDocuments } from 'yaml';

interface Model {
  validate(): void;
}

/** Every document of a kind that Kubernetes itself defines is valid by its schema. */
export async function assertValidKubernetes(text: string): Promise<void> {
  if (text.includes('{{')) return;
  for (const document of parseAllDocuments(text, { version: '1.1' })) {
    const data: unknown = document.toJS();
    for (const object of isRecord(data) && Array.isArray(data['items']) ? data['items'].filter(isRecord) : [data])
      await assertValid(object);
  }
}

async function assertValid(object: unknown): Promise<void> {
  if (!isRecord(object) || typeof object['apiVersion'] !== 'string' || typeof object['kind'] !== 'string') return;
  const { apiVersion, kind } = object;
  const model = await modelOf(apiVersion, kind);
  if (!model) return;
  assert.doesNotThrow(() => {
    new model(object).validate();
  }, `${kind} is not valid`);
}

async function modelOf(apiVersion: string, kind: string): Promise<(new (data: unknown) => Model) | undefined> {
  let module: unknown;
  try {
    module = await import(`kubernetes-models/${apiVersion}/${kind}`);
  } catch (error) {
    // The kind is a custom resource; the package has Kubernetes' own.
    if (isRecord(error) && (error['code'] === 'ERR_MODULE_NOT_FOUND' || error['code'] === 'ERR_PACKAGE_PATH_NOT_EXPORTED'))
      return undefined;
    throw error;
  }
  const model = isRecord(module) ? module[kind] : undefined;
  return isModel(model) ? model : undefined;
}

function isModel(value: unknown): value is new (data: unknown) => Model {
  return typeof value === 'function';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
