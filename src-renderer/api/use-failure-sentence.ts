import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-language.ts';
import { toFailure } from './refusal.ts';

/** Turns what a call threw into one sentence in the language of this screen. */
export function useFailureSentence(): (error: unknown) => string {
  const { t } = useTranslation('shell');
  const { language } = useLanguage();
  return (error) => {
    const failure = toFailure(error);
    switch (failure.kind) {
      case 'refused':
        return failure.sentence[language];
      case 'connection-lost':
        return t('failure.connectionLost');
      case 'bug':
        return t('failure.bug', { detail: failure.detail });
    }
  };
}
