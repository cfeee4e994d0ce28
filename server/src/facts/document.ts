/** One YAML or JSON document to a unit of facts. */
import { findActions } from '../syntax/helm/actions.ts';
import { applyHoles, withoutActions } from '../syntax/helm/holes.ts';
import { maskTemplate } from '../syntax/helm/mask.ts';
import { resolve } from '../syntax/tree.ts';
import type { SyntaxNode } from '../syntax/tree.ts';
import { reopenAll } from '../syntax/yaml/open.ts';
import { parseDocument } from '../syntax/yaml/parse.ts';
import { readKubernetes } from './kubernetes/read.ts';
import { readCompose } from './compose/read.ts';
import { readChartSubject, readValues } from './helm/chart.ts';
import { readKustomizationSubject } from './kustomize/kustomization.ts';
import { isCompose, readChart, readKustomization } from './packages.ts';
import { readGithubPipeline, readObjectPipeline, readOtherPipeline } from './pipeline/pipeline.ts';
import { annotationMarks } from './annotation-marks.ts';
import { yamlHost } from './comment-hosts.ts';
import { foreignComments } from './foreign-comments.ts';
import { findSuppressions } from './suppressions.ts';
import type { Suppression } from './suppressions.ts';
import type { Unit } from './types.ts';
import type { YamlDocument } from './yaml-document.ts';

export interface DocumentOptions {
  readonly uri: string;
  readonly templated: boolean;
}

export function readDocument(text: string, options: DocumentOptions): { readonly unit: Unit } {
  const { content, about } = contentOf(text, options);
  return { unit: asUnit(content, suppressionsIn(text, content), about) };
}

/** The same for a document that was read before: what it accepts is known. */
export function readDocumentAgain(text: string, options: DocumentOptions, suppressions: readonly Suppression[]): Unit {
  const { content, about } = contentOf(text, options);
  return asUnit(content, suppressions, about);
}

type About = Pick<YamlDocument, 'templated' | 'damage'>;

function contentOf(text: string, options: DocumentOptions): { readonly content: Meaning; readonly about: About } {
  if (!hasActions(text)) {
    const { root, damaged, damage } = parseDocument(text);
    return { content: meaning(root, options, damaged, text), about: { templated: false, damage } };
  }
  const masked = maskTemplate(text);
  const parsed = parseDocument(masked.text);
  const plain = parsed.damaged && !options.templated ? parseDocument(text) : undefined;
  if (plain?.root && !plain.damaged) {
    // Braces in the values of what is no template: YAML as it stands, of which others may yet make something else.
    const content = meaning(withoutActions(plain.root, text), options, false, text);
    return { content, about: { templated: true, damage: [] } };
  }
  const root = parsed.root && applyHoles(parsed.root, masked.text, masked.holes);
  const unit = meaning(root, options, parsed.damaged, masked.text);
  const opaque = root === undefined && rendersSomething(text);
  return { content: { ...unit, conditionals: masked.conditionals, opaque }, about: { templated: true, damage: [] } };
}

/** The document itself is a subject, where it is one that people apply. */
function asUnit(content: Meaning, suppressions: readonly Suppression[], about: About): Unit {
  const { kind, root, subjects } = content;
  if (!root || (kind !== 'kubernetes' && kind !== 'kustomization' && kind !== 'chart' && kind !== 'values'))
    return { ...content, suppressions };
  return { ...content, suppressions, subjects: { ...subjects, document: [{ root, holds: kind, ...about }] } };
}

const none: readonly Suppression[] = [];

function suppressionsIn(text: string, { kind, root, subjects: { object, workload } }: Meaning): readonly Suppression[] {
  const host = (): ReturnType<typeof yamlHost> => yamlHost(root, kind);
  const marks = object ? annotationMarks(object, workload ?? []) : none;
  const own = findSuppressions(text, host);
  const foreign = foreignComments(text, host);
  return marks.length + own.length + foreign.length === 0 ? none : [...own, ...foreign, ...marks];
}

/** `{{`, but not the `${{` of pipelines. */
function hasActions(text: string): boolean {
  for (let at = text.indexOf('{{'); at >= 0; at = text.indexOf('{{', at + 2)) if (text[at - 1] !== '$') return true;
  return false;
}

function rendersSomething(text: string): boolean {
  return findActions(text).some((action) => action.kind === 'output');
}

/** `01-assert.yaml`: what tests of KUTTL and Chainsaw look for in the cluster, parts of objects that nobody applies. */
const holdsExpectations = /\/(?:\d+-(?:assert|errors?)|assert)(?:[-_][\w-]*)?\.ya?ml$/i;

/** `charts/web/files/patch.yaml`: templates take such files in, and may merge them with others before anything is applied. */
const isChartMaterial = /\/charts\/[^/]+\/files\//;

type Meaning = Omit<Unit, 'suppressions'>;

function meaning(root: SyntaxNode | undefined, options: DocumentOptions, damaged: boolean, text: string): Meaning {
  const base = { conditionals: [], opaque: false, damaged, subjects: {} };
  if (!root) return { kind: 'other', ...base };
  const node = resolve(root);
  if (node.kind !== 'map') return { kind: 'other', ...base, root };
  const kustomization = readKustomization(root, options.uri);
  if (kustomization) {
    const subject = readKustomizationSubject(node, options.uri);
    return { kind: 'kustomization', ...base, root, kustomization, subjects: subject ? { kustomization: [subject] } : {} };
  }
  const fragment = holdsExpectations.test(options.uri) || isChartMaterial.test(options.uri);
  const kubernetes = readKubernetes(fragment ? reopenAll(root) : root, { fragment, templated: options.templated });
  if (kubernetes) {
    const runs = readObjectPipeline(node, options.uri, text);
    return { kind: 'kubernetes', ...base, root, subjects: { ...subjectsOf(kubernetes), ...(runs ? { pipeline: [runs] } : {}) } };
  }
  const chart = readChart(root, options.uri);
  if (chart) {
    const subject = readChartSubject(node, options.uri);
    return { kind: 'chart', ...base, root, chart, subjects: subject ? { chart: [subject] } : {} };
  }
  const github = readGithubPipeline(node, options.uri, text);
  if (github) {
    const { workflow, uses } = github;
    const subjects = { ...(workflow ? { workflow: [workflow] } : {}), 'action-use': uses, pipeline: [github] };
    return { kind: 'workflow', ...base, root, subjects };
  }
  const values = readValues(node, options.uri);
  if (values) return { kind: 'values', ...base, root, subjects: { values: [values] } };
  const other = readOtherPipeline(node, options.uri, text);
  const subjects = other ? { pipeline: [other] } : {};
  if (isCompose(node, options.uri))
    return { kind: 'compose', ...base, root, subjects: { ...subjects, service: readCompose(node, options.uri) } };
  return { kind: 'other', ...base, root, subjects };
}

function subjectsOf({ objects, workloads, containers }: NonNullable<ReturnType<typeof readKubernetes>>): Unit['subjects'] {
  return { object: objects, workload: workloads, container: containers };
}

const fragments = new WeakMap<Unit, Unit>();

/** The same unit read as a patch: a part of an object, of which nothing can be said to be missing. */
export function asFragment(unit: Unit): Unit {
  const { root } = unit;
  if (unit.kind !== 'kubernetes' || !root) return unit;
  const known = fragments.get(unit);
  if (known) return known;
  const kubernetes = readKubernetes(reopenAll(root), { fragment: true, templated: false });
  const { document } = unit.subjects;
  const fragment = kubernetes ? { ...unit, root, subjects: { ...subjectsOf(kubernetes), ...(document ? { document } : {}) } } : unit;
  fragments.set(unit, fragment);
  return fragment;
}
