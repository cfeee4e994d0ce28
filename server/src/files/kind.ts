/** How a file is read, told from its name; what its content means is for the facts to say. */

/** template: named templates of a chart, and its notes; dockerignore: what a build leaves out; jenkinsfile: a pipeline in Groovy. */
export type FileFormat = 'yaml' | 'json' | 'template' | 'dockerfile' | 'dockerignore' | 'hcl' | 'jenkinsfile';

/** Folders whose content is somebody else's or made by tools. */
export const ignoredFolders: ReadonlySet<string> = new Set([
  '.git',
  'node_modules',
  'vendor',
  '.terraform',
  '.terragrunt-cache',
  '.vscode-test',
]);

const dockerfileName = /^(?:.*\.)?(?:dockerfile|containerfile)$|^(?:dockerfile|containerfile)(?:[._-][^/]*)?$/i;
const jenkinsfileName = /^(?:.*\.)?Jenkinsfile(?:[._-].*)?$/;
const notDockerfile = /\.(?:md|txt|ya?ml|json|dockerignore|sh|js|ts|py|go|tpl|j2|erb|template|bak|orig)$/i;

/** The format of a file that may matter to us; undefined for all others. `path` may be a URI. */
export function formatOf(path: string): FileFormat | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/\.ya?ml$/i.test(name) || name === 'Chart.lock' || name === 'requirements.lock') return 'yaml';
  if (/^_.*\.tpl$/.test(name) || name === 'NOTES.txt') return 'template';
  if (/\.tfstate(?:\.backup)?$/.test(name) || name === '.terraform.lock.hcl') return 'hcl';
  if (/\.(?:tf|tofu|tfvars)(?:\.json)?$/.test(name)) return 'hcl';
  if (/\.json$/i.test(name)) return jsonNoise.test(name) ? undefined : 'json';
  if (/(?:^|\.)(?:docker|container)ignore$/.test(name)) return 'dockerignore';
  if (jenkinsfileName.test(name)) return 'jenkinsfile';
  return dockerfileName.test(name) && !notDockerfile.test(name) ? 'dockerfile' : undefined;
}

const jsonNoise =
  /^(?:package(?:-lock)?|npm-shrinkwrap|composer|tsconfig.*|jsconfig|renovate|dashboards?|.*\.(?:schema|lock|min|map))\.json$/i;

/** The formats of a language id as editors give it, for documents whose name says nothing. */
export function formatOfLanguage(languageId: string): FileFormat | undefined {
  switch (languageId) {
    case 'yaml':
    case 'helm':
    case 'helm-template':
    case 'dockercompose':
    case 'github-actions-workflow':
      return 'yaml';
    case 'json':
      return 'json';
    case 'dockerfile':
      return 'dockerfile';
    case 'terraform':
    case 'opentofu':
      return 'hcl';
    default:
      return undefined;
  }
}

/** Inside a chart's `templates` folder. */
export function isTemplatePath(path: string): boolean {
  return path.includes('/templates/');
}
