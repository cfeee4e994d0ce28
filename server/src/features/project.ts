/** What features look at; the language server and tests each make one. */
import type { Range } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileFacts } from '../facts/types.ts';
import type { FileFormat } from '../files/kind.ts';
import type { Level } from '../model/types.ts';
import type { Catalogue } from '../organisation/catalogue.ts';
import type { Engine } from '../rules/engine.ts';
import type { RuleChoice } from '../rules/given.ts';
import type { Held } from './baseline.ts';
import type { Scope } from './scopes.ts';
import type { Target } from './targets.ts';
import type { Span } from '../syntax/tree.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface Project {
  readonly workspace: Workspace;
  readonly engine: Engine;
  /** All rules and practices that there are, those of the workspace included. */
  readonly catalogue: Catalogue;
  /** Findings of a file up to this level are warnings. */
  targetAt(uri: string): Level;
  /** What the people of a scope aim for, and who says so. */
  targetOf(scope: Scope): Target;
  /** Grows with the target levels, the settings and the rules: what was worked out from them before no longer holds. */
  readonly generation: number;
  /** All files were read: from now on it is known what they lack, and what is needed for nothing. */
  readonly ready: boolean;
  /** What a baseline holds back of a file's findings; undefined where it holds back none. */
  heldBackIn(uri: string): Held | undefined;
  /** What the settings that hold for a file say of a rule. */
  choiceOf(uri: string, rule: string): RuleChoice | undefined;
  formatOf(uri: string): FileFormat | undefined;
  /** The facts of a file as they were read, before the workspace made fragments of patches. */
  readingOf(uri: string): FileFacts | undefined;
  /** The answers file that speaks for a file, and that file's path in it; undefined outside of all folders. */
  answersFileOf(uri: string): AnswersTarget | undefined;
  /** Reads another text of a file, without taking it in. */
  read(uri: string, text: string): FileFacts;
  /** Where offsets of any file of the workspace are. */
  rangeIn(uri: string, span: Span): Range | undefined;
  /** The path below its workspace folder, for people. */
  pathOf(uri: string): string;
}

/** An answers file that is to be edited. */
export interface AnswersTarget {
  /** As the client spells it. */
  readonly clientUri: string;
  /** Undefined where there is no file yet. */
  readonly text: string | undefined;
  /** Of an open document. */
  readonly version: number | null;
  /** Of the file that it is to speak of, below its folder. */
  readonly path: string;
}

/** An open document. `uri` is the workspace's name for it; the document's own is as the client spells it. */
export interface OpenFile {
  readonly uri: string;
  readonly document: TextDocument;
}

/** What a client can do beyond the plain protocol. */
export interface ClientAbilities {
  readonly snippetEdits: boolean;
  readonly versionedEdits: boolean;
  readonly createFiles: boolean;
  /** It asks people before it makes an edit that wants to be confirmed. */
  readonly changeAnnotations: boolean;
  readonly markdown: boolean;
  readonly snippets: boolean;
  readonly asIs: boolean;
  /** It has the commands of `client-commands.ts`. */
  readonly commands: boolean;
}
