import { takeKeyFromAddress } from './api/address-key.ts';
import { takeSeat } from './api/seat.ts';
import { readRememberedLanguage } from './features/shell/remembered-language.ts';
import { pickLanguage } from './i18n/language.ts';
import { loadWords } from './i18n/words.ts';
import './styles/app.css';
import { applyTheme, readTheme } from './ui/theme.ts';

// Nothing but the colours, the language and the seat stands in the first file, so that the words of one language only are
// fetched, and together with the screen.
applyTheme(readTheme());
const language = pickLanguage(readRememberedLanguage(), navigator.language);
// At once: nothing else may change the address before, and a reload right now would have no key to sign in with any more.
const seat = takeSeat(takeKeyFromAddress());
void Promise.all([import('./show-screen.tsx'), loadWords(language)]).then(([{ showScreen }, words]) =>
  showScreen({ language, words, seat }),
);
