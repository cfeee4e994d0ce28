import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';

import { extensionId, packageFiles, readManifest } from '../../scripts/host/extension.ts';
import { installedExtensions, installExtension } from '../../scripts/host/install.ts';
import { hostFolder } from '../../scripts/lib/paths.ts';

/** What the packager names otherwise. */
const renamed: Readonly<Record<string, string>> = { LICENSE: 'LICENSE.txt', 'README.md': 'readme.md', 'CHANGELOG.md': 'changelog.md' };

describe('the package in the editor', () => {
  mkdirSync(hostFolder, { recursive: true });
  const parent = mkdtempSync(path.join(hostFolder, 'run-'));
  const folders = { data: path.join(parent, 'data'), extensions: path.join(parent, 'extensions') };

  after(() => {
    rmSync(parent, { recursive: true, force: true });
  });

  it('is installed by the editor’s own command, which then lists it', async () => {
    assert.deepEqual(await installedExtensions(folders), []);
    await installExtension(folders);
    assert.deepEqual(await installedExtensions(folders), [`${extensionId()}@${readManifest().version}`]);
  });

  it('is unpacked whole', async () => {
    const folder = await installExtension(folders);
    const missing = (await packageFiles()).filter((file) => !existsSync(path.join(folder, renamed[file] ?? file)));
    assert.deepEqual(missing, []);
  });
});
