import { useTranslation } from 'react-i18next';
import type { ConversationId } from '#shared/domain/ids.ts';
import { usePresence } from '../../../api/use-presence.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useNameOf } from '../use-engagement-words.ts';

/** Which colleagues look here or write, as a sentence; nothing while nobody does. */
export function PresenceWords({ conversationId }: { readonly conversationId: ConversationId }) {
  const { t } = useTranslation('engagement');
  const { language } = useLanguage();
  const nameOf = useNameOf();
  const here = usePresence().filter((item) => item.conversationId === conversationId);
  const writers = here.filter(({ isWriting }) => isWriting);
  const shown = writers.length > 0 ? writers : here;
  if (shown.length === 0) return null;
  const names = new Intl.ListFormat(language).format(shown.map(({ operatorId }) => nameOf(operatorId)));
  return (
    <span className="shrink-0 font-medium text-accent-ink">
      {t(writers.length > 0 ? 'presence.writing' : 'presence.looking', { count: shown.length, names })}
    </span>
  );
}
