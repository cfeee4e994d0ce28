/** Saves the report as a file, for people who have no editor. */
import { commands, env, l10n, type QuickPickItem, Uri, window, workspace } from 'vscode';
import type { Overview } from '../../server/src/features/overview-types.ts';
import { extensionOf, type ReportFormat, reportFormats, reportText } from '../../server/src/features/report/formats.ts';
import { dayOf } from '../../server/src/answers/dates.ts';
import type { Session } from './session.ts';

interface FormatItem extends QuickPickItem {
  readonly format: ReportFormat;
}

/** The format that a command's argument is; any extension may have written it. */
export function readFormat(value: unknown): ReportFormat | undefined {
  return reportFormats.find((format) => format === value);
}

async function askFormat(): Promise<ReportFormat | undefined> {
  const items: readonly FormatItem[] = [
    { label: 'Markdown', description: l10n.t('for repositories and wikis'), format: 'markdown' },
    { label: 'HTML', description: l10n.t('one file, for browsers and paper'), format: 'html' },
  ];
  return (await window.showQuickPick(items, { title: l10n.t('Export Maturity Report') }))?.format;
}

/** What the report is about, for its title. */
function nameOf({ scopes, scope }: Overview): string {
  const shown = scopes.find(({ id }) => id === scope);
  return shown === undefined || shown.kind === 'workspace' ? (workspace.name ?? l10n.t('this workspace')) : shown.name;
}

function proposed(format: ReportFormat): Uri {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const name = `maturity-report.${extensionOf[format]}`;
  return folder === undefined ? Uri.file(name) : Uri.joinPath(folder, name);
}

/** Asks for what was not said, and saves. Does nothing when the person gives up. */
export async function exportReport(session: Session, given: ReportFormat | undefined): Promise<void> {
  const format = given ?? (await askFormat());
  if (format === undefined) return;
  const filters = format === 'html' ? { HTML: ['html'] } : { Markdown: ['md'] };
  const target = await window.showSaveDialog({ defaultUri: proposed(format), filters, title: l10n.t('Export Maturity Report') });
  if (target === undefined) return;
  const overview = await session.overview();
  const { entries } = await session.history();
  const whole = overview.scope === 'workspace' || overview.scope.startsWith('folder:');
  const text = reportText(format, {
    overview,
    name: nameOf(overview),
    date: dayOf(new Date()),
    // The history is that of the whole.
    history: whole ? entries : [],
    say: (message, ...values) => l10n.t(message, ...values),
    language: env.language,
  });
  await workspace.fs.writeFile(target, new TextEncoder().encode(text));
  const open = l10n.t('Open');
  const answer = await window.showInformationMessage(l10n.t('The report is saved.'), open);
  if (answer === open) await commands.executeCommand(format === 'html' ? 'vscode.open' : 'markdown.showPreview', target);
}
