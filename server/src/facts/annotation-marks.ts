/** Annotations that accept findings on an object, ours and those of other tools. */
import { child } from '../syntax/tree.ts';
import type { Entry, Lookup, Span } from '../syntax/tree.ts';
import type { KubernetesObject, Workload } from './kubernetes/types.ts';
import { suppressionBy } from './foreign-marks.ts';
import { readReason } from './suppression-body.ts';
import type { Suppression } from './suppressions.ts';

/** Before the id of the rule: `cnmaturity/ignore.<rule>: [until <day>] <reason>`. */
export const ownAnnotation = 'cnmaturity/ignore.';

/** The annotation that accepts what a rule finds. A key holds one slash only, so that of an organisation's rule becomes a dot. */
export function annotationOf(rule: string): string {
  return `${ownAnnotation}${rule.replace('/', '.')}`;
}

interface ForeignAnnotation {
  readonly tool: string;
  readonly pattern: RegExp;
  readonly read: (id: string, value: string) => { readonly checks: readonly string[]; readonly reason: string } | undefined;
}

const foreign: readonly ForeignAnnotation[] = [
  { tool: 'kube-linter', pattern: /^ignore-check\.kube-linter\.io\/(.+)$/, read: (id, reason) => ({ checks: [id], reason }) },
  { tool: 'kube-linter', pattern: /^kube-linter\.io\/(ignore-all)$/, read: (_, reason) => ({ checks: ['all'], reason }) },
  { tool: 'kube-score', pattern: /^(kube-score\/ignore)$/, read: (_, value) => ({ checks: value.split(/[,\s]+/), reason: '' }) },
  {
    tool: 'polaris',
    pattern: /^polaris\.fairwinds\.com\/(?:(.+)-)?exempt$/,
    read: (id, value) => (value.toLowerCase() === 'true' ? { checks: [id === '' ? 'all' : id], reason: '' } : undefined),
  },
  {
    tool: 'checkov',
    pattern: /^checkov\.io\/(skip\d*)$/,
    read: (_, value) => {
      const [id = '', ...reason] = value.split('=');
      return { checks: [id.trim()], reason: reason.join('=').trim() };
    },
  },
  { tool: 'datree', pattern: /^datree\.skip\/(.+)$/, read: (id, reason) => ({ checks: [id], reason }) },
];

/** Of the objects of a unit, and of the Pods that they make. */
export function annotationMarks(objects: readonly KubernetesObject[], workloads: readonly Workload[]): readonly Suppression[] {
  return [
    ...objects.flatMap(({ node }) => marksOf(node, node)),
    // A Pod is its own template.
    ...workloads.flatMap(({ object, podTemplate }) =>
      podTemplate && podTemplate !== object.node ? marksOf(podTemplate, podTemplate) : [],
    ),
  ];
}

function marksOf(holder: Lookup, target: Span): readonly Suppression[] {
  const annotations = child(child(holder, 'metadata'), 'annotations');
  if (annotations?.kind !== 'map') return [];
  return annotations.entries.flatMap((entry) => ownMark(entry, target) ?? foreignMarks(entry, target));
}

function ownMark({ key, value }: Entry, target: Span): readonly Suppression[] | undefined {
  if (!key.text.startsWith(ownAnnotation)) return undefined;
  // What a template puts in as the reason is one.
  const said = value.kind === 'scalar' ? readReason(value.text) : { reason: '…' };
  const comment = { start: key.start, end: Math.max(key.end, value.end) };
  const { start, end } = target;
  const rule = key.text.slice(ownAnnotation.length).replace('.', '/');
  return [{ rules: [rule], ...said, reach: 'object', form: 'annotation', comment, target: { start, end } }];
}

function foreignMarks({ key, value }: Entry, target: Span): readonly Suppression[] {
  const text = value.kind === 'scalar' ? value.text : '';
  return foreign.flatMap(({ tool, pattern, read }) => {
    const match = pattern.exec(key.text);
    const said = match && read(match[1] ?? '', text);
    return said ? [suppressionBy({ tool, ...said }, { start: key.start, end: Math.max(key.end, value.end) }, target)] : [];
  });
}
