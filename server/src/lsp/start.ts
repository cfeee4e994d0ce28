/** The language server: one connection, one session, in the client's language. */
import type { Connection, InitializeParams } from 'vscode-languageserver';
import { messageOf } from '../files/work.ts';
import { languageOf, readTranslation } from '../texts/read.ts';
import { speak } from '../texts/texts.ts';
import { capabilitiesFor, supportOf } from './capabilities.ts';
import type { Environment } from './environment.ts';
import type { InitializationOptions } from './protocol.ts';
import { Handlers } from './safely.ts';
import { Server } from './server.ts';

/** Serves one client; returns at once. */
export function startServer(connection: Connection, environment: Environment): void {
  const handlers = new Handlers(connection);
  connection.onInitialize(async (params) => {
    const options = optionsOf(params);
    await speakTo(connection, environment, params.locale, options.wasmBaseUri);
    const support = supportOf(params.capabilities, options);
    const server = new Server(connection, environment, handlers, support, options);
    server.start(params);
    return { capabilities: capabilitiesFor(support), serverInfo: { name: 'Cloud Native Maturity' } };
  });
  connection.listen();
}

/** What follows is said in the language of the client, as far as there is one. */
async function speakTo(
  connection: Connection,
  environment: Environment,
  locale: string | undefined,
  base: string | undefined,
): Promise<void> {
  const language = languageOf(locale);
  try {
    speak(language === undefined ? undefined : readTranslation(await environment.loadTexts(language, base)));
  } catch (error) {
    speak(undefined);
    connection.console.error(`Texts are English, as the translation (${language ?? ''}) cannot be read: ${messageOf(error)}`);
  }
}

function optionsOf(params: InitializeParams): InitializationOptions {
  const raw: unknown = params.initializationOptions;
  if (typeof raw !== 'object' || raw === null) return {};
  return {
    ...('wasmBaseUri' in raw && typeof raw.wasmBaseUri === 'string' ? { wasmBaseUri: raw.wasmBaseUri } : {}),
    ...('commands' in raw && typeof raw.commands === 'boolean' ? { commands: raw.commands } : {}),
    ...('settings' in raw ? { settings: raw.settings } : {}),
    ...('yamlSchemas' in raw && typeof raw.yamlSchemas === 'object' && raw.yamlSchemas !== null ? { yamlSchemas: raw.yamlSchemas } : {}),
  };
}
