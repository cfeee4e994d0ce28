/** The level, and how far a scan is, in the editor's language status. */
import { Disposable, l10n, languages, LanguageStatusSeverity } from 'vscode';
import { clientCommands, type ScanStatus } from '../../server/src/lsp/protocol.ts';
import { clientId, clientName, documentFilters, ownSchemes } from './client.ts';
import { commandIds } from './command-ids.ts';
import type { ServerState } from './server-state.ts';
import type { Session } from './session.ts';

interface StatusText {
  readonly text: string;
  readonly detail: string;
  readonly busy: boolean;
}

/** What the status item says while the server runs. */
function describeScan({ state, done, total, summary, skipped, model }: ScanStatus): StatusText {
  const facts = [
    ...(model === undefined || summary === '' ? [] : [l10n.t('model {0} of {1}', model.version, model.date)]),
    ...(skipped === 0 ? [] : [l10n.t('files not read: {0}', skipped)]),
  ];
  if (state === 'scanning') {
    const text = summary === '' ? l10n.t('Assessing maturity') : summary;
    return { text, detail: total === 0 ? l10n.t('looking for files') : l10n.t('{0} of {1} files', done, total), busy: true };
  }
  return { text: summary === '' ? l10n.t('Maturity not assessed yet') : summary, detail: facts.join(', '), busy: false };
}

/** Shows a language status item that follows the session. */
export function registerStatus(session: Session): Disposable {
  const item = languages.createLanguageStatusItem(`${clientId}.level`, documentFilters(ownSchemes()));
  item.name = clientName;
  let last: ScanStatus = { state: 'scanning', done: 0, total: 0, summary: '', skipped: 0 };
  const show = (state: ServerState): void => {
    const stopped = state === 'stopped';
    const { text, detail, busy } = stopped ? { text: l10n.t('The maturity server stopped'), detail: '', busy: false } : describeScan(last);
    item.text = text;
    item.detail = detail;
    item.busy = busy || state === 'starting';
    item.severity = stopped ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    item.command = stopped
      ? { command: commandIds.restartServer, title: l10n.t('Restart') }
      : { command: clientCommands.openPanel, title: l10n.t('Show Panel') };
  };
  show(session.state);
  return Disposable.from(
    item,
    session.onState((state) => {
      if (state === 'starting') last = { state: 'scanning', done: 0, total: 0, summary: '', skipped: 0 };
      show(state);
    }),
    session.onStatus((status) => {
      last = status;
      show(session.state);
    }),
  );
}
