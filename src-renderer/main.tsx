import { forgetKeyInAddress, readKeyInAddress } from './api/address-key.ts';
import { paintGrounds } from './features/shell/console-grounds.ts';
import { readRememberedLanguage } from './features/shell/remembered-language.ts';
import { pickLanguage } from './i18n/language.ts';
import { loadWords } from './i18n/words.ts';
import './styles/app.css';
import { applyTheme, readTheme } from './ui/theme.ts';

// Nothing but the colours and the language stands in the first file: the window is shown with what this one draws, and the
// words of one language only are fetched, together with the seat and the screen.
applyTheme(readTheme());
const root = document.getElementById('root');
if (root) paintGrounds(root);
const language = pickLanguage(readRememberedLanguage(), navigator.language);
const key = readKeyInAddress();
// In an object: a promise that stands alone in the list below would be waited for.
const takingSeat = import('./api/seat.ts').then(({ takeSeat }) => ({
  seat: takeSeat(key).finally(forgetKeyInAddress),
}));
void Promise.all([import('./show-screen.tsx'), loadWords(language), takingSeat]).then(
  ([{ showScreen }, words, { seat }]) => showScreen({ language, words, seat }),
);
