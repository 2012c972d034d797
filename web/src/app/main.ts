import '../design/base.css';
import { mount } from 'svelte';
import { onSignedOut } from '../api/client';
import { line } from '../api/line.svelte';
import { asFailure } from '../api/problem';
import { needWords, speak } from '../words/index.svelte';
import { asLang, keepLang, type Lang } from '../words/lang';
import App from './App.svelte';
import { listen } from './router.svelte';
import { trouble } from './trouble.svelte';
import { keepAlive } from './offline';
import { learnWhoIsThere, watchIdle } from './shared-device';

/** Shows the client, and learns who is there. */
export async function start(lang: Lang): Promise<void> {
  onSignedOut.tell = (change) => trouble.sessionEnded(change);
  listen();
  if (asLang(new URLSearchParams(location.search).get('lang'))) keepLang(lang);
  await speak(lang);
  await needWords(['app']);
  // The first script waits for nothing, so it may be here before the page is read to its end.
  if (document.readyState === 'loading') await new Promise((read) => addEventListener('DOMContentLoaded', read));
  const target = document.getElementById('app');
  if (!target) return;
  target.textContent = '';
  mount(App, { target });
  watchIdle();
  keepAlive();
  try {
    await learnWhoIsThere();
    if (line.kept.length > 0) line.whenRenewed(() => learnWhoIsThere().catch(() => undefined), 0);
  } catch (cause) {
    trouble.first = asFailure(cause);
  }
}
