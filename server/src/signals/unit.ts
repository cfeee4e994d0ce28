/** What one unit of a file (a YAML document, a Terraform file) proves. */
import { readJenkinsSteps } from '../facts/pipeline/jenkins.ts';
import { readContainerSteps, readSteps } from '../facts/pipeline/steps.ts';
import type { PipelineSteps } from '../facts/pipeline/steps.ts';
import { callsIn } from '../facts/pipeline/make.ts';
import type { Call } from '../facts/pipeline/make.ts';
import { pipelineSystemOf } from '../facts/pipeline/systems.ts';
import type { Unit } from '../facts/types.ts';
import { ChartClauses } from './clauses/charts.ts';
import { findInContent } from './clauses/files.ts';
import { imagesOf } from './clauses/images.ts';
import { ObjectClauses } from './clauses/objects.ts';
import { PipelineClauses, findTexts } from './clauses/pipelines.ts';
import type { PatternKind } from './clauses/pipelines.ts';
import { TerraformClauses } from './clauses/terraform.ts';
import type { Atom, Compiled } from './compile.ts';
import { HitList } from './hits.ts';
import type { Hits } from './hits.ts';

/** The evidence in a unit, and the targets of Makefiles that its commands call. */
export interface UnitEvidence {
  readonly hits: Hits;
  readonly calls: readonly Call[];
}

export class UnitClauses {
  readonly charts: ChartClauses;
  readonly pipelines: PipelineClauses;
  readonly #objects: ObjectClauses;
  readonly #terraform: TerraformClauses;
  readonly #images: readonly Atom<PatternKind>[];
  readonly #known = new WeakMap<Unit, { readonly path: string; readonly evidence: UnitEvidence }>();

  constructor(compiled: Compiled) {
    this.charts = new ChartClauses(compiled.of('helm'));
    this.pipelines = new PipelineClauses(compiled);
    this.#objects = new ObjectClauses(compiled.of('k8s'));
    this.#terraform = new TerraformClauses(compiled);
    this.#images = compiled.of('ci-run', 'ci-image', 'ci-include', 'image').filter(({ clause }) => clause.kind === 'image');
  }

  /** The same object for as long as the unit and its path are the same. */
  evidenceOf(unit: Unit, path: string, asking: readonly Atom<'file'>[], text: () => string): UnitEvidence {
    const known = this.#known.get(unit);
    if (known?.path === path) return known.evidence;
    const evidence = this.#read(unit, path, asking, text());
    this.#known.set(unit, { path, evidence });
    return evidence;
  }

  #read(unit: Unit, path: string, asking: readonly Atom<'file'>[], text: string): UnitEvidence {
    const list = new HitList();
    findInContent(asking, text, () => unit.root, list);
    for (const object of unit.subjects.object ?? []) this.#objects.find(object, text, unit.conditionals, list);
    for (const file of unit.subjects['terraform-file'] ?? []) {
      this.#terraform.find(file, text, list);
      this.charts.findInReleases(file.blocks, text, list);
    }
    this.charts.findInDocument(unit, path, text, list);
    findTexts(this.#images, imagesOf(unit, path), list);
    const steps = stepsOf(unit, path, text);
    if (!steps) return { hits: list.hits, calls: [] };
    this.pipelines.findSteps(steps, text, list);
    this.charts.findInCommands(steps.commands, list);
    const system = unit.kind === 'workflow' ? 'github' : pipelineSystemOf(path);
    if (unit.root && system) this.pipelines.findKeys(unit.root, system, text, list);
    return { hits: list.hits, calls: steps.commands.flatMap(({ text: command }) => callsIn(command)) };
  }
}

const argoKinds: ReadonlySet<string> = new Set(['Workflow', 'WorkflowTemplate', 'CronWorkflow', 'ClusterWorkflowTemplate']);

/** The steps of a unit that is part of a pipeline. */
function stepsOf(unit: Unit, path: string, text: string): PipelineSteps | undefined {
  if (pipelineSystemOf(path) === 'jenkins') return readJenkinsSteps(text);
  if (!unit.root) return undefined;
  if (unit.kind === 'workflow') return readSteps(unit.root, 'github');
  const runs = unit.subjects.object?.some(({ group, kind }) => group === 'tekton.dev' || (group === 'argoproj.io' && argoKinds.has(kind)));
  if (runs) return readContainerSteps(unit.root);
  const system = unit.kind === 'other' ? pipelineSystemOf(path) : undefined;
  return system && system !== 'github' && system !== 'jenkins' ? readSteps(unit.root, system) : undefined;
}
