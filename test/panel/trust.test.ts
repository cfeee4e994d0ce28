import assert from 'node:assert/strict';
import { KnownTargets } from '../../client/src/known.ts';
import { isAllowedLink } from '../../client/src/links.ts';
import { readPageMessage } from '../../client/src/messages.ts';
import { createNonce, pageHtml } from '../../client/src/page.ts';
import { overview } from './overviews.ts';
import { contradicted, details } from './practices.ts';

const range = { start: { line: 1, character: 2 }, end: { line: 1, character: 9 } };

describe('what the extension takes from the page', () => {
  it('takes the messages of the page, without what does not belong to them', () => {
    assert.deepEqual(readPageMessage({ type: 'ready', more: 1 }), { type: 'ready' });
    assert.deepEqual(readPageMessage({ type: 'open', uri: 'file:///a.yaml', range }), { type: 'open', uri: 'file:///a.yaml', range });
    assert.deepEqual(readPageMessage({ type: 'guidance', id: 'a/b' }), { type: 'guidance', id: 'a/b' });
  });

  it('takes wishes about practices, answers and parts of the workspace', () => {
    const wishes = [
      { type: 'practice', id: 'a/b' },
      { type: 'questions' },
      { type: 'questions', upTo: 3 },
      { type: 'answer', id: 'a/b', answer: 'partly', note: 'since spring' },
      { type: 'answer', id: 'ai', answer: 'remove' },
      { type: 'selectScope', scope: 'workspace' },
      { type: 'fix', practice: 'a/b', preview: true },
      { type: 'export', format: 'html' },
      { type: 'history' },
      { type: 'record' },
      { type: 'openReport' },
    ];
    for (const wish of wishes) assert.deepEqual(readPageMessage(wish), wish);
  });

  it('takes nothing else', () => {
    const strangers = [
      undefined,
      null,
      'ready',
      [],
      {},
      { type: 'execute', command: 'quit' },
      { type: 'open', uri: 'file:///a.yaml' },
      { type: 'open', uri: 4, range },
      { type: 'open', uri: 'file:///a.yaml', range: { ...range, start: { line: -1, character: 0 } } },
      { type: 'open', uri: 'file:///a.yaml', range: { ...range, end: { line: 0.5, character: 0 } } },
      { type: 'guidance', id: 'x'.repeat(5000) },
      { type: 'questions', upTo: 6 },
      { type: 'answer', id: 'a/b', answer: 'perhaps' },
      { type: 'answer', id: 'a/b', answer: 'yes', note: 7 },
      { type: 'selectScope' },
      { type: 'fix', practice: 'a/b', preview: 'yes' },
      { type: 'export', format: '../../html' },
    ];
    for (const stranger of strangers) assert.equal(readPageMessage(stranger), undefined);
  });

  it('opens the pages of the model and of the projects it stands on', () => {
    const allowed = [
      'https://maturitymodel.cncf.io/technology/#ai',
      'https://www.cncf.io',
      'https://kubernetes.io/docs/',
      'https://helm.sh/docs/',
    ];
    for (const address of allowed) assert.equal(isAllowedLink(address), true, address);
  });

  it('opens no other address', () => {
    const refused = [
      'http://maturitymodel.cncf.io',
      'https://cncf.io.elsewhere.test',
      'https://notcncf.io',
      'https://cncf.io@elsewhere.test',
      'https://someone:secret@cncf.io',
      'https://cncf.io:8443/',
      'command:workbench.action.quit',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'cncf.io',
      '',
    ];
    for (const address of refused) assert.equal(isAllowedLink(address), false, address);
  });

  it('leads to files and addresses that the server has named, and to no others', () => {
    const known = new KnownTargets();
    const named = details('a/b', { projects: [{ name: 'Falco', homepage: 'https://falco.org' }] });
    assert.equal(known.hasFile('file:///shop/deploy/base/cart.yaml'), false);
    assert.equal(known.hasLink('https://falco.org'), false);
    known.addPractice(named);
    known.addPractice(contradicted('a/b'));
    known.addOverview(overview);
    const files = ['deploy/base/cart.yaml', 'monitoring/alerts.yaml', '.cnmaturity.yaml', 'deploy/base/catalogue/deployment.yaml'];
    for (const file of files) assert.equal(known.hasFile(`file:///shop/${file}`), true, file);
    assert.equal(known.hasFile('file:///etc/passwd'), false);
    assert.equal(known.hasLink('https://falco.org'), true);
    assert.equal(known.hasLink('https://falco.org/elsewhere'), false);
    known.addPractice(details('a/b', { projects: [{ name: 'Command', homepage: 'command:workbench.action.quit' }] }));
    assert.equal(known.hasLink('command:workbench.action.quit'), false);
  });

  it('gives the page a policy that allows its own script and style alone', () => {
    const nonce = createNonce();
    const html = pageHtml({
      script: 'https://view.test/panel.js',
      style: 'https://view.test/panel.css',
      cspSource: 'https://view.test',
      nonce,
      language: 'en',
      layout: 'side',
      translations: { a: `'"><script>harm()</script>` },
    });
    assert.match(nonce, /^[A-Za-z0-9]{32}$/u);
    assert.notEqual(createNonce(), nonce);
    assert.match(
      html,
      new RegExp(`content="default-src &#39;none&#39;; style-src https://view.test; script-src &#39;nonce-${nonce}&#39;"`, 'u'),
    );
    assert.equal(html.match(/<script/gu)?.length, 1);
  });
});
