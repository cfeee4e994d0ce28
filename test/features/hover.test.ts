import assert from 'node:assert/strict';
import { MarkupContent } from 'vscode-languageserver-protocol';
import { hoverOf } from '../../server/src/features/hover.ts';
import type { ClientAbilities } from '../../server/src/features/project.ts';
import { basic, cursor, deployment, modern, projectOf } from './project.ts';

async function hover(path: string, marked: string, client: ClientAbilities = modern): Promise<string | undefined> {
  const { text, position } = cursor(marked);
  const { session, file } = await projectOf({ [path]: text });
  const found = hoverOf(session, session.rules, file(path), position, client);
  if (!found) return undefined;
  assert.ok(MarkupContent.is(found.contents));
  return found.contents.value;
}

describe('hover', () => {
  it('says what is missed, why it matters and how to get there', async () => {
    const value = await hover('web.yaml', deployment.replace('privileged: true', 'privi§leged: true'));
    assert.match(value ?? '', /^\*\*Level 1 \(Build\)\*\* · \[[^\]]+\]\(https:\/\/maturitymodel\.cncf\.io\/[^)]+\)/);
    assert.match(value ?? '', /runs privileged/);
    assert.match(value ?? '', /\n- /);
  });

  it('says in one line that an expectation is met', async () => {
    const value = await hover('web.yaml', deployment.replace('privileged: true', 'privileged: fal§se'));
    assert.match(value ?? '', /met\.$/);
    assert.ok(!value?.includes('\n'));
  });

  it('says nothing of fields that no rule looks at', async () => {
    const more = deployment.replace(/^( +)image:/m, '$1std§inOnce: true\n$1image:');
    assert.ok(more.includes('§'));
    assert.equal(await hover('web.yaml', more), undefined);
    assert.equal(await hover('web.yaml', more.replace('std§inOnce: true', 'stdinOnce: tr§ue')), undefined);
  });

  it('shows what a workspace says as text, never as markup', async () => {
    const text = deployment.replaceAll('name: web', 'name: "<b>[x](y)`"').replace('privileged: true', 'privi§leged: true');
    const value = (await hover('web.yaml', text)) ?? '';
    assert.ok(value.includes('\\<b\\>\\[x\\]\\(y\\)\\`'), value);
  });

  it('is plain where a client shows no Markdown', async () => {
    const value = (await hover('web.yaml', deployment.replace('privileged: true', 'privi§leged: true'), basic)) ?? '';
    assert.match(value, /^Level 1 \(Build\) · [^[\]*]+\n/);
    assert.ok(!/[*`\\]/.test(value), value);
  });

  it('speaks of Dockerfile keywords, Terraform arguments and pipeline fields', async () => {
    assert.match((await hover('Dockerfile', 'FR§OM node:latest\nUSER 1000\n')) ?? '', /latest/);
    assert.match((await hover('main.tf', 'module "a" {\n  sou§rce = "hashicorp/consul/aws"\n}\n')) ?? '', /version/);
    const workflow = 'on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - us§es: actions/checkout@v4\n';
    assert.match((await hover('.github/workflows/a.yaml', workflow)) ?? '', /checkout/);
  });

  it('says nothing between files’ documents and in broken text', async () => {
    assert.equal(await hover('web.yaml', `${deployment}--§-\n`), undefined);
    assert.equal(await hover('web.yaml', '{{{{ §: ['), undefined);
    assert.equal(await hover('web.yaml', '§'), undefined);
  });
});
