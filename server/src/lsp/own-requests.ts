/** The requests that this server adds to LSP: what the side panel asks and tells. */
import { ApplyWorkspaceEditRequest, CancellationToken } from 'vscode-languageserver';
import type { ApplyWorkspaceEditResult, WorkspaceEdit } from 'vscode-languageserver';
import type { EvidencePlaces } from '../features/evidence.ts';
import { canonicalUri } from '../files/uri.ts';
import { listFindings } from '../features/finding-list.ts';
import type { FindingList, FindingQuery } from '../features/finding-list-types.ts';
import { guidanceOf } from '../features/guidance.ts';
import { questionsFor } from '../features/interview.ts';
import { practiceDetails } from '../features/practice.ts';
import { proposalsOf } from '../features/proposal.ts';
import { levels } from '../model/types.ts';
import { say } from '../texts/texts.ts';
import { Answering } from './answering.ts';
import { historyView } from './history.ts';
import { fixPractice } from './practice-fixing.ts';
import type { FixingHost } from './practice-fixing.ts';
import {
  answerRequest,
  findingsRequest,
  fixPracticeRequest,
  guidanceRequest,
  historyRequest,
  overviewRequest,
  practiceRequest,
  proposeRequest,
  questionsRequest,
  rescanRequest,
  selectScopeRequest,
} from './protocol.ts';
import type { AnswerParams, AnswerResult, FixPracticeParams, ProposeParams } from './protocol.ts';
import type { Server } from './server.ts';
import { Slices } from './slices.ts';

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
    return result.applied ? undefined : (result.failureReason ?? say`The editor did not apply the edit.`);
  };
  const answering = new Answering({
    session,
    support,
    filesOf: (uri) => server.filesOf(uri),
    rootOf: (scope) => surveyor.stateOf(scope).is.root,
    apply: (edit) => apply(say`Keep an answer`, edit),
  });
  const fixing: FixingHost = {
    session,
    support,
    textOf: places.textOf,
    yield: () => server.yield(),
    apply: (edit) => apply(say`Apply all safe maturity fixes`, edit),
  };

  // They come by name: their types are those of another copy of the protocol.
  connection.onRequest(overviewRequest.method, () => surveyor.overview);
  connection.onRequest(selectScopeRequest.method, ({ scope }: { readonly scope: string }) => surveyor.select(scope));
  connection.onRequest(historyRequest.method, () => historyView(server));
  // Clients may send parameters where none are wanted; the token is last.
  connection.onRequest(rescanRequest.method, async (...given: readonly unknown[]) => {
    const token = given.at(-1);
    await server.rescan(CancellationToken.is(token) ? token : undefined);
  });
  connection.onRequest(guidanceRequest.method, ({ id }: { readonly id: string }) => guidanceOf(id, session.catalogue));
  connection.onRequest(
    practiceRequest.method,
    async ({ practice, scope }: { readonly practice: string; readonly scope?: string }) =>
      (await practiceDetails(practice, surveyor.stateOf(scope), places, session.catalogue)) ?? null,
  );
  connection.onRequest(questionsRequest.method, (params: { readonly scope?: string; readonly upTo?: unknown } | null) => {
    const upTo = levels.find((level) => level === params?.upTo);
    return questionsFor(surveyor.stateOf(params?.scope), answering.fileFor(params?.scope), places, upTo);
  });
  connection.onRequest(fixPracticeRequest.method, ({ practice, scope, preview }: FixPracticeParams) =>
    fixPractice({ practice, scope: surveyor.stateOf(scope).is, preview: preview === true }, fixing),
  );
  connection.onRequest(findingsRequest.method, (query: FindingQuery) => findings(server, query));
  connection.onRequest(proposeRequest.method, async ({ uri: clientUri, rule, line }: ProposeParams) => {
    const uri = canonicalUri(clientUri);
    const text = session.openTextOf(uri) ?? (await places.textOf(uri));
    return text === undefined || !session.files.has(uri) ? [] : proposalsOf(session, uri, text, rule, line);
  });
  connection.onRequest(answerRequest.method, async (params: AnswerParams): Promise<AnswerResult> => {
    const result = await answering.keep(params);
    if (result.kept) surveyor.schedule();
    return result;
  });
}

async function findings(server: Server, query: FindingQuery): Promise<FindingList> {
  const { session, surveyor } = server;
  const slices = new Slices(() => server.yield());
  const uris = query.uri === undefined ? session.files.uris().toSorted() : [canonicalUri(query.uri)];
  const list = listFindings(session, surveyor.stateOf(query.scope).is, uris, query);
  for (;;) {
    const step = list.next();
    if (step.done === true) return step.value;
    await slices.breathe();
  }
}
