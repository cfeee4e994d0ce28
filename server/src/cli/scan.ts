/** Reads files and folders into a workspace and judges it. */
import type { Assessment } from '../assessment/types.ts';
import { ScopeSurveys } from '../features/scope-survey.ts';
import type { AssessedScope } from '../features/scope-survey.ts';
import { workspaceScopeId } from '../features/scopes.ts';
import type { Target } from '../features/targets.ts';
import { discover } from '../files/discover.ts';
import type { Discovery, FoundFile } from '../files/discover.ts';
import type { Skipped } from '../files/file-system.ts';
import { formatOf } from '../files/kind.ts';
import { readSource } from '../files/source.ts';
import { chunks, mapLimited } from '../files/work.ts';
import { relativePath } from '../files/uri.ts';
import { readFile } from '../facts/read.ts';
import { Shelf } from '../facts/shelf.ts';
import { allSignals } from '../model/signals.ts';
import type { Level } from '../model/types.ts';
import { emptyConfig } from '../answers/config.ts';
import { choiceIn, isEnabled } from '../rules/given.ts';
import { Engine } from '../rules/engine.ts';
import type { Tallies } from '../rules/finding.ts';
import type { Rule } from '../rules/rule.ts';
import type { Catalogue } from '../organisation/catalogue.ts';
import { SignalFinder } from '../signals/find.ts';
import type { Evidence, SignalFile } from '../signals/find.ts';
import { findInOthers } from '../signals/read.ts';
import { createHclParser } from '../syntax/hcl/parser.ts';
import type { HclParser } from '../syntax/hcl/parser.ts';
import { walkedAll } from '../workspace/listing.ts';
import { Workspace } from '../workspace/workspace.ts';
import { loadAllAnswers } from './answers-file.ts';
import type { LoadedAnswers } from './answers-file.ts';
import { UsageError } from './exit-code.ts';
import type { Host } from './host.ts';
import { byFile, pathFrom } from './paths.ts';
import type { Root } from './roots.ts';
import { loadRules } from './rule-files.ts';
import type { ChoiceAt } from './scan-scopes.ts';
import { answersOf, choicesOf, ruleSettingsOf, scopesOfScan, shownScope, surveyOf, targetsOfScan } from './scan-scopes.ts';

/** Files that are read at the same time. */
const width = 32;
/** Manifests whose trees are kept for those that refer to them; all others are read again for it. */
const mostTrees = 32;
/** Files that are judged together; until they are, all their trees are kept. */
const together = 32;
const maxFileSize = 1024 * 1024;

/** What a scan came to; the reports are made from it. */
export interface Scan {
  /** Those of the shown scope, sorted by name, as are those that were skipped. */
  readonly files: readonly ScannedFile[];
  readonly skipped: readonly SkippedFile[];
  /** Of all scopes. */
  readonly allFiles: readonly ScannedFile[];
  readonly rules: readonly Rule[];
  /** All that there are, switched off or not. */
  readonly catalogue: Catalogue;
  /** The whole first, then its parts. */
  readonly scopes: readonly AssessedScope[];
  /** The one that the report is about, as everything below. */
  readonly scope: AssessedScope;
  readonly tallies: Tallies;
  readonly evidence: Evidence;
  readonly assessment: Assessment;
  /** The answers files of the folders that were scanned. */
  readonly answers: readonly LoadedAnswers[];
  /** What the people of the shown scope aim for: findings up to that level are warnings. */
  readonly target: Target;
  /** The same of a file, which may be that of an application. */
  readonly targetAt: (uri: string) => Level;
}

export interface ScannedFile {
  readonly uri: string;
  /** The name for people, counted from the folder that the request names. */
  readonly file: string;
  readonly text: string;
}

/** A file that was not read, or not whole. */
export interface SkippedFile {
  readonly file: string;
  readonly reason: string;
}

export interface ScanRequest {
  readonly roots: readonly Root[];
  /** File names count from this folder. */
  readonly base: string;
  /** Unless set, what the answers files say, else the level that is being worked on. */
  readonly targetLevel: Level | undefined;
  /** Unless set, what the answers file of a folder says, else the newest. */
  readonly kubernetesVersion?: string | undefined;
  /** Unless set, the whole is reported. */
  readonly application?: string | undefined;
  /** Told of each file, in the order of their names. Findings hold trees: what keeps them all keeps all trees. */
  readonly onJudged?: (file: ScannedFile, judging: Judging) => void;
}

/** What there is to know of files while they are judged. */
export interface Judging {
  readonly workspace: Workspace;
  readonly engine: Engine;
  /** What the answers files say of a rule where a file is. */
  readonly choiceAt: ChoiceAt;
  readonly catalogue: Catalogue;
}

/** Rejects with a `UsageError` when a root cannot be read. */
export async function scan(request: ScanRequest, host: Host): Promise<Scan> {
  const { roots, base, targetLevel, kubernetesVersion, application, onJudged } = request;
  const organisation = await loadRules(roots, host);
  const { catalogue } = organisation.book;
  const ownRules = catalogue.rules.filter((rule) => rule.organisation !== undefined);
  const answers = await loadAllAnswers(roots, base, host, ownRules);
  const { found, others, skipped, walks } = await findFiles(roots, answers, host);
  const hcl = found.some(({ format }) => format === 'hcl') ? await createHclParser((name) => host.loadAsset(name)) : undefined;
  const given = new Set(roots.map(({ uri }) => uri));
  const workspace = new Workspace();
  const finder = new SignalFinder(allSignals());
  const placed = (uri: string): SignalFile => ({ uri, path: pathInRoot(roots, base, uri) });
  const shelf = new Shelf(mostTrees);
  const texts = await readAll(found, { host, hcl, given, workspace, shelf, finder, placed, skipped });
  workspace.setListing(walkedAll(walks));
  await findInOthers(finder, others.map(placed), host.files);
  const files = texts.map(({ uri, text }) => ({ uri, file: pathFrom(base, uri), text })).sort(byFile);
  const configs = answers.length === 0 ? [emptyConfig] : answers.map(({ config }) => config);
  const rules = catalogue.rules.filter((rule) => configs.some((config) => isEnabled(rule, choiceIn(config.rules, rule.id))));
  const choiceAt = choicesOf(answers);
  const engine = new Engine(workspace, rules, ruleSettingsOf(answers, kubernetesVersion, host.today), false);
  const surveys = new ScopeSurveys(scopesOfScan(roots, answers, workspace.files));
  for (const some of chunks(files, together)) {
    engine.judge(some.map(({ uri }) => ({ uri, units: workspace.files.get(uri)?.units ?? [] })));
    for (const file of some) {
      surveys.add(file.uri, surveyOf(engine, file.uri, choiceAt));
      onJudged?.(file, { workspace, engine, choiceAt, catalogue });
      engine.forget(file.uri);
    }
    shelf.trim();
  }
  const evidenceOf = (is: AssessedScope['is']): Evidence =>
    is.id === workspaceScopeId ? finder.evidence : finder.evidenceIn((uri) => is.includes(uri));
  const scopes = [
    ...surveys.assess({
      model: catalogue.model,
      rules,
      evidenceOf,
      answersOf: (root) => answersOf(answers, root),
      thresholdsOf: (root) => answers.filter(({ folder }) => root === undefined || folder === root).map(({ config }) => config.thresholds),
    }),
  ];
  const scope = shownScope(scopes, application);
  const { tallies, evidence, assessment } = scope;
  const targets = targetsOfScan(roots, answers, scopes, scope, targetLevel);
  return {
    files: files.filter(({ uri }) => scope.is.includes(uri)),
    allFiles: files,
    skipped: [
      ...skipped,
      ...organisation.problems(hcl, ({ uri }) => pathFrom(base, uri.split('#')[0] ?? uri)),
      ...workspace.compositions.problems.map(({ place, message }) => ({ uri: place.uri, reason: `${message}.` })),
    ]
      .map(({ uri, reason }) => ({ file: pathFrom(base, uri), reason }))
      .sort(byFile),
    rules,
    catalogue,
    scopes,
    scope,
    tallies,
    evidence,
    assessment,
    answers,
    target: targets.of(scope.is),
    targetAt: (uri) => targets.at(uri),
  };
}

async function findFiles(
  roots: readonly Root[],
  answers: readonly LoadedAnswers[],
  host: Host,
): Promise<{
  readonly found: readonly FoundFile[];
  readonly others: readonly string[];
  readonly skipped: Skipped[];
  readonly walks: readonly Discovery[];
}> {
  const found = new Map<string, FoundFile>();
  const others = new Set<string>();
  const skipped = new Map<string, Skipped>();
  const walks: Discovery[] = [];
  for (const { kind, uri, path } of roots) {
    if (kind === 'file') {
      const format = formatOf(uri);
      if (format) found.set(uri, { uri, format });
      else skipped.set(uri, { uri, reason: 'Not a kind of file that is read.' });
      continue;
    }
    const exclude = answers.find(({ folder }) => folder === uri)?.config.exclude ?? [];
    const discovery = await discover(host.files, uri, { exclude, maxFiles: Number.MAX_SAFE_INTEGER });
    walks.push(discovery);
    for (const file of discovery.files) found.set(file.uri, file);
    for (const path of discovery.paths) others.add(path);
    for (const one of discovery.skipped) {
      if (one.uri === uri) throw new UsageError(`${path}: ${one.reason}`);
      skipped.set(one.uri, one);
    }
  }
  return { found: [...found.values()], others: [...others], skipped: [...skipped.values()], walks };
}

/** The path below the folder that was named; below the base for files that were named themselves. */
function pathInRoot(roots: readonly Root[], base: string, uri: string): string {
  for (const root of roots) {
    const path = root.kind === 'folder' ? relativePath(root.uri, uri) : undefined;
    if (path !== undefined) return path;
  }
  return pathFrom(base, uri).replace(/^(?:\.\.\/)+/, '');
}

interface Text {
  readonly uri: string;
  readonly text: string;
}

interface Reading {
  readonly host: Host;
  readonly hcl: HclParser | undefined;
  readonly given: ReadonlySet<string>;
  readonly workspace: Workspace;
  readonly shelf: Shelf;
  readonly finder: SignalFinder;
  readonly placed: (uri: string) => SignalFile;
  readonly skipped: Skipped[];
}

async function readAll(
  found: readonly FoundFile[],
  { host, hcl, given, workspace, shelf, finder, placed, skipped }: Reading,
): Promise<readonly Text[]> {
  const texts: Text[] = [];
  await mapLimited(found, width, async ({ uri, format }) => {
    const source = await readSource(host.files, { uri, format }, maxFileSize);
    if ('error' in source) skipped.push({ uri, reason: source.error });
    else if ('text' in source) {
      const facts = shelf.keep(readFile({ uri, format, text: source.text, hcl }));
      skipped.push(...facts.problems.map((reason) => ({ uri, reason })));
      workspace.update(facts);
      finder.updateUnits(placed(uri), source.text, facts.units);
      shelf.trim();
      texts.push({ uri, text: source.text });
    } else {
      finder.updateText(placed(uri), source.irrelevant);
      if (given.has(uri)) skipped.push({ uri, reason: 'No Kubernetes manifest.' });
    }
  });
  return texts;
}
