/** A file's text to its facts, unit by unit; units that an edit did not touch are taken over. */
import type { FileFormat } from '../files/kind.ts';
import { isTemplatePath } from '../files/kind.ts';
import type { HclParser } from '../syntax/hcl/parser.ts';
import { entryOf } from '../syntax/tree.ts';
import type { Span } from '../syntax/tree.ts';
import { parseDocument } from '../syntax/yaml/parse.ts';
import { splitDocuments } from '../syntax/yaml/split.ts';
import { say } from '../texts/texts.ts';
import { foreignSuppressions } from './dockerfile/marks.ts';
import { readDockerfile } from './dockerfile/read.ts';
import { readDocument } from './document.ts';
import { annotationMarks } from './annotation-marks.ts';
import { dockerfileHost, hclHost, isTextIn } from './comment-hosts.ts';
import { foreignComments } from './foreign-comments.ts';
import { marksIn, suppressionBy } from './foreign-marks.ts';
import { everywhere, findFileSuppressions, findSuppressions, findTemplateSuppressions } from './suppressions.ts';
import type { CommentHost, Suppression } from './suppressions.ts';
import type { CommentSigns } from './suppression-lines.ts';
import { groovyHost } from './pipeline/groovy-comments.ts';
import { readJenkinsPipeline } from './pipeline/jenkins.ts';
import { readKubernetes } from './kubernetes/read.ts';
import { kubernetesObject } from './terraform/kubernetes.ts';
import { readTerraform } from './terraform/read.ts';
import type { TerraformReading } from './terraform/read.ts';
import type { TerraformFile } from './terraform/types.ts';
import type { FileFacts, PlacedUnit, Subjects, Unit } from './types.ts';

export interface ReadInput {
  readonly uri: string;
  readonly format: FileFormat;
  readonly text: string;
  /** Needed for HCL only; without it such a file has no units yet. */
  readonly hcl: HclParser | undefined;
}

/** An earlier reading of the same file, to take units over from. */
export interface Reading {
  readonly text: string;
  readonly facts: FileFacts;
}

/** Reads a file; never throws on its content. */
export function readFile(input: ReadInput, previous?: Reading): FileFacts {
  const { uri, format, text } = input;
  if (format === 'yaml') return { ...withFileMarks(readYaml(uri, text, previous), text, previous, 'hash'), text };
  if (format === 'json') {
    const { unit } = readDocument(text, { uri, templated: false });
    return { ...single(uri, text, unit, unit.damaged ? [say`Partly read: not valid JSON.`] : []), text };
  }
  // Named templates hold nothing themselves: other templates take them in. What is ignored is for those who copy to ask.
  if (format === 'template' || format === 'dockerignore') {
    const suppressions = format === 'template' ? findTemplateSuppressions(text) : [];
    return { uri, units: [], problems: [], text, ...(suppressions.length > 0 ? { suppressions } : {}) };
  }
  if (format === 'jenkinsfile') return withFileMarks(single(uri, text, jenkinsUnit(text, uri), []), text, previous, 'slashes');
  if (format === 'dockerfile') return withFileMarks(single(uri, text, dockerfileUnit(text, uri), []), text, previous, 'hash');
  if (!input.hcl) return { uri, units: [], problems: [] };
  const earlier = previous && { text: previous.text, file: terraformIn(previous.facts) };
  const { file, damaged, unread } = readTerraform(text, uri, input.hcl, earlier);
  const host = (): CommentHost => hclHost({ attributes: file.settings, blocks: file.blocks });
  const subjects = kubernetesSubjects(file);
  const isJson = uri.endsWith('.json');
  const unit: Unit = {
    kind: 'terraform',
    subjects: {
      ...subjects,
      'terraform-file': [file],
      'module-call': file.moduleCalls,
      resource: file.resources,
      'terraform-block': file.declarations,
    },
    suppressions: [
      ...(isJson ? tflintMark(text) : [...findSuppressions(text, host), ...foreignComments(text, host)]),
      ...annotationMarks(subjects.object ?? [], subjects.workload ?? []),
    ],
    conditionals: [],
    opaque: false,
    damaged,
  };
  const facts = single(uri, text, unit, damaged ? [hclProblem(unread)] : []);
  return isJson ? facts : withFileMarks(facts, text, previous, 'both');
}

function hclProblem(unread: TerraformReading['unread']): string {
  if (unread === 'depth') return say`Not read: nested too deep.`;
  return unread === 'time' ? say`Not read: parsing it takes too long.` : say`Partly read: not valid HCL.`;
}

/** JSON has no comments: tflint reads an entry of the name `//`. */
function tflintMark(text: string): readonly Suppression[] {
  if (!text.includes('tflint-ignore-file')) return [];
  const { root } = parseDocument(text);
  const entry = root?.kind === 'map' ? entryOf(root, '//') : undefined;
  if (entry?.value.kind !== 'scalar') return [];
  const { value } = entry;
  return marksIn(value.text, 'hcl').flatMap((mark) => (mark.wholeFile && mark.at === 0 ? [suppressionBy(mark, value, everywhere)] : []));
}

function terraformIn({ units }: FileFacts): TerraformFile | undefined {
  return units[0]?.unit.subjects['terraform-file']?.[0];
}

/** What `kubernetes_*` resources make. */
function kubernetesSubjects(file: TerraformFile): Subjects {
  const read = file.resources.flatMap((resource) => {
    const node = kubernetesObject(resource);
    return node ? (readKubernetes(node, { fragment: false, templated: false }) ?? []) : [];
  });
  if (read.length === 0) return {};
  return {
    object: read.flatMap(({ objects }) => objects),
    workload: read.flatMap(({ workloads }) => workloads),
    container: read.flatMap(({ containers }) => containers),
  };
}

function single(uri: string, text: string, unit: Unit, problems: readonly string[]): FileFacts {
  return { uri, units: [{ start: 0, end: text.length, unit }], problems };
}

/** Marks that speak for the whole file; the same list as before where they say the same, so that nothing is judged anew. */
function withFileMarks(facts: FileFacts, text: string, previous: Reading | undefined, signs: CommentSigns): FileFacts {
  const suppressions = findFileSuppressions(text, signs, (offset) => isTextIn(facts, text, offset));
  if (suppressions.length === 0) return facts;
  const before = previous?.facts.suppressions;
  return { ...facts, suppressions: before && sameMarks(before, suppressions) ? before : suppressions };
}

function sameMarks(before: readonly Suppression[], after: readonly Suppression[]): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

function jenkinsUnit(text: string, uri: string): Unit {
  const pipeline = readJenkinsPipeline(text, uri);
  return {
    kind: 'other',
    subjects: pipeline ? { pipeline: [pipeline] } : {},
    suppressions: findSuppressions(text, () => groovyHost(text)),
    conditionals: [],
    opaque: false,
    damaged: false,
  };
}

function dockerfileUnit(text: string, uri: string): Unit {
  const dockerfile = readDockerfile(text, uri);
  return {
    kind: 'dockerfile',
    subjects: { dockerfile: [dockerfile], stage: dockerfile.stages, instruction: dockerfile.instructions },
    suppressions: [...findSuppressions(text, () => dockerfileHost(dockerfile)), ...foreignSuppressions(dockerfile, text)],
    conditionals: [],
    opaque: false,
    damaged: false,
  };
}

function readYaml(uri: string, text: string, previous: Reading | undefined): FileFacts {
  const spans = splitDocuments(text);
  const kept = previous ? keptUnits(spans, text, previous) : { head: 0, tail: 0 };
  const old = previous?.facts.units ?? [];
  const templated = isTemplatePath(uri);
  const problems: string[] = [];
  const units = spans.map((span, index): PlacedUnit => {
    const takenOver =
      index < kept.head ? old[index] : index >= spans.length - kept.tail ? old[old.length - (spans.length - index)] : undefined;
    if (takenOver) {
      if (takenOver.unit.damaged) problems.push(damageAt(text, span));
      return takenOver.start === span.start ? takenOver : { start: span.start, end: span.end, unit: takenOver.unit };
    }
    const { unit } = readDocument(ownCopy(text.slice(span.start, span.end)), { uri, templated });
    if (unit.damaged) problems.push(damageAt(text, span));
    return { start: span.start, end: span.end, unit };
  });
  return { uri, units, problems };
}

/** How many units at the head and at the tail have the text they had. */
function keptUnits(spans: readonly Span[], text: string, previous: Reading): { readonly head: number; readonly tail: number } {
  const old = previous.facts.units;
  const most = Math.min(spans.length, old.length);
  const same = (now: Span | undefined, before: Span | undefined): boolean =>
    now !== undefined &&
    before !== undefined &&
    now.end - now.start === before.end - before.start &&
    text.slice(now.start, now.end) === previous.text.slice(before.start, before.end);
  let head = 0;
  while (head < most && same(spans[head], old[head])) head++;
  let tail = 0;
  while (tail < most - head && same(spans[spans.length - 1 - tail], old[old.length - 1 - tail])) tail++;
  return { head, tail };
}

/** Nodes keep slices of the text they were read from; a copy keeps them from holding on to every version of the whole file. */
function ownCopy(text: string): string {
  return ` ${text}`.slice(1);
}

function damageAt(text: string, span: Span): string {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < span.start; at = text.indexOf('\n', at + 1)) line++;
  return say`Partly read: the document from line ${String(line)} is not valid YAML.`;
}
