/** Where a module comes from, told from how its address is written. */
import type { Span } from '../../syntax/tree.ts';
import type { ModuleCall } from './types.ts';

const localPath = /^\.{1,2}(?:[/\\]|$)/;
const gitAddress = /^(?:git::|git@|(?:git|ssh|git\+ssh):\/\/|(?:github\.com|bitbucket\.org)\/|[\w.-]+@[\w.-]+:.+\.git(?:$|[/?]))/;
const archiveAddress = /^(?:(?:https?|s3|gcs|oci)(?:::|:\/\/)|(?:www\.googleapis\.com|[\w.-]*s3[\w.-]*\.amazonaws\.com)\/)/;
const label = '[0-9A-Za-z](?:[0-9A-Za-z_-]{0,62}[0-9A-Za-z])?';
const host = '(?:localhost|[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)+)(?::\\d+)?';
const registryAddress = new RegExp(`^(?:${host}/)?${label}/${label}/[0-9a-z]{1,64}(?://[^?]*)?$`);

/** The kind of an address; plain `https://….git` is unknown, because without `git::` it is not fetched by git. */
export function sourceKind(address: string): ModuleCall['kind'] {
  if (localPath.test(address)) return 'local';
  if (gitAddress.test(address)) return 'git';
  if (address.startsWith('hg::')) return 'mercurial';
  if (archiveAddress.test(address)) return /^https?:[^?]*\.git(?:$|[/?])/.test(address) ? 'unknown' : 'archive';
  return registryAddress.test(address) ? 'registry' : 'unknown';
}

/** The registry module without the folder inside it. */
export function registryName(address: string): string {
  const subfolder = address.indexOf('//');
  return subfolder < 0 ? address : address.slice(0, subfolder);
}

/** A parameter behind the `?` of an address, with the place of its value in the address. */
export function queryParameter(address: string, name: string): (Span & { readonly text: string }) | undefined {
  const query = address.indexOf('?');
  if (query < 0) return undefined;
  let at = query + 1;
  for (const part of address.slice(at).split('&')) {
    if (part === name || part.startsWith(`${name}=`)) {
      const start = Math.min(at + name.length + 1, at + part.length);
      return { start, end: at + part.length, text: part.slice(name.length + 1) };
    }
    at += part.length + 1;
  }
  return undefined;
}
