import assert from 'node:assert/strict';
import { reportText } from '../../../server/src/features/report/formats.ts';
import type { HtmlReportInput } from '../../../server/src/features/report/html.ts';
import { inEnglish } from '../../../server/src/features/report/words.ts';
import { history } from '../../panel/histories.ts';
import { emptyOverview, hostileOverview, manySteps, overview, scopes } from '../../panel/overviews.ts';

const usual: HtmlReportInput = {
  overview: { ...overview, scopes },
  name: 'shop',
  date: '2026-11-21',
  history: history.entries,
  say: inEnglish,
  language: 'en',
};

/** Words that would do harm if any format took them for its own. */
const harm = '`|[x](javascript:alert(1))<img src=x onerror=alert(1)>\n# *b* \u202e&amp;';

const hostile: HtmlReportInput = {
  ...usual,
  name: harm,
  overview: {
    ...hostileOverview,
    skipped: [{ path: harm, reason: harm }],
    scopes: scopes.map((scope) => ({ ...scope, name: harm, path: harm })),
    steps: hostileOverview.steps.map((step) => ({ ...step, statement: harm, link: 'javascript:alert(1)', how: [harm] })),
  },
  history: history.entries.map((entry) => ({ ...entry, release: harm })),
};

describe('a report as Markdown', () => {
  const text = reportText('markdown', usual);

  it('says where it stands, what comes next, how it was and what it rests on', () => {
    assert.deepEqual(
      [...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title),
      ['The dimensions', 'Profile', 'Next steps', 'Over time', 'Parts of the workspace', 'What this rests on'],
    );
    assert.match(text, /^# Cloud native maturity of shop\n\n2026-11-21, by the CNCF Cloud Native Maturity Model 4\.0 beta/);
    assert.match(text, /^\*\*Working on Level 2 · Operate\*\*\n\n68 % of Level 2 met$/m);
    assert.match(text, /^\| Process \| Level 2 · Operate \| 54 % \|$/m);
    assert.match(text, /^### 1\. Liveness and readiness probes are defined\.$/m);
    assert.match(text, /^- `deploy\/base\/catalogue\/deployment\.yaml:24` Container "catalogue" has no readiness probe\.$/m);
    assert.match(text, /^4 more places\.$/m);
    assert.match(text, /^\| 2026-06-01 \| v1\.0\.0 \| Level 2 · Operate \| 10 % \|$/m);
    assert.match(text, /^\| checkout \| `deploy\/apps\/checkout` \| Level 1 · Build, 42 % met \| 9 \|$/m);
  });

  it('has rows as long as their heads', () => {
    const tables = text.split('\n\n').filter((piece) => piece.startsWith('|'));
    assert.ok(tables.length >= 8);
    for (const table of tables) {
      const widths = new Set(table.split('\n').map((row) => row.split(/(?<!\\)\|/u).length));
      assert.equal(widths.size, 1, table);
    }
  });

  it('is closed by a line end, and has no empty pieces', () => {
    assert.ok(text.endsWith('\n') && !text.includes('\n\n\n'));
  });

  it('takes nothing of the workspace for Markdown or HTML', () => {
    const made = reportText('markdown', hostile);
    const prose = made.replaceAll(/(?<!\\)`[^`\n]+`/gu, '');
    assert.doesNotMatch(prose, /(?<!\\)<img/u);
    assert.doesNotMatch(prose, /(?<!\\)\]\(javascript/u);
    assert.doesNotMatch(made, /^# \*b|\u202e/mu);
    assert.equal([...made.matchAll(/^# /gmu)].length, 1);
  });
});

describe('a report as HTML', () => {
  const html = reportText('html', usual);

  it('loads nothing and runs nothing', () => {
    assert.match(
      html,
      /<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;/u,
    );
    assert.doesNotMatch(html, /<script|<link|<img|<iframe|@import|url\(|\son\w+=/iu);
  });

  it('has tables with names for rows and columns, and the trend as a drawing', () => {
    assert.match(html, /<table><caption>The dimensions<\/caption><thead><tr><th scope="col">Dimension<\/th>/u);
    assert.match(html, /<tr><th scope="row">Process<\/th><td>Level 2 · Operate<\/td><td>54 %<\/td><\/tr>/u);
    assert.equal(html.match(/<circle/gu)?.length, 4);
    assert.match(html, /<svg class="trend" [^>]*role="img" aria-label="The level over time">/u);
  });

  it('links to the model over HTTPS only', () => {
    const links = [...html.matchAll(/href="([^"]*)"/gu)].map(([, url]) => url ?? '');
    assert.ok(links.length > 10 && links.every((url) => url.startsWith('https://maturitymodel.cncf.io/')));
    assert.doesNotMatch(reportText('html', hostile), /href="(?!https:)/u);
  });

  it('takes nothing of the workspace for HTML', () => {
    const made = reportText('html', hostile);
    assert.doesNotMatch(made, /<img|<script|\u202e/u);
    assert.ok(made.includes('&lt;img src=x onerror=alert(1)&gt;'));
    assert.ok(made.includes('&amp;amp;'));
  });

  it('is in the language of whoever asks, from right to left where it is read so', () => {
    const say: typeof inEnglish = (text, ...values) => `¿${inEnglish(text, ...values)}`;
    const made = reportText('html', { ...usual, language: 'he-IL', say });
    assert.match(made, /<html lang="he-IL" dir="rtl">/u);
    assert.ok(made.includes('<h2>¿Next steps</h2>'));
  });
});

describe('a report of little, and of much', () => {
  it('says that there is nothing to assess', () => {
    const text = reportText('markdown', { ...usual, overview: emptyOverview, history: [] });
    assert.match(text, /Nothing was found that could be assessed\./u);
    assert.doesNotMatch(text, /## Over time|## Profile|## Parts/u);
  });

  it('stays readable where there is very much', () => {
    const skipped = Array.from({ length: 5000 }, (_, index) => ({ path: `a/${String(index)}.yaml`, reason: 'It is not text.' }));
    const text = reportText('markdown', { ...usual, overview: { ...overview, steps: manySteps(5000), skipped } });
    assert.match(text, /^4975 more steps are left out here\.$/mu);
    assert.match(text, /^4950 more files\.$/mu);
    assert.ok(text.length < 60_000, String(text.length));
  });
});
