/** What a person can call by name. */
import { commands, Disposable, l10n, type LogOutputChannel, ProgressLocation, window } from 'vscode';
import { clientCommands, type ScanStatus } from '../../server/src/lsp/protocol.ts';
import type { Guidance } from './guidance.ts';
import { readPlaces, showPlaces } from './places.ts';
import type { Session } from './session.ts';

/** Commands of the palette, beside those that the server names. */
export const commandIds = {
  rescan: 'cloudNativeMaturity.rescan',
  restartServer: 'cloudNativeMaturity.restartServer',
  showLog: 'cloudNativeMaturity.showLog',
} as const;

/** Tells of a failure of something that a person asked for, with the way to the log. */
async function explain(what: string, error: unknown, log: LogOutputChannel): Promise<void> {
  log.error(`${what} ${String(error)}`);
  const showLog = l10n.t('Show Log');
  if ((await window.showErrorMessage(what, showLog)) === showLog) log.show();
}

function scanMessage({ state, done, total }: ScanStatus): string {
  return state === 'ready' || total === 0 ? '' : l10n.t('{0} of {1} files', done, total);
}

async function rescan(session: Session): Promise<void> {
  const options = { location: ProgressLocation.Window, title: l10n.t('Assessing maturity') };
  await window.withProgress(options, async (progress, token) => {
    const following = session.onStatus((status) => {
      progress.report({ message: scanMessage(status) });
    });
    try {
      await session.rescan(token);
    } finally {
      following.dispose();
    }
  });
}

/** Registers every command of the manifest and those that the server's lenses and actions call. */
export function registerCommands(session: Session, guidance: Guidance, log: LogOutputChannel): Disposable {
  const register = (id: string, failure: string, run: (...args: readonly unknown[]) => Promise<unknown>): Disposable =>
    commands.registerCommand(id, async (...args: readonly unknown[]) => {
      try {
        await run(...args);
      } catch (error) {
        await explain(failure, error, log);
      }
    });
  return Disposable.from(
    register(clientCommands.openPanel, l10n.t('The panel could not be shown.'), async () =>
      commands.executeCommand('cloudNativeMaturity.panel.focus'),
    ),
    register(commandIds.rescan, l10n.t('The files could not be read again.'), () => rescan(session)),
    register(commandIds.restartServer, l10n.t('The server could not be started again.'), async () => {
      const options = { location: ProgressLocation.Window, title: l10n.t('Restarting the maturity server') };
      await window.withProgress(options, () => session.restart());
    }),
    register(clientCommands.showGuidance, l10n.t('The guidance could not be shown.'), async (id) => {
      if (typeof id !== 'string') throw new TypeError('The guidance needs an id.');
      await guidance.show(id);
    }),
    register(clientCommands.showPlaces, l10n.t('The places could not be shown.'), async (uri, places) =>
      showPlaces(readPlaces(uri, places)),
    ),
    commands.registerCommand(commandIds.showLog, () => {
      log.show();
    }),
  );
}
