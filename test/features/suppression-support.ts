/** Files with suppressions, and what is said of them. */
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { diagnosticsOf } from '../../server/src/features/diagnostics.ts';
import { deployment, projectOf } from './project.ts';
import type { ProjectOptions, TestProject } from './project.ts';

export const privileged = '            privileged: true';
export const marked = (comment: string): string => deployment.replace(privileged, `            ${comment}\n${privileged}`);

export function diagnosticsIn(project: TestProject, path: string): readonly Diagnostic[] {
  return diagnosticsOf(project.session, project.file(path), 500);
}

export async function remarks(text: string, path = 'web.yaml', options: ProjectOptions = {}): Promise<readonly Diagnostic[]> {
  return diagnosticsIn(await projectOf({ [path]: text }, options), path).filter(({ code }) => String(code).startsWith('suppression-'));
}

export const textOf = ({ message }: Diagnostic): string => (typeof message === 'string' ? message : message.value);

export async function said(text: string, path?: string, options?: ProjectOptions): Promise<readonly string[]> {
  return (await remarks(text, path, options)).map((one) => `${String(one.code)}: ${textOf(one)}`);
}
