/** The panel's page. */
import { render } from 'preact';
import { App } from './app.tsx';
import { watchFocus } from './focus.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no place for the panel.');
watchFocus();
render(<App />, root);
