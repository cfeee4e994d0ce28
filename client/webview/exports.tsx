/** What can be done with the report as a whole. */
import type { JSX } from 'preact';
import type { PageMessage } from '../src/messages.ts';
import { post } from './editor.ts';
import { t } from './l10n.ts';
import { isWide } from './layout.ts';

function Action({ id, text, message }: { readonly id: string; readonly text: string; readonly message: PageMessage }): JSX.Element {
  return (
    <button
      id={id}
      class={isWide ? 'button secondary' : 'link'}
      type="button"
      onClick={() => {
        post(message);
      }}
    >
      {text}
    </button>
  );
}

export function Exports(): JSX.Element {
  return (
    <p class={isWide ? 'buttons' : 'actions'}>
      {isWide ? null : <Action id="report" text={t('Open as a report')} message={{ type: 'openReport' }} />}
      <Action id="export:markdown" text={t('Save as Markdown')} message={{ type: 'export', format: 'markdown' }} />
      <Action id="export:html" text={t('Save as HTML')} message={{ type: 'export', format: 'html' }} />
    </p>
  );
}
