import assert from 'node:assert/strict';
import { globMatcher } from '../../server/src/files/glob.ts';
import { formatOf, nameGlobs } from '../../server/src/files/kind.ts';
import type { FileFormat } from '../../server/src/files/kind.ts';

const names: Readonly<Record<FileFormat, readonly string[]>> = {
  yaml: ['web.yaml', 'web.yml', 'WEB.YAML', 'WEB.YML', 'Chart.lock', 'requirements.lock', 'Jenkinsfile.yaml'],
  template: ['_helpers.tpl', 'NOTES.txt'],
  hcl: [
    ...['main.tf', 'main.tofu', 'main.tf.json', 'main.tofu.json', 'prod.tfvars', 'prod.tfvars.json', '.terraform.lock.hcl'],
    ...['terraform.tfstate', 'terraform.tfstate.backup'],
  ],
  json: ['web.json', 'WEB.JSON', 'values.schema.jsonnet.json'],
  dockerignore: ['.dockerignore', '.containerignore', 'Dockerfile.dockerignore', 'web.dockerignore'],
  jenkinsfile: [
    ...['Jenkinsfile', 'Jenkinsfile.release', 'Jenkinsfile-nightly', 'Jenkinsfile_old', 'web.Jenkinsfile', 'Jenkinsfile.groovy'],
    'web.Jenkinsfile.release',
  ],
  dockerfile: [
    'Dockerfile',
    'DOCKERFILE',
    'dockerfile',
    'Dockerfile.web',
    'web.Dockerfile',
    'Containerfile',
    'containerfile-web',
    'CONTAINERFILE',
  ],
};
const formats = Object.keys(names) as FileFormat[];
const strangers = [
  ...['README.md', 'main.go', 'package.json', 'web.schema.json', 'Dockerfile.md', 'Jenkinsfile.md', 'Jenkinsfile.bak', 'helpers.tpl'],
  ...['myJenkinsfile', 'Jenkinsfiles', 'web.gitignore', 'web.tfx'],
];

describe('formats by name', () => {
  for (const format of formats)
    it(`knows ${format}`, () => {
      const found = globMatcher(`{${nameGlobs().join(',')}}`);
      for (const name of names[format]) {
        assert.equal(formatOf(name), format, name);
        assert.equal(formatOf(`file:///w/a/${name}`), format, name);
        assert.ok(found(name), `${name} is not looked for`);
      }
    });

  it('knows nothing else', () => {
    for (const name of strangers) assert.equal(formatOf(name), undefined, name);
  });

  it('tells the names of one format', () => {
    const found = globMatcher(`{${nameGlobs('jenkinsfile').join(',')}}`);
    for (const format of formats)
      for (const name of names[format]) if (name !== 'Jenkinsfile.yaml') assert.equal(found(name), format === 'jenkinsfile', name);
  });
});
