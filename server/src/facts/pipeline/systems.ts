/** Which pipeline system a file is for, told from its path. */

export type PipelineFileSystem = 'github' | 'gitlab' | 'azure' | 'circleci' | 'jenkins' | 'cloudbuild';

const patterns: readonly (readonly [PipelineFileSystem, RegExp])[] = [
  ['github', /(?:^|\/)\.(?:github|forgejo|gitea)\/workflows\/[^/]+\.ya?ml$/],
  ['gitlab', /(?:^|\/)(?:[^/]*\.)?\.?gitlab-ci\.ya?ml$|(?:^|\/)\.gitlab\/(?:ci|pipelines)\/.*\.ya?ml$/],
  ['azure', /(?:^|\/)azure-pipelines[^/]*\.ya?ml$|(?:^|\/)\.(?:azure-pipelines|azuredevops)\/.*\.ya?ml$/],
  ['circleci', /(?:^|\/)\.circleci\/[^/]+\.ya?ml$/],
  ['cloudbuild', /(?:^|\/)cloudbuild[^/]*\.ya?ml$|(?:^|\/)\.?cloudbuild\/[^/]+\.ya?ml$/],
  ['jenkins', /(?:^|\/)(?:[^/]*\.)?Jenkinsfile(?:[._-][^/]*)?$/],
];

/** undefined for files that no pipeline system reads by their name. */
export function pipelineSystemOf(path: string): PipelineFileSystem | undefined {
  return patterns.find(([, pattern]) => pattern.test(path))?.[0];
}
