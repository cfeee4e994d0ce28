/** Reads all files again because a person wants it: quietly, but for what takes long, which can be stopped. */
import { CancellationTokenSource, l10n, type Progress, ProgressLocation, window } from 'vscode';
import type { ScanStatus } from '../../server/src/lsp/protocol.ts';
import type { Session } from './session.ts';

const longMs = 2000;

function messageOf({ state, done, total }: ScanStatus): string {
  return state === 'ready' || total === 0 ? '' : l10n.t('{0} of {1} files', done, total);
}

async function told(session: Session, scan: Promise<void>, progress: Progress<{ readonly message: string }>): Promise<void> {
  const following = session.onStatus((status) => {
    progress.report({ message: messageOf(status) });
  });
  try {
    await scan;
  } finally {
    following.dispose();
  }
}

async function isLong(scan: Promise<void>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const waited = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => {
      resolve(true);
    }, longMs);
  });
  try {
    return await Promise.race([scan.then(() => false), waited]);
  } finally {
    clearTimeout(timer);
  }
}

/** Resolves when the overview shows what was read, or when a person has stopped it. */
export async function rescan(session: Session): Promise<void> {
  const title = l10n.t('Assessing maturity');
  const stopping = new CancellationTokenSource();
  try {
    const scan = session.rescan(stopping.token);
    const quiet = window.withProgress({ location: ProgressLocation.Window, title }, (progress) => told(session, scan, progress));
    const loud = async (): Promise<void> => {
      if (!(await isLong(scan))) return;
      await window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, (progress, token) => {
        token.onCancellationRequested(() => {
          stopping.cancel();
        });
        return told(session, scan, progress);
      });
    };
    await Promise.all([quiet, loud()]);
  } finally {
    stopping.dispose();
  }
}
