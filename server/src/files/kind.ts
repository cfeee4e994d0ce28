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

interface NamedFormat {
  readonly format: FileFormat;
  readonly name: RegExp;
  /** Names that look so and are something else. */
  readonly except?: RegExp;
  /** For searches that know no expressions: each takes in `name`, and may take in more. */
  readonly globs: readonly string[];
}

/** Documentation, scripts and templates that carry the name of a Dockerfile or a Jenkinsfile. */
const aboutIt = /\.(?:md|txt|ya?ml|json|dockerignore|sh|js|ts|py|go|tpl|j2|erb|template|bak|orig)$/i;

/** The first whose name fits decides. */
const namedFormats: readonly NamedFormat[] = [
  {
    format: 'yaml',
    name: /\.(?:ya?ml|YA?ML)$|^(?:Chart|requirements)\.lock$/,
    globs: ['*.yaml', '*.yml', '*.YAML', '*.YML', 'Chart.lock', 'requirements.lock'],
  },
  { format: 'template', name: /^_.*\.tpl$|^NOTES\.txt$/, globs: ['_*.tpl', 'NOTES.txt'] },
  {
    format: 'hcl',
    name: /\.tfstate(?:\.backup)?$|^\.terraform\.lock\.hcl$|\.(?:tf|tofu|tfvars)(?:\.json)?$/,
    globs: [
      '*.tf',
      '*.tofu',
      '*.tfvars',
      '*.tf.json',
      '*.tofu.json',
      '*.tfvars.json',
      '*.tfstate',
      '*.tfstate.backup',
      '.terraform.lock.hcl',
    ],
  },
  {
    format: 'json',
    name: /\.(?:json|JSON)$/,
    except: /^(?:package(?:-lock)?|npm-shrinkwrap|composer|tsconfig.*|jsconfig|renovate|dashboards?|.*\.(?:schema|lock|min|map))\.json$/i,
    globs: ['*.json', '*.JSON'],
  },
  {
    format: 'dockerignore',
    name: /(?:^|\.)(?:docker|container)ignore$/,
    globs: ['.dockerignore', '.containerignore', '*.dockerignore', '*.containerignore'],
  },
  {
    format: 'jenkinsfile',
    name: /^(?:.*\.)?Jenkinsfile(?:[._-].*)?$/,
    except: aboutIt,
    globs: ['Jenkinsfile', 'Jenkinsfile.*', 'Jenkinsfile-*', 'Jenkinsfile_*', '*.Jenkinsfile', '*.Jenkinsfile.*'],
  },
  {
    format: 'dockerfile',
    name: /^(?:.*\.)?(?:dockerfile|containerfile)$|^(?:dockerfile|containerfile)(?:[._-].*)?$/i,
    except: aboutIt,
    globs: ['*Dockerfile*', '*dockerfile*', '*DOCKERFILE*', '*Containerfile*', '*containerfile*', '*CONTAINERFILE*'],
  },
];

/** The format of a file that may matter to us; undefined for all others. `path` may be a URI. */
export function formatOf(path: string): FileFormat | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const named = namedFormats.find((one) => one.name.test(name));
  return named?.except?.test(name) ? undefined : named?.format;
}

/** Globs of names that, between them, take in all that `formatOf` knows, of all formats or of one. */
export function nameGlobs(format?: FileFormat): readonly string[] {
  return namedFormats.flatMap((named) => (format === undefined || named.format === format ? named.globs : []));
}

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
