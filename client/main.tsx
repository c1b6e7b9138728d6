import { render } from 'preact';
import '@fontsource/ibm-plex-sans/latin-400.css';
import '@fontsource/ibm-plex-sans/latin-500.css';
import '@fontsource/ibm-plex-sans/latin-600.css';
import '@fontsource/ibm-plex-mono/latin-400.css';
import '@fontsource/ibm-plex-mono/latin-500.css';
import '@fontsource/ibm-plex-mono/latin-600.css';
import './styles/tokens.css';
import './styles/base.css';
import { App } from './App.tsx';
import { resume } from './net/game.ts';
import { seatTicket } from './net/seat.ts';
import { keepFocus } from './overlay/keepFocus.ts';
import { startRouter } from './store/router.ts';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root element');

startRouter(() => seatTicket.value !== null);
if (seatTicket.value) resume();
keepFocus(root);
render(<App />, root);
