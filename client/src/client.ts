/** Which documents are the server's, and its names. */
import { workspace } from 'vscode';
import { nameGlobs } from '../../server/src/files/kind.ts';

/** Also the prefix of the settings. */
export const clientId = 'cloudNativeMaturity';
export const clientName = 'Cloud Native Maturity';

const languages = [
  'yaml',
  'helm',
  'helm-template',
  'dockercompose',
  'dockerfile',
  'terraform',
  'opentofu',
  'hcl',
  'json',
  'github-actions-workflow',
];
const patterns = [
  '**/*.{yaml,yml,json}',
  '**/{Dockerfile,Containerfile,dockerfile,containerfile}*',
  '**/*.{Dockerfile,dockerfile}',
  '**/*.{tf,tofu}',
  `**/{${nameGlobs('jenkinsfile').join(',')}}`,
];

/** One kind of document that is sent to the server. */
export interface DocumentFilter {
  readonly scheme: string;
  readonly language?: string;
  readonly pattern?: string;
}

/** The schemes whose documents are people's own: those of a repository's past (`git:`) are not. */
export function ownSchemes(): ReadonlySet<string> {
  const folders = workspace.workspaceFolders ?? [];
  return new Set(['file', 'untitled', 'vscode-vfs', ...folders.map(({ uri }) => uri.scheme)]);
}

/** By language where the editor knows it, else by name: not every editor has Terraform or Helm. */
export function documentFilters(schemes: Iterable<string>): DocumentFilter[] {
  return [...schemes].flatMap((scheme) => [
    ...languages.map((language) => ({ scheme, language })),
    ...(scheme === 'untitled' ? [] : patterns.map((pattern) => ({ scheme, pattern }))),
  ]);
}
