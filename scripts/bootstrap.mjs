import { spawnSync } from 'node:child_process';
import console from 'node:console';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const stamp = path.join(root, 'node_modules', '.installed-lock-hash');
const oldestNode = [20, 19];

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [needMajor = 0, needMinor = 0] = oldestNode;
  if (major < needMajor || (major === needMajor && minor < needMinor)) {
    throw new Error(`Node.js ${oldestNode.join('.')} or newer is needed; this is ${process.versions.node}.`);
  }
}

function npmCommand() {
  const cli = process.env['npm_execpath'];
  if (cli !== undefined && cli.endsWith('.js')) return { command: process.execPath, args: [cli], shell: false };
  return { command: 'npm', args: [], shell: process.platform === 'win32' };
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
}

function isInstalled(hash) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === hash;
}

function installDependencies() {
  const hash = lockHash();
  if (isInstalled(hash)) return;
  console.log('Installing the dependencies of package-lock.json ...');
  const { command, args, shell } = npmCommand();
  const result = spawnSync(command, [...args, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: root,
    shell,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (result.error) throw result.error;
  if (result.status !== 0) throw new Error(`npm ci ended with code ${result.status ?? result.signal}.`);
  writeFileSync(stamp, `${hash}\n`);
}

async function bootstrap() {
  checkNode();
  installDependencies();
  const { register } = await import('tsx/esm/api');
  register();
}

// Importing this file installs what is missing and lets Node.js load TypeScript.
try {
  await bootstrap();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
