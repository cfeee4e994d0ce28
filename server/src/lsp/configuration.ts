/** Fetches the settings of each folder and says what is broken in them. */
import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver';
import { isRuleName } from '../rules/given.ts';
import { say } from '../texts/texts.ts';
import type { ClientSupport } from './capabilities.ts';
import type { Session } from './session.ts';
import { parseSettings, settingsSection } from './settings.ts';
import type { Settings } from './settings.ts';

/** What a change of settings asks for. */
export interface SettingsChange {
  readonly looks: boolean;
  readonly files: boolean;
}

export class Configuration {
  readonly #connection: Connection;
  readonly #session: Session;
  readonly #support: ClientSupport;
  /** For clients that are not asked but tell. */
  #told: unknown;
  readonly #named = new Set<string>();

  constructor(connection: Connection, session: Session, support: ClientSupport, told: unknown) {
    this.#connection = connection;
    this.#session = session;
    this.#support = support;
    this.#told = told;
  }

  /** The settings that a client sent along with its notification. */
  tell(settings: unknown): void {
    if (typeof settings !== 'object' || settings === null) return;
    this.#told = settingsSection in settings ? settings[settingsSection] : settings;
  }

  async load(): Promise<SettingsChange> {
    const { folders } = this.#session;
    const list = folders.all;
    const raw = await this.#fetch(list.map(({ clientUri }) => clientUri));
    const problems = new Set<string>();
    const [loose, ...own] = raw.map((value) => {
      const parsed = parseSettings(value);
      for (const problem of [...parsed.problems, ...unknownRules(parsed.settings)]) problems.add(problem);
      return parsed.settings;
    });
    const before = JSON.stringify([folders.loose, list.map(({ settings }) => settings)]);
    const filesBefore = JSON.stringify([folders.loose, ...list.map(({ settings }) => settings)].map(walkPart));
    if (loose) folders.loose = loose;
    list.forEach((folder, index) => (folder.settings = own[index] ?? folders.loose));
    this.#name(problems);
    const after = JSON.stringify([folders.loose, list.map(({ settings }) => settings)]);
    const filesAfter = JSON.stringify([folders.loose, ...list.map(({ settings }) => settings)].map(walkPart));
    if (before !== after) this.#session.settingsChanged();
    return { looks: before !== after, files: filesBefore !== filesAfter };
  }

  /** The values without a folder first, then those of each folder. */
  async #fetch(scopes: readonly string[]): Promise<readonly unknown[]> {
    if (!this.#support.configuration) return [this.#told, ...scopes.map(() => this.#told)];
    const items = [{ section: settingsSection }, ...scopes.map((scopeUri) => ({ section: settingsSection, scopeUri }))];
    const values: unknown = await this.#connection.workspace.getConfiguration(items);
    const list: readonly unknown[] = Array.isArray(values) ? values : [];
    return list;
  }

  #report(message: string): void {
    void this.#connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
  }

  /** Each broken value is named once, until it is mended. */
  #name(problems: ReadonlySet<string>): void {
    const fresh = [...problems].filter((problem) => !this.#named.has(problem));
    this.#named.clear();
    for (const problem of problems) this.#named.add(problem);
    for (const problem of fresh) {
      this.#connection.console.warn(problem);
      this.#report(problem);
    }
  }
}

function unknownRules({ rules }: Settings): readonly string[] {
  return Object.keys(rules).flatMap((id) =>
    isRuleName(id) ? [] : [say`${settingsSection}.rules: there is no rule "${id}". It is left out.`],
  );
}

function walkPart({ exclude, maxFileSizeKb }: Settings): unknown {
  return [exclude, maxFileSizeKb];
}
