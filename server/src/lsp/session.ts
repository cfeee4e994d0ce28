/** The state of one server: workspace, settings, open documents; what features see as the project. */
import type { Range, TextDocumentIdentifier } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileFacts } from '../facts/types.ts';
import { formatOf, formatOfLanguage } from '../files/kind.ts';
import type { FileFormat } from '../files/kind.ts';
import { mayMatter } from '../files/source.ts';
import { canonicalUri, childUri } from '../files/uri.ts';
import { emptyConfig } from '../answers/config.ts';
import { isExcludedFrom } from '../answers/exclude.ts';
import type { Held } from '../features/baseline.ts';
import { rangeOf } from '../features/diagnostics.ts';
import { answersFileName } from '../answers/types.ts';
import type { AnswersTarget, OpenFile, Project } from '../features/project.ts';
import type { Scope } from '../features/scopes.ts';
import type { Target } from '../features/targets.ts';
import { choiceIn, isEnabled } from '../rules/given.ts';
import type { RuleChoice } from '../rules/given.ts';
import type { Level } from '../model/types.ts';
import { RuleBook, rootOfRuleFile } from '../organisation/book.ts';
import type { Catalogue } from '../organisation/catalogue.ts';
import type { Cel } from '../organisation/cel.ts';
import { Engine } from '../rules/engine.ts';
import type { Rule } from '../rules/rule.ts';
import { allSignals } from '../model/signals.ts';
import { SignalFinder } from '../signals/find.ts';
import type { Span } from '../syntax/tree.ts';
import { say } from '../texts/texts.ts';
import { Workspace } from '../workspace/workspace.ts';
import { EarlyWorkspace } from './early.ts';
import { AnswersFiles, today } from './answers.ts';
import { Baselines } from './baselines.ts';
import { FolderRules } from './rule-settings.ts';
import { ProjectFiles } from './files.ts';
import { Folders } from './folders.ts';
import { WorkspaceTargets } from './targets.ts';
import type { StandingScope } from './targets.ts';

export class Session implements Project {
  readonly workspace = new Workspace();
  readonly folders = new Folders();
  readonly answers = new AnswersFiles(this.folders);
  readonly targets = new WorkspaceTargets(this.folders, this.answers, this.workspace);
  readonly baselines = new Baselines(this.folders);
  readonly organisation = new RuleBook();
  readonly signals = new SignalFinder(allSignals());
  readonly files = new ProjectFiles(this.workspace, this.signals, (uri) => this.folders.placed(uri));
  readonly #open = new Map<string, OpenFile>();
  /** Why files are not judged, by URI. */
  readonly skipped = new Map<string, string>();
  #engine: Engine;
  #complete = false;
  #isReading = false;
  /** Grows with the settings and whatever else makes findings look different. */
  #generation = 0;
  #rulesGeneration = 0;
  #day = today();

  constructor() {
    this.#engine = this.#makeEngine();
  }

  get engine(): Engine {
    return this.#engine;
  }

  get catalogue(): Catalogue {
    return this.organisation.catalogue;
  }

  targetAt(uri: string): Level {
    return this.targets.now.at(uri);
  }

  targetOf(scope: Scope): Target {
    return this.targets.now.of(scope);
  }

  /** The rules that the workspace brings along; undefined while their files were not all read. */
  get ownRules(): readonly Rule[] | undefined {
    if (!this.#complete || this.organisation.waits) return undefined;
    return this.catalogue.rules.filter(({ organisation }) => organisation !== undefined);
  }

  get generation(): number {
    return this.#generation;
  }

  get ready(): boolean {
    return this.#complete && !this.#isReading;
  }

  /** While files are read anew, nobody knows what is needed for nothing. */
  set isReading(isReading: boolean) {
    if (this.#isReading === isReading) return;
    this.#isReading = isReading;
    this.#generation++;
  }

  heldBackIn(uri: string): Held | undefined {
    return this.baselines.heldBackIn(uri);
  }

  /** Another baseline: findings are judged as before, and others of them are shown. */
  baselineChanged(): void {
    this.#generation++;
  }

  /** Grows when other rules count, or count elsewhere. */
  get rulesGeneration(): number {
    return this.#rulesGeneration;
  }

  /** Takes in where the scopes stand. True when findings of some file aim for another level now. */
  assessed(scopes: readonly StandingScope[]): boolean {
    if (!this.targets.assessed(scopes)) return false;
    this.#generation++;
    return true;
  }

  /** All files were read once: from now on rules may say that other files lack something. */
  complete(): void {
    if (this.#complete) return;
    this.#complete = true;
    this.settingsChanged();
  }

  settingsChanged(): void {
    this.targets.forget();
    this.#engine = this.#makeEngine();
    this.#generation++;
    this.#rulesGeneration++;
  }

  /** The rules that some part of the workspace has on. */
  get rules(): readonly Rule[] {
    const { loose, all } = this.folders;
    const choices = all.map(({ uri, settings }) => ({ ...this.answers.configOf(uri).rules, ...settings.rules }));
    return this.catalogue.rules.filter((rule) => [loose.rules, ...choices].some((rules) => isEnabled(rule, choiceIn(rules, rule.id))));
  }

  #makeEngine(): Engine {
    const settings = new FolderRules(this.folders, this.answers);
    if (this.#complete) return new Engine(this.workspace, this.rules, settings);
    const alone = this.rules.filter(({ crossFile }) => !crossFile);
    return new Engine(new EarlyWorkspace(this.workspace), alone, settings);
  }

  choiceOf(uri: string, rule: string): RuleChoice | undefined {
    const folder = this.folders.of(uri);
    const { ruleExclude } = folder ? this.answers.configOf(folder.uri) : emptyConfig;
    if (Object.hasOwn(ruleExclude, rule) && isExcludedFrom(ruleExclude, rule, this.folders.placed(uri).path)) return 'off';
    const set = choiceIn(this.folders.settingsOf(uri).rules, rule);
    return set ?? (folder && choiceIn(this.answers.configOf(folder.uri).rules, rule));
  }

  formatOf(uri: string): FileFormat | undefined {
    return this.files.formatOf(uri);
  }

  readingOf(uri: string): FileFacts | undefined {
    return this.files.factsOf(uri);
  }

  read(uri: string, text: string): FileFacts {
    return this.files.read(uri, text);
  }

  answersFileOf(uri: string): AnswersTarget | undefined {
    const folder = this.folders.of(uri);
    if (!folder) return undefined;
    const file = childUri(folder.uri, answersFileName);
    return {
      clientUri: this.clientUriOf(file) ?? `${folder.clientUri.replace(/\/$/, '')}/${answersFileName}`,
      text: this.answers.textOf(folder.uri),
      version: this.openVersionOf(file) ?? null,
      path: this.folders.placed(uri).path,
    };
  }

  rangeIn(uri: string, span: Span): Range | undefined {
    const open = this.#open.get(uri);
    return open ? rangeOf(open.document, span) : this.files.rangeIn(uri, span);
  }

  pathOf(uri: string): string {
    return this.folders.pathOf(uri);
  }

  /** The open document of that name, when it is one that is judged. */
  openFile(clientUri: string): OpenFile | undefined {
    const uri = canonicalUri(clientUri);
    return this.files.has(uri) ? this.#open.get(uri) : undefined;
  }

  openFiles(): readonly OpenFile[] {
    return [...this.#open.values()];
  }

  isOpen(uri: string): boolean {
    return this.#open.has(uri);
  }

  /** Takes in an open document or its new text. */
  accept(document: TextDocument): OpenFile {
    const uri = canonicalUri(document.uri);
    const file: OpenFile = { uri, document };
    this.#open.set(uri, file);
    this.#putAnswers(uri, document.getText());
    this.#putRules(uri, document.getText());
    this.#followDay();
    const format = formatOf(uri) ?? formatOfLanguage(document.languageId);
    const text = document.getText();
    const reason = this.#reasonAgainst(uri, text);
    if (reason === undefined) this.skipped.delete(uri);
    else if (reason !== '') this.skipped.set(uri, reason);
    const isRead = format !== undefined && reason === undefined && mayMatter(format, text);
    this.workspace.setUnread(uri, format !== undefined && !isRead);
    if (!isRead) {
      this.files.remove(uri);
      if (reason === undefined) this.signals.updateText(this.folders.placed(uri), text);
    } else this.files.put(uri, format, text, true);
    return file;
  }

  /** Why an open document is not judged: '' where that needs no words. */
  #reasonAgainst(uri: string, text: string): string | undefined {
    if (!this.folders.belongs(uri)) return '';
    const limit = this.folders.settingsOf(uri).maxFileSizeKb;
    if (text.length > limit * 1024) return say`Larger than the limit: ${String(Math.ceil(text.length / 1024))} KB of ${String(limit)} KB.`;
    return text.includes('\0') ? say`Not a text file.` : undefined;
  }

  openTextOf(uri: string): string | undefined {
    return this.#open.get(uri)?.document.getText();
  }

  openVersionOf(uri: string): number | undefined {
    return this.#open.get(uri)?.document.version;
  }

  /** How the client spells the name of an open document. */
  clientUriOf(uri: string): string | undefined {
    return this.#open.get(uri)?.document.uri;
  }

  /** An answers file may set options of rules too, and leave out files. */
  #putAnswers(uri: string, text: string | undefined): void {
    if (!this.answers.put(uri, text)) return;
    this.folders.exclude((folder) => this.answers.configOf(folder).exclude);
    this.settingsChanged();
  }

  /** Takes in the answers file of a folder before any other file: it says which of them are read. */
  acceptAnswers(uri: string, text: string | undefined): void {
    this.#putAnswers(uri, text);
  }

  /** Rules that the workspace brings along. */
  #putRules(uri: string, text: string | undefined): void {
    const root = rootOfRuleFile(uri);
    if (root === undefined) return;
    const counts = this.folders.all.some((folder) => folder.uri === root);
    if (this.organisation.put(uri, root, counts ? text : undefined)) this.settingsChanged();
  }

  /** From now on the expressions of its rules can be read. */
  readRulesWith(cel: Cel): void {
    this.organisation.setCel(cel);
    this.settingsChanged();
  }

  /** Suppressions may have expired overnight. */
  #followDay(): void {
    const day = today();
    if (day === this.#day) return;
    this.#day = day;
    this.settingsChanged();
  }

  release(document: TextDocumentIdentifier): string {
    const uri = canonicalUri(document.uri);
    this.#open.delete(uri);
    return uri;
  }

  /** A file that is not open is gone, or no longer belongs. */
  forget(uri: string): void {
    this.#putAnswers(uri, undefined);
    this.#putRules(uri, undefined);
    this.files.remove(uri);
  }

  /** Takes in a file that is not open. */
  acceptFromDisk(uri: string, format: FileFormat, text: string): void {
    this.#putAnswers(uri, text);
    this.#putRules(uri, text);
    this.files.put(uri, format, text, false);
  }
}
