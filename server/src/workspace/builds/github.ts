/** The images that a workflow of GitHub builds. */
import type { Job, Pipeline, Step } from '../../facts/pipeline/types.ts';
import { at, child, textOf } from '../../syntax/tree.ts';
import type { Lookup } from '../../syntax/tree.ts';
import { allOf, fieldOf, hole, pathIn } from './build.ts';
import type { Build } from './build.ts';
import { ScriptBuilds, short } from './script.ts';

const folder = /\/\.github\/workflows\/[^/]+$/;
const expression = /\$\{\{([^{}]*)\}\}/g;
const tagsOfStep = /^\$\{\{\s*(?:fromJSON\()?\s*steps\.([\w-]+)\.outputs\.(?:tags|json)\b[^]*\}\}$/;
const builders: ReadonlySet<string> = new Set(['docker/build-push-action', 'int128/kaniko-action']);

export function githubBuilds({ uri, steps, workflow }: Pipeline): readonly Build[] {
  if (!workflow || !folder.test(uri)) return [];
  const root = uri.replace(folder, '');
  const away = new Set(steps.filter(checksOutElsewhere).map(({ job }) => job));
  return steps.flatMap((step) => (away.has(step.job) ? [] : buildsOf(step, steps, workflow.node).map((build) => ({ ...build, root }))));
}

/** Where the files of the repository are then is not said here. */
function checksOutElsewhere({ action, inputs }: Step): boolean {
  return action === 'actions/checkout' && (child(inputs, 'path') !== undefined || child(inputs, 'repository') !== undefined);
}

function buildsOf(step: Step, steps: readonly Step[], workflow: Lookup): readonly Build[] {
  const value = (name: string): string | undefined => variable(name, step, workflow);
  const known = (text: string): string =>
    text.replace(expression, (_, inner: string) => {
      const asked = inner.trim();
      if (asked === 'github.workspace') return '$GITHUB_WORKSPACE';
      return (asked.startsWith('env.') ? short(value(asked.slice('env.'.length))) : undefined) ?? hole;
    });
  if (step.script) {
    const directory = directoryOf(step, workflow);
    const script = new ScriptBuilds(directory === undefined ? '' : pathIn('', known(directory)), value);
    script.read(known(step.script.text));
    return script.builds;
  }
  const input = (name: string): string | undefined => {
    const text = fieldOf(step.inputs, name);
    return text === undefined ? undefined : known(text).replace(/^\$GITHUB_WORKSPACE(?:\/|$)/, './');
  };
  if (step.action === 'redhat-actions/buildah-build') {
    const image = input('image');
    const context = pathIn('', input('context') ?? '.');
    const given = listOf(input('containerfiles') ?? input('dockerfiles'));
    const files =
      given.length > 0 ? given.map((one) => pathIn('', one)) : ['Containerfile', 'Dockerfile'].map((one) => pathIn(context, one));
    return image === undefined ? [] : [{ image, files: given.length > 1 ? [] : allOf(files), target: input('target') }];
  }
  if (step.action === undefined || !builders.has(step.action)) return [];
  const context = pathIn('', input('context') ?? '.');
  const file = input('file');
  const files = allOf([file === undefined ? pathIn(context, 'Dockerfile') : pathIn('', file)]);
  return tagsOf(step, steps, known).map((image) => ({ image, files, target: input('target') }));
}

/** The images that a step pushes; tags that another step makes up are those of its images. */
function tagsOf({ inputs, job }: Step, steps: readonly Step[], known: (text: string) => string): readonly string[] {
  const written = fieldOf(inputs, 'tags') ?? '';
  const [, id] = tagsOfStep.exec(written) ?? [];
  if (id === undefined) return listOf(known(written));
  const meta = steps.find((step) => step.job === job && fieldOf(step.node, 'id') === id);
  if (meta?.action !== 'docker/metadata-action') return [];
  return listOf(known(fieldOf(meta.inputs, 'images') ?? '')).flatMap((line) =>
    line.includes('=') && !line.startsWith('name=') ? [] : [line.replace(/^name=/, '')],
  );
}

function listOf(text: string | undefined): readonly string[] {
  return (text ?? '').split(/[\n,]/).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}

function directoryOf({ node, job }: Step, workflow: Lookup): string | undefined {
  const name = 'working-directory';
  const path = ['defaults', 'run'] as const;
  return fieldOf(node, 'working-directory') ?? fieldOf(at(job?.node, ...path), name) ?? fieldOf(at(workflow, ...path), name);
}

/** The nearest value wins; one that is not plain hides those behind it. */
function variable(
  name: string,
  { node, job }: { readonly node: Lookup; readonly job: Job | undefined },
  workflow: Lookup,
): string | undefined {
  for (const holder of [node, job?.node, workflow]) {
    const value = at(holder, 'env', name);
    if (value === undefined) continue;
    const text = textOf(value);
    return text?.includes('${{') === true ? undefined : text;
  }
  return undefined;
}
