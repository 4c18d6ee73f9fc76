import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/contract/conversations.ts';
import { useWorkingOperators } from '../../api/use-operators.ts';
import { TeamContent } from './components/TeamContent.tsx';

/** Who owns the conversation, as a part of what is known of the customer; nothing where one person works. */
export function EngagementPanel({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation('engagement');
  const titleId = useId();
  if (useWorkingOperators().length < 2) return null;
  return (
    <section aria-labelledby={titleId} className="flex flex-col gap-1.5 border-t border-line px-4 py-3">
      <h3 id={titleId} className="flex min-h-7 items-center text-xs font-medium text-ink-faint">
        {t('who.title')}
      </h3>
      <TeamContent conversation={conversation} onLeave={() => undefined} />
    </section>
  );
}
