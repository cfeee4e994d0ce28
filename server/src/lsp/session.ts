/** The state of one server: workspace, settings, open documents; what features see as the project. */
import type { Range, TextDocumentIdentifier } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileFacts } from '../facts/types.ts';
import { formatOf, formatOfLanguage } from '../files/kind.ts';
import type { FileFormat } from '../files/kind.ts';
import { mayMatter } from '../files/source.ts';
import { canonicalUri } from '../files/uri.ts';
import { rangeOf } from '../features/diagnostics.ts';
import type { OpenFile, Project } from '../features/project.ts';
import { choiceIn, isEnabled } from '../rules/given.ts';
import type { RuleChoice } from '../rules/given.ts';
import type { Level } from '../model/types.ts';
import { Engine } from '../rules/engine.ts';
import { allRules } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';
import { allSignals } from '../model/signals.ts';
import { SignalFinder } from '../signals/find.ts';
import type { Span } from '../syntax/tree.ts';
import { Workspace } from '../workspace/workspace.ts';
import { EarlyWorkspace } from './early.ts';
import { AnswersFiles } from './answers.ts';
import { FolderRules } from './rule-settings.ts';
import { ProjectFiles } from './files.ts';
import { Folders } from './folders.ts';

export class Session implements Project {
  readonly workspace = new Workspace();
  readonly folders = new Folders();
  readonly answers = new AnswersFiles(this.folders);
  readonly signals = new SignalFinder(allSignals());
  readonly files = new ProjectFiles(this.workspace, this.signals, (uri) => this.folders.placed(uri));
  readonly #open = new Map<string, OpenFile>();
  /** Why files are not judged, by URI. */
  readonly skipped = new Map<string, string>();
  #engine: Engine;
  /** The level that the workspace is working on. */
  #working: Level = 1;
  #complete = false;
  /** Grows with the settings and whatever else makes findings look different. */
  #generation = 0;
  #rulesGeneration = 0;

  constructor() {
    this.#engine = this.#makeEngine();
  }

  get engine(): Engine {
    return this.#engine;
  }

  get target(): Level {
    const { targetLevel } = this.folders.loose;
    return targetLevel === 'auto' ? this.#working : targetLevel;
  }

  get targetIsSet(): boolean {
    return this.folders.loose.targetLevel !== 'auto';
  }

  get generation(): number {
    return this.#generation;
  }

  /** Grows when other rules count, or count elsewhere. */
  get rulesGeneration(): number {
    return this.#rulesGeneration;
  }

  /** Whether the target level is another one now. */
  setWorkingLevel(level: Level): boolean {
    const before = this.target;
    this.#working = level;
    if (this.target === before) return false;
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
    this.#engine = this.#makeEngine();
    this.#generation++;
    this.#rulesGeneration++;
  }

  /** The rules that some part of the workspace has on. */
  get rules(): readonly Rule[] {
    const { loose, all } = this.folders;
    const choices = all.map(({ uri, settings }) => ({ ...this.answers.configOf(uri).rules, ...settings.rules }));
    return allRules.filter((rule) => [loose.rules, ...choices].some((rules) => isEnabled(rule, choiceIn(rules, rule.id))));
  }

  #makeEngine(): Engine {
    const settings = new FolderRules(this.folders, this.answers);
    if (this.#complete) return new Engine(this.workspace, this.rules, settings);
    const alone = this.rules.filter(({ crossFile }) => !crossFile);
    return new Engine(new EarlyWorkspace(this.workspace), alone, settings);
  }

  choiceOf(uri: string, rule: string): RuleChoice | undefined {
    const folder = this.folders.of(uri);
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
    const format = formatOf(uri) ?? formatOfLanguage(document.languageId);
    const text = document.getText();
    const reason = this.#reasonAgainst(uri, text);
    if (reason === undefined) this.skipped.delete(uri);
    else if (reason !== '') this.skipped.set(uri, reason);
    if (format === undefined || reason !== undefined || !mayMatter(format, text)) {
      this.files.remove(uri);
      if (reason === undefined) this.signals.updateText(this.folders.placed(uri), text);
    } else this.files.put(uri, format, text, true);
    return file;
  }

  /** Why an open document is not judged: '' where that needs no words. */
  #reasonAgainst(uri: string, text: string): string | undefined {
    if (!this.folders.belongs(uri)) return '';
    const limit = this.folders.settingsOf(uri).maxFileSizeKb;
    if (text.length > limit * 1024) return `Larger than the limit: ${String(Math.ceil(text.length / 1024))} KB of ${String(limit)} KB.`;
    return text.includes('\0') ? 'Not a text file.' : undefined;
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

  /** An answers file may set options of rules too. */
  #putAnswers(uri: string, text: string | undefined): void {
    if (this.answers.put(uri, text)) this.settingsChanged();
  }

  release(document: TextDocumentIdentifier): string {
    const uri = canonicalUri(document.uri);
    this.#open.delete(uri);
    return uri;
  }

  /** A file that is not open is gone, or no longer belongs. */
  forget(uri: string): void {
    this.#putAnswers(uri, undefined);
    this.files.remove(uri);
  }

  /** Takes in a file that is not open. */
  acceptFromDisk(uri: string, format: FileFormat, text: string): void {
    this.#putAnswers(uri, text);
    this.files.put(uri, format, text, false);
  }
}
