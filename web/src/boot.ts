import { askEarly, worker } from './api/early';
import { leftAlone, owesSignOut } from './app/shared';
import { chooseLang, keptLang } from './words/lang';

// On a slow line each step that waits for another costs half a second: who is there is asked for by the first code that
// comes, the rest of the first screen by the next, while the code that will use it is still on its way.
const lang = chooseLang(new URLSearchParams(location.search), keptLang(), navigator.languages);
document.documentElement.lang = lang;
// Who has left is signed out before anything of theirs is asked for.
const session = owesSignOut() || leftAlone() ? undefined : askEarly('/api/v1/auth/session', lang);
if ('serviceWorker' in navigator) navigator.serviceWorker.addEventListener('message', ({ data }) => worker.hear(data));
void import('./app/ahead').then(({ fetchAhead }) => fetchAhead(session, lang));
void import('./app/main').then(({ start }) => start(lang));
