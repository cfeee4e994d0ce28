/** The tools that assistants in the editor can call: they read and explain, and change nothing. */
import {
  type CancellationToken,
  Disposable,
  l10n,
  type LanguageModelTool,
  LanguageModelTextPart,
  LanguageModelToolResult,
  lm,
  type LogOutputChannel,
} from 'vscode';
import type { Session } from '../session.ts';
import { assessmentAnswer, findingsAnswer, proposalsAnswer } from './answers.ts';
import { assessInput, explainInput, fixInput, listInput, readInput } from './inputs.ts';
import { nameOf, uriOf } from './paths.ts';

const defaultLimit = 50;

/** Their names in the manifest. */
const toolNames = {
  list: 'list_maturity_findings',
  explain: 'explain_maturity_expectation',
  assess: 'assess_cloud_native_maturity',
  propose: 'propose_maturity_fix',
} as const;

type Answer = (input: unknown, token: CancellationToken) => Promise<string>;

/** An editor without language models has no use for them. */
export function registerTools(session: Session, log: LogOutputChannel): Disposable {
  const tool = (doing: string, answer: Answer): LanguageModelTool<object> => ({
    prepareInvocation: () => ({ invocationMessage: doing }),
    invoke: async ({ input }, token) => {
      try {
        return new LanguageModelToolResult([new LanguageModelTextPart(await answer(input, token))]);
      } catch (error) {
        log.warn(`A tool failed: ${String(error)}`);
        throw error;
      }
    },
  });
  return Disposable.from(
    lm.registerTool(
      toolNames.list,
      tool(l10n.t('Looking for what the maturity model misses here'), async (input) => {
        const { filePath, rule, section, upToLevel, limit } = readInput(listInput, input);
        const list = await session.findings({
          limit: limit ?? defaultLimit,
          ...(filePath === undefined ? {} : { uri: uriOf(filePath).toString() }),
          ...(rule === undefined ? {} : { rule }),
          ...(section === undefined ? {} : { section }),
          ...(upToLevel === undefined ? {} : { upTo: upToLevel }),
        });
        return findingsAnswer(list, nameOf);
      }),
    ),
    lm.registerTool(
      toolNames.explain,
      tool(l10n.t('Reading the guidance of the maturity model'), async (input, token) => {
        const { id } = readInput(explainInput, input);
        const page = await session.guidance(id, token);
        if (page === null) throw new Error(`"${id}" is no rule, practice or section. ${toolNames.list} and ${toolNames.assess} name them.`);
        return page;
      }),
    ),
    lm.registerTool(
      toolNames.assess,
      tool(l10n.t('Assessing the maturity of the workspace'), async (input) => {
        const { section } = readInput(assessInput, input);
        return assessmentAnswer(await session.overview(), section);
      }),
    ),
    lm.registerTool(
      toolNames.propose,
      tool(l10n.t('Working out a fix'), async (input) => {
        const { filePath, rule, line } = readInput(fixInput, input);
        const uri = uriOf(filePath);
        const proposals = await session.propose({ uri: uri.toString(), rule, ...(line === undefined ? {} : { line: line - 1 }) });
        if (proposals.length === 0) {
          throw new Error(`"${rule}" has no finding there. ${toolNames.list} lists the findings of a file with their lines.`);
        }
        return proposalsAnswer(nameOf(uri.toString()), proposals);
      }),
    ),
  );
}
