/** The level that a workload, a Dockerfile or a Terraform root module is at, above it. */
import type { CodeLens, Command } from 'vscode-languageserver-protocol';
import type { PlacedUnit, SubjectKind, SubjectTypes } from '../facts/types.ts';
import { levels } from '../model/types.ts';
import type { Level } from '../model/types.ts';
import type { Problem, Rule } from '../rules/rule.ts';
import { child } from '../syntax/tree.ts';
import { say } from '../texts/texts.ts';
import { isComposedUri } from '../workspace/composition/file.ts';
import { counterpartsOf } from './counterparts.ts';
import type { JudgedSubject } from './counterparts.ts';
import { clientCommands } from './client-commands.ts';
import type { ShownPlace } from './client-commands.ts';
import { expectationOf, levelText } from './expectation.ts';
import { judge } from './judge.ts';
import type { ClientAbilities, OpenFile, Project } from './project.ts';
import { isEnabled } from '../rules/given.ts';

/** Which thing a lens speaks of: judged only when it is shown. */
export interface LensData {
  readonly uri: string;
  readonly version: number;
  readonly unit: number;
  readonly workload: number | null;
}

type Part = JudgedSubject;

/** Lenses without their text: `resolveLens` adds it. */
export function codeLensesOf(project: Project, { uri, document }: OpenFile): CodeLens[] {
  const lenses: CodeLens[] = [];
  const add = (unit: number, workload: number | null, offset: number): void => {
    const data: LensData = { uri, version: document.version, unit, workload };
    const { line } = document.positionAt(offset);
    lenses.push({ range: { start: { line, character: 0 }, end: { line, character: 0 } }, data });
  };
  project.workspace.files.get(uri)?.units.forEach(({ unit, start }, index) => {
    unit.subjects.workload?.forEach(({ object }, position) => {
      // Of a patch nothing can be said to be missing, so it is at no level.
      if (object.fragment) return;
      const kind = child(object.node, 'kind');
      add(index, position, start + (kind?.start ?? object.node.start));
    });
    const [stage] = unit.subjects.stage ?? [];
    if (stage) add(index, null, start + stage.from.start);
    for (const file of unit.subjects['terraform-file'] ?? []) {
      const module = project.workspace.snapshot.terraformModule(file.directory);
      if (module?.root && module.anchor.uri === file.uri)
        add(index, null, start + (file.blocks.find(({ type }) => type === 'terraform')?.start ?? 0));
    }
  });
  return lenses;
}

export function resolveLens(project: Project, rules: readonly Rule[], lens: CodeLens, data: LensData, client: ClientAbilities): CodeLens {
  const parts = partsOf(project, data);
  if (parts.length === 0) return { ...lens, command: { title: say`Left out with the values of this chart`, command: '' } };
  const missed = new Map<Level, { met: number; all: number; places: (readonly [Part, Problem])[] }>();
  for (const rule of rules) {
    const count = countOn(rule, parts, project);
    if (!count) continue;
    const { level } = expectationOf(rule);
    const sum = missed.get(level) ?? { met: 0, all: 0, places: [] };
    missed.set(level, sum);
    sum.all++;
    if (count.length === 0) sum.met++;
    sum.places.push(...count);
  }
  const working = levels.find((level) => (missed.get(level)?.places.length ?? 0) > 0);
  const counts = working === undefined ? undefined : missed.get(working);
  if (working === undefined || !counts) {
    const all = [...missed.values()].reduce((sum, { all: own }) => sum + own, 0);
    const title =
      all === 0
        ? say`No maturity expectation can be judged here`
        : all === 1
          ? say`Its maturity expectation is met`
          : say`All ${String(all)} maturity expectations met`;
    return { ...lens, command: { title, command: '' } };
  }
  const reached = levels.findLast((level) => level < working && missed.has(level));
  const share = counts.all === 1 ? say`${counts.met} of 1 expectation` : say`${counts.met} of ${counts.all} expectations`;
  const title =
    reached === undefined
      ? say`Working on ${levelText(working)} · ${share} met`
      : say`${levelText(reached)} · ${share} of Level ${String(working)} met`;
  return { ...lens, command: commandFor(data.uri, title, counts.places, project, client) };
}

/** Shows the places of one file: the lens's own, where it has some. */
function commandFor(
  lensUri: string,
  title: string,
  missed: readonly (readonly [Part, Problem])[],
  project: Project,
  client: ClientAbilities,
): Command {
  const [first] = missed;
  if (!client.commands || !first) return { title, command: '' };
  const uri = isComposedUri(first[0].uri) ? lensUri : first[0].uri;
  const places = missed.flatMap(([part, problem]): ShownPlace[] => {
    const { start } = part.placed;
    const place = project.workspace.compositions.sourceOf(part.uri, { start: start + problem.start, end: start + problem.end });
    const range = place?.uri === uri ? project.rangeIn(uri, place) : undefined;
    return range ? [{ range, message: problem.message }] : [];
  });
  // Several overlays of one base miss the same.
  const once = new Map(places.map((place) => [JSON.stringify(place), place]));
  return { title, command: clientCommands.showPlaces, arguments: [uri, [...once.values()]] };
}

function partsOf(project: Project, { uri, unit: index, workload: position }: LensData): readonly Part[] {
  const placed = project.workspace.files.get(uri)?.units[index];
  if (!placed) return [];
  const { subjects } = placed.unit;
  if (position !== null) {
    const workload = subjects.workload?.[position];
    if (!workload) return [];
    const parts: readonly Part[] = [
      { uri, placed, kind: 'object', subject: workload.object },
      { uri, placed, kind: 'workload', subject: workload },
      ...workload.containers.map((subject): Part => ({ uri, placed, kind: 'container', subject })),
    ];
    return parts.flatMap((part) => counterpartsOf(project, part));
  }
  const file = subjects['terraform-file']?.[0];
  if (!file) return partsIn(uri, placed);
  const module = project.workspace.snapshot.terraformModule(file.directory);
  const files = [...(module?.files ?? [file])].sort((a, b) => Number(b.uri === uri) - Number(a.uri === uri));
  return files.flatMap((one) => (project.workspace.files.get(one.uri)?.units ?? []).flatMap((unit) => partsIn(one.uri, unit)));
}

function partsIn(uri: string, placed: PlacedUnit): readonly Part[] {
  const { dockerfile, stage, instruction, 'terraform-file': terraform, 'module-call': call } = placed.unit.subjects;
  const parts = (kind: SubjectKind, list: readonly SubjectTypes[SubjectKind][] | undefined): Part[] =>
    (list ?? []).map((subject) => ({ uri, placed, kind, subject }));
  return [
    ...parts('dockerfile', dockerfile),
    ...parts('stage', stage),
    ...parts('instruction', instruction),
    ...parts('terraform-file', terraform),
    ...parts('module-call', call),
  ];
}

/** The places where a rule is missed; undefined when it judges none of the parts. */
function countOn(rule: Rule, parts: readonly Part[], project: Project): readonly (readonly [Part, Problem])[] | undefined {
  let judged = false;
  const missed: (readonly [Part, Problem])[] = [];
  for (const part of parts) {
    if (part.kind !== rule.subject || !isEnabled(rule, project.choiceOf(part.uri, rule.id))) continue;
    const verdict = judge(rule, part.subject, project.engine.contextOf(rule, part.uri, part.placed.unit));
    if (verdict.state === 'met') judged = true;
    if (verdict.state !== 'unmet') continue;
    judged = true;
    missed.push(...verdict.problems.map((problem) => [part, problem] as const));
  }
  return judged ? missed : undefined;
}
