import { takeKeyFromAddress } from './api/address-key.ts';
import { readRememberedLanguage } from './features/shell/remembered-language.ts';
import { pickLanguage } from './i18n/language.ts';
import { loadWords } from './i18n/words.ts';
import './styles/app.css';
import { applyTheme, readTheme } from './ui/theme.ts';

// Nothing but the colours and the language stands in the first file, so that the words of one language only are fetched, and
// together with the screen.
applyTheme(readTheme());
const language = pickLanguage(readRememberedLanguage(), navigator.language);
// At once, before anything else can change the address.
const key = takeKeyFromAddress();
void Promise.all([import('./show-screen.tsx'), loadWords(language)]).then(([{ showScreen }, words]) =>
  showScreen({ language, words, key }),
);
