import { runEditorSuite } from '../../test/host/run.ts';
import { build } from '../build/build.ts';
import { fetchEmbeddedHost } from '../host/fetch.ts';
import { requireBrowser } from '../host/browser.ts';
import { fromRoot } from '../lib/paths.ts';
import { runNode, runNpm } from '../lib/process.ts';
import { runMocha } from './mocha.ts';
import { counted, type Outcome, single } from './outcome.ts';

/** One layer of the tests. */
export interface Layer {
  readonly name: string;
  readonly needsBuild: boolean;
  run(): Promise<Outcome>;
}

async function npmScript(name: string): Promise<Outcome> {
  return single((await runNpm(['run', '--silent', name])).code === 0);
}

async function node(...args: readonly string[]): Promise<Outcome> {
  return single((await runNode(args)).code === 0);
}

/** Every layer, in the order in which it runs. */
export const layers: readonly Layer[] = [
  { name: 'typecheck', needsBuild: false, run: async (): Promise<Outcome> => npmScript('typecheck') },
  { name: 'lint', needsBuild: false, run: async (): Promise<Outcome> => npmScript('lint') },
  {
    name: 'format',
    needsBuild: false,
    run: async (): Promise<Outcome> => node(fromRoot('node_modules', 'prettier', 'bin', 'prettier.cjs'), '--check', '.'),
  },
  {
    name: 'generated',
    needsBuild: false,
    run: async (): Promise<Outcome> => node('--import', 'tsx', fromRoot('scripts', 'generate.ts'), '--check'),
  },
  {
    name: 'unit',
    needsBuild: false,
    run: async (): Promise<Outcome> => runMocha({ folder: '', except: ['editor', 'protocol', 'panel', 'vsix'], testLimitMs: 20_000 }),
  },
  {
    name: 'build',
    needsBuild: false,
    run: async (): Promise<Outcome> => {
      await build({ minify: true });
      return single(true);
    },
  },
  { name: 'protocol', needsBuild: true, run: async (): Promise<Outcome> => runMocha({ folder: 'protocol', testLimitMs: 60_000 }) },
  { name: 'vsix', needsBuild: true, run: async (): Promise<Outcome> => runMocha({ folder: 'vsix', testLimitMs: 60_000 }) },
  {
    name: 'editor',
    needsBuild: true,
    run: async (): Promise<Outcome> => {
      const { passed, failed } = await runEditorSuite();
      return counted(passed, failed, 0);
    },
  },
  {
    name: 'panel',
    needsBuild: true,
    run: async (): Promise<Outcome> => {
      await requireBrowser();
      await fetchEmbeddedHost();
      const beside = ['editor.test.ts', 'editor-web.test.ts', 'restricted.test.ts'];
      return runMocha({ folder: 'panel', beside, testLimitMs: 120_000 });
    },
  },
];
