import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import * as en from '../../src-renderer/i18n/en/index.ts';
import { createI18n } from '../../src-renderer/i18n/index.ts';
import type { Language } from '../../src-renderer/i18n/language.ts';
import * as uk from '../../src-renderer/i18n/uk/index.ts';
import { UiProvider } from '../../src-renderer/ui/UiProvider.tsx';

const words = { uk, en };

/** Draws a component with the words and the notices around it, and a user with keyboard and pointer before it. */
export function renderUi(children: ReactNode, language: Language = 'en') {
  const i18n = createI18n(language, words[language]);
  const user = userEvent.setup();
  const view = render(
    <I18nextProvider i18n={i18n}>
      <UiProvider>{children}</UiProvider>
    </I18nextProvider>,
  );
  return { user, i18n, ...view };
}
