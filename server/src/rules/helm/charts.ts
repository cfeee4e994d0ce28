/** What the rules about charts share. */
import type { Chart } from '../../facts/helm/chart.ts';
import { child, itemsOf, textOf } from '../../syntax/tree.ts';
import type { Lookup } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import type { WorkspaceView } from '../../workspace/view.ts';

/** A value that is written when the chart is built: `${VERSION}`, `{{version}}`, `<CHARTNAME>`, `@version@`. */
export function isFilledIn(text: string): boolean {
  return /[$<{@%]/.test(text);
}

/** `dependencies`, or `requirements.yaml` of the first version of charts, which is left alone. */
export function dependenciesOf({ node }: Chart): { readonly items: readonly Lookup[]; readonly complete: boolean } {
  return itemsOf(child(node, 'dependencies'));
}

/** What the templates of a chart say; undefined where they take in something that is not here. */
export function templatesOf(directory: string, workspace: WorkspaceView): string | undefined {
  const files = workspace.filesBelow(directory).filter(({ uri }) => uri.startsWith(`${directory}templates/`));
  const texts = files.map(({ text }) => text);
  if (texts.some((text) => text === undefined)) return undefined;
  const all = texts.join('\n');
  const defined = new Set([...all.matchAll(/\{\{-?\s*(?:define|block)\s+"([^"]+)"/g)].map(([, name]) => name));
  const included = [...all.matchAll(/(?:\b(?:include|template)\s+)("([^"]+)"|[^\s"])/g)];
  return included.every(([, , name]) => name !== undefined && defined.has(name)) ? all : undefined;
}

export function describeChart({ name }: Chart): string {
  return name === undefined ? say`This chart` : say`Chart "${name}"`;
}

export function textAt(node: Lookup, key: string): string | undefined {
  return textOf(child(node, key));
}
