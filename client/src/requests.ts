/** Does what the panel's page asks for. */
import { commands, env, l10n, type LogOutputChannel, type Memento, Uri } from 'vscode';
import type { Overview } from '../../server/src/features/overview-types.ts';
import type { FixResult } from '../../server/src/lsp/protocol.ts';
import type { Level } from '../../server/src/model/types.ts';
import { keepAnswer } from './answering.ts';
import { commandIds } from './command-ids.ts';
import type { Guidance } from './guidance.ts';
import type { KnownTargets } from './known.ts';
import type { AnswerOutcome, PageMessage, PanelMessage } from './messages.ts';
import { openPlace } from './places.ts';
import { recordToday } from './recording.ts';
import type { Session } from './session.ts';

/** Under which the choice of what is looked at is kept, for each workspace. */
export const scopeKey = 'scope';

export interface PanelNeeds {
  readonly extensionUri: Uri;
  readonly extensionId: string;
  readonly session: Session;
  readonly guidance: Guidance;
  readonly log: LogOutputChannel;
  /** Keeps the choice of what is looked at. */
  readonly memory: Memento;
}

/** The way back to the page. */
export interface PanelOutput {
  post(message: PanelMessage): void;
  show(overview: Overview): void;
  /** The page listens from now on. */
  begin(): Promise<void>;
}

export class PanelRequests {
  readonly #needs: PanelNeeds;
  readonly #known: KnownTargets;
  readonly #output: PanelOutput;

  constructor(needs: PanelNeeds, known: KnownTargets, output: PanelOutput) {
    this.#needs = needs;
    this.#known = known;
    this.#output = output;
  }

  /** Fails for what a person should be told of; what the page only wants to know is left to the log. */
  async act(message: PageMessage): Promise<void> {
    const { guidance, extensionId } = this.#needs;
    switch (message.type) {
      case 'ready':
        await this.#output.begin();
        return;
      case 'open':
        if (!this.#known.hasFile(message.uri)) throw new Error(`${message.uri} is no file that the server has named.`);
        await openPlace(message.uri, message.range);
        return;
      case 'openLink':
        if (!this.#known.hasLink(message.url)) throw new Error(`${message.url} is not among the allowed addresses.`);
        await env.openExternal(Uri.parse(message.url, true));
        return;
      case 'guidance':
        await guidance.show(message.id);
        return;
      case 'practice':
        await this.#tell(message.type, () => this.#practice(message.id));
        return;
      case 'questions':
        await this.#tell(message.type, () => this.#questions(message.upTo));
        return;
      case 'answer':
        this.#output.post({ type: 'answered', id: message.id, outcome: await this.#answer(message) });
        return;
      case 'fix':
        this.#output.post({ type: 'fixed', practice: message.practice, outcome: await this.#fix(message) });
        return;
      case 'selectScope':
        await this.#needs.memory.update(scopeKey, message.scope);
        await this.#tell(message.type, async () => {
          this.#output.show(await this.#needs.session.selectScope(message.scope));
        });
        return;
      case 'history':
        await this.#tell(message.type, () => this.#history());
        return;
      case 'record':
        await this.#record();
        return;
      case 'openReport':
        await commands.executeCommand(commandIds.openReport);
        return;
      case 'export':
        await commands.executeCommand(commandIds.exportReport, message.format);
        return;
      case 'rescan':
        await commands.executeCommand(commandIds.rescan);
        return;
      case 'restart':
        await commands.executeCommand(commandIds.restartServer);
        return;
      case 'showLog':
        await commands.executeCommand(commandIds.showLog);
        return;
      case 'changeTarget':
        await commands.executeCommand('workbench.action.openSettings', 'cloudNativeMaturity.targetLevel');
        return;
      case 'documentation':
        await commands.executeCommand('extension.open', extensionId);
        return;
      case 'openFolder':
        await commands.executeCommand('workbench.action.files.openFolder');
    }
  }

  /** A server that is ending cannot tell; the page asks again when there is a new overview. */
  async #tell(what: string, run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      this.#needs.log.warn(`The panel was not told "${what}": ${String(error)}`);
    }
  }

  async #practice(id: string): Promise<void> {
    const details = await this.#needs.session.practice(id);
    if (details !== null) this.#known.addPractice(details);
    this.#output.post({ type: 'practice', id, details });
  }

  async #questions(upTo: Level | undefined): Promise<void> {
    this.#output.post({ type: 'questions', questions: await this.#needs.session.questions(upTo) });
  }

  async #history(): Promise<void> {
    this.#output.post({ type: 'history', history: await this.#needs.session.history() });
  }

  async #record(): Promise<void> {
    const { session, log } = this.#needs;
    try {
      this.#output.post({ type: 'recorded', outcome: await recordToday(session) });
      await this.#history();
    } catch (error) {
      log.error(`Today was not recorded: ${String(error)}`);
      this.#output.post({ type: 'recorded', outcome: { done: false, message: l10n.t('It could not be recorded. The log says why.') } });
    }
  }

  async #answer({ id, answer, note }: Extract<PageMessage, { readonly type: 'answer' }>): Promise<AnswerOutcome> {
    const { session, log } = this.#needs;
    try {
      return await keepAnswer(session, { id, answer, ...(note === undefined || note === '' ? {} : { note }) });
    } catch (error) {
      log.error(`The answer to "${id}" was not kept: ${String(error)}`);
      return { kept: false, message: l10n.t('The answer could not be kept. The log says why.') };
    }
  }

  async #fix({ practice, preview }: Extract<PageMessage, { readonly type: 'fix' }>): Promise<FixResult> {
    const { session, log } = this.#needs;
    try {
      return await session.fixPractice(practice, preview);
    } catch (error) {
      log.error(`"${practice}" was not fixed: ${String(error)}`);
      return { done: false, message: l10n.t('Not everything could be fixed. The log says why.') };
    }
  }
}
