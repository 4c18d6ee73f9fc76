import { useTranslation } from 'react-i18next';
import type { TemplateEvent } from '#shared/contract/templates.ts';
import { useTemplateWords } from './use-template-words.ts';

/** What happened to a template, in a sentence. */
export function useEventWords(): (event: TemplateEvent) => string {
  const { t } = useTranslation('templates');
  const words = useTemplateWords();
  return ({ kind, from, to }) => {
    switch (kind) {
      case 'status':
        return t('event.status', { status: words.status(to ?? '') });
      case 'category':
        return t('event.category', { from: words.category(from ?? ''), to: words.category(to ?? '') });
      case 'coming_category':
        return to === null ? t('event.notComing') : t('event.coming', { to: words.category(to) });
      case 'quality':
        return t('event.quality', { quality: words.quality(to) });
      case 'deleted':
        return t('event.deleted');
      case 'conflict':
        return t('event.conflict');
    }
  };
}
