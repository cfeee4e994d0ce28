/** What a person can call by name. */
import { commands, Disposable, l10n, type LogOutputChannel, ProgressLocation, window } from 'vscode';
import { clientCommands } from '../../server/src/lsp/protocol.ts';
import { commandIds } from './command-ids.ts';
import type { Guidance } from './guidance.ts';
import { readPlaces, showPlaces } from './places.ts';
import { recordToday } from './recording.ts';
import { exportReport, readFormat } from './report-export.ts';
import type { ReportPanel } from './report-panel.ts';
import { rescan } from './rescanning.ts';
import type { Session } from './session.ts';

/** Tells of a failure of something that a person asked for, with the way to the log. */
async function explain(what: string, error: unknown, log: LogOutputChannel): Promise<void> {
  log.error(`${what} ${String(error)}`);
  const showLog = l10n.t('Show Log');
  if ((await window.showErrorMessage(what, showLog)) === showLog) log.show();
}

/** Of a rule in the tree of findings, which other extensions may pretend to be. */
function ruleIdOf(node: unknown): string {
  if (typeof node !== 'object' || node === null || !('id' in node) || typeof node.id !== 'string') {
    throw new TypeError('The guidance needs a rule of the tree.');
  }
  return node.id;
}

async function record(session: Session): Promise<void> {
  const outcome = await recordToday(session);
  if (outcome.done) void window.showInformationMessage(l10n.t('Recorded in {0}.', outcome.path));
  else void window.showWarningMessage(outcome.message);
}

/** Registers every command of the manifest and those that the server's lenses and actions call. */
export function registerCommands(session: Session, guidance: Guidance, report: ReportPanel, log: LogOutputChannel): Disposable {
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
    register(commandIds.openReport, l10n.t('The report could not be shown.'), () => {
      report.open();
      return Promise.resolve();
    }),
    register(commandIds.exportReport, l10n.t('The report could not be saved.'), (format) => exportReport(session, readFormat(format))),
    register(commandIds.recordToday, l10n.t('It could not be recorded.'), () => record(session)),
    register(commandIds.rescan, l10n.t('The files could not be read again.'), () => rescan(session)),
    register(commandIds.restartServer, l10n.t('The server could not be started again.'), async () => {
      const options = { location: ProgressLocation.Window, title: l10n.t('Restarting the maturity server') };
      await window.withProgress(options, () => session.restart());
    }),
    register(clientCommands.showGuidance, l10n.t('The guidance could not be shown.'), async (id) => {
      if (typeof id !== 'string') throw new TypeError('The guidance needs an id.');
      await guidance.show(id);
    }),
    register(commandIds.showRuleGuidance, l10n.t('The guidance could not be shown.'), async (node) => {
      await guidance.show(ruleIdOf(node));
    }),
    register(clientCommands.showPlaces, l10n.t('The places could not be shown.'), async (uri, places) =>
      showPlaces(readPlaces(uri, places)),
    ),
    commands.registerCommand(commandIds.showLog, () => {
      log.show();
    }),
  );
}
