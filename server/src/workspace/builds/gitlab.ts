/** The images that a pipeline of GitLab builds. */
import type { Pipeline } from '../../facts/pipeline/types.ts';
import { at, child, textOf } from '../../syntax/tree.ts';
import type { Build } from './build.ts';
import { ScriptBuilds } from './script.ts';

const place = /\/(?:[\w.-]*\.gitlab-ci\.ya?ml|\.gitlab\/[^]*)$/;

export function gitlabBuilds({ uri, node, scripts }: Pipeline): readonly Build[] {
  if (!place.test(uri)) return [];
  const root = uri.replace(place, '');
  // The lines of a job run in one shell.
  const jobs = new Map<string, ScriptBuilds>();
  for (const { section = '', text } of scripts) {
    const valueOf = (name: string): string | undefined => {
      const value = at(node, section, 'variables', name) ?? at(node, 'variables', name);
      return textOf(value?.kind === 'map' ? child(value, 'value') : value);
    };
    const job = jobs.get(section) ?? new ScriptBuilds('', valueOf);
    jobs.set(section, job);
    job.read(text);
  }
  return [...jobs.values()].flatMap(({ builds }) => builds.map((build) => ({ ...build, root })));
}
