/** The level of the workspace in the status bar; it opens the panel. */
import { Disposable, l10n, StatusBarAlignment, window } from 'vscode';
import { clientCommands } from '../../server/src/lsp/protocol.ts';
import { clientId, clientName } from './client.ts';
import type { Session } from './session.ts';

/** Shown only while there is a level to show: what is going on otherwise is for the language status. */
export function registerStatusBar(session: Session): Disposable {
  const item = window.createStatusBarItem(`${clientId}.level`, StatusBarAlignment.Right, 50);
  item.name = clientName;
  item.command = clientCommands.openPanel;
  return Disposable.from(
    item,
    session.onState((state) => {
      if (state === 'stopped') item.hide();
    }),
    session.onStatus(({ summary }) => {
      if (summary === '') {
        item.hide();
        return;
      }
      item.text = `$(milestone) ${summary}`;
      item.tooltip = l10n.t('Cloud native maturity: {0}. Show the panel.', summary);
      item.accessibilityInformation = { label: l10n.t('Cloud native maturity: {0}', summary), role: 'button' };
      item.show();
    }),
  );
}
