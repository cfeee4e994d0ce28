import assert from 'node:assert/strict';
import { attributeOf, readTerraform, terraformSettings } from '../../../server/src/facts/terraform/read.ts';
import type { TerraformReading } from '../../../server/src/facts/terraform/read.ts';
import { hclParser } from '../../syntax/hcl/assets.ts';

async function read(text: string, uri = 'file:///shop/infra/main.tf'): Promise<TerraformReading> {
  return readTerraform(text, uri, await hclParser());
}

describe('Terraform facts', () => {
  it('name the folder of the module', async () => {
    assert.equal((await read('')).file.directory, 'file:///shop/infra');
    assert.equal((await read('', 'main.tf')).file.directory, '');
  });

  it('hold the module calls with their parts', async () => {
    const { file, damaged } = await read(
      'module "a" {\n  source = "shop/network/aws"\n  version = "1.0"\n}\nmodule "b" {\n  source = "./b-${var.x}"\n}\nmodule {\n}\nresource "module" "c" {\n}\n',
    );
    assert.equal(damaged, false);
    assert.deepEqual(
      file.moduleCalls.map(({ name, kind, address, version }) => [name, kind, address, version !== undefined]),
      [
        ['a', 'registry', 'shop/network/aws', true],
        ['b', 'unknown', undefined, false],
        [undefined, 'unknown', undefined, false],
      ],
    );
    assert.ok(file.moduleCalls.every((call) => call.file === file));
  });

  it('tell a damaged file', async () => {
    const { file, damaged } = await read('module "a" {\n  so\n}\n');
    assert.equal(damaged, true);
    assert.equal(file.damaged, true);
  });

  it('gather the settings of all terraform blocks', async () => {
    const { file } = await read(
      'terraform {\n  required_version = "1.9"\n  backend "s3" {\n    required_version = "no"\n  }\n}\nterraform {\n  cloud {}\n}\nlocals {\n  required_version = 1\n}\n',
    );
    const { blocks, requiredVersions, backends, clouds } = terraformSettings(file);
    assert.deepEqual([blocks.length, requiredVersions.length, backends.map(({ labels }) => labels), clouds.length], [2, 1, [['s3']], 1]);
    const [first] = blocks;
    assert.equal(first && attributeOf(first, 'required_version'), requiredVersions[0]);
  });
});
