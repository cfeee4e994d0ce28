/** The requests that this server adds to LSP: what the side panel asks and tells. */
import { ApplyWorkspaceEditRequest } from 'vscode-languageserver';
import type { ApplyWorkspaceEditResult, WorkspaceEdit } from 'vscode-languageserver';
import type { EvidencePlaces } from '../features/evidence.ts';
import { guidanceOf } from '../features/guidance.ts';
import { questionsFor } from '../features/interview.ts';
import { practiceDetails } from '../features/practice.ts';
import { levels } from '../model/types.ts';
import { Answering } from './answering.ts';
import { fixPractice } from './practice-fixing.ts';
import type { FixingHost } from './practice-fixing.ts';
import {
  answerRequest,
  fixPracticeRequest,
  guidanceRequest,
  overviewRequest,
  practiceRequest,
  questionsRequest,
  rescanRequest,
  selectScopeRequest,
} from './protocol.ts';
import type { AnswerParams, AnswerResult } from './protocol.ts';
import type { Server } from './server.ts';

/** Text that is read only to say in which line evidence stands. */
const maxText = 512 * 1024;

export function registerOwnRequests(server: Server): void {
  const { connection, session, support, surveyor } = server;
  const places: EvidencePlaces = {
    pathOf: (uri) => session.pathOf(uri),
    rangeIn: (uri, span) => session.rangeIn(uri, span),
    textOf: async (uri) => {
      const read = await server.filesOf(uri).readFile(uri, maxText);
      return 'text' in read ? read.text : undefined;
    },
  };
  const apply = async (label: string, edit: WorkspaceEdit): Promise<string | undefined> => {
    const result: ApplyWorkspaceEditResult = await connection.sendRequest(ApplyWorkspaceEditRequest.method, { label, edit });
    return result.applied ? undefined : (result.failureReason ?? 'The editor did not apply the edit.');
  };
  const answering = new Answering({
    session,
    support,
    filesOf: (uri) => server.filesOf(uri),
    rootOf: (scope) => surveyor.stateOf(scope).is.root,
    apply: (edit) => apply('Keep an answer', edit),
  });
  const fixing: FixingHost = {
    session,
    support,
    textOf: places.textOf,
    yield: () => server.yield(),
    apply: (edit) => apply('Apply all safe maturity fixes', edit),
  };

  // They come by name: their types are those of another copy of the protocol.
  connection.onRequest(overviewRequest.method, () => surveyor.overview);
  connection.onRequest(selectScopeRequest.method, ({ scope }: { readonly scope: string }) => surveyor.select(scope));
  connection.onRequest(rescanRequest.method, async () => {
    await server.rescan();
  });
  connection.onRequest(guidanceRequest.method, ({ id }: { readonly id: string }) => guidanceOf(id));
  connection.onRequest(
    practiceRequest.method,
    async ({ practice, scope }: { readonly practice: string; readonly scope?: string }) =>
      (await practiceDetails(practice, surveyor.stateOf(scope), places)) ?? null,
  );
  connection.onRequest(questionsRequest.method, (params: { readonly scope?: string; readonly upTo?: unknown } | null) => {
    const upTo = levels.find((level) => level === params?.upTo);
    return questionsFor(surveyor.stateOf(params?.scope), answering.fileFor(params?.scope), places, upTo);
  });
  connection.onRequest(fixPracticeRequest.method, ({ practice, scope }: { readonly practice: string; readonly scope?: string }) =>
    fixPractice(practice, surveyor.stateOf(scope).is, fixing),
  );
  connection.onRequest(answerRequest.method, async (params: AnswerParams): Promise<AnswerResult> => {
    const result = await answering.keep(params);
    if (result.kept) surveyor.schedule();
    return result;
  });
}
