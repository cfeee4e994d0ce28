/**
 * Our reading of HCL held against HashiCorp's own parser, on copies of public repositories. By hand:
 * node --import tsx test/oracle/terraform.ts <folder>…
 */
import { AssertionError } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse as parseWithGo } from '@cdktn/hcl2json';
import { compareBody } from '../syntax/hcl/compare.ts';
import { hclParser } from '../syntax/hcl/assets.ts';

const folders = process.argv.slice(2);
if (folders.length === 0) throw new Error('usage: terraform.ts <folder>…');

const parser = await hclParser();
for (const folder of folders) {
  const counts = { equal: 0, different: 0, damaged: 0, refused: 0 };
  for (const path of hclFiles(resolve(folder))) {
    const text = readFileSync(path, 'utf8');
    const state = await compared(path, text);
    counts[state]++;
  }
  console.log(folder, counts);
}

async function compared(path: string, text: string): Promise<'equal' | 'different' | 'damaged' | 'refused'> {
  const body = parser.parse(text);
  let expected: unknown;
  try {
    expected = await parseWithGo(path, text);
  } catch (error) {
    if (!body.damaged) console.log(`${path}: only the other refuses it: ${String(error).slice(0, 200)}`);
    return body.damaged ? 'refused' : 'different';
  }
  if (body.damaged) {
    console.log(`${path}: only we call it damaged`);
    return 'damaged';
  }
  try {
    compareBody(body, expected, text, path);
    return 'equal';
  } catch (error) {
    if (!(error instanceof AssertionError)) throw error;
    console.log(`${path}: ${error.message.slice(0, 300)}`);
    return 'different';
  }
}

function hclFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:tf|tofu|tfvars)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
