import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { ConversationId } from '#shared/domain/ids.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { ScrollArea } from '../../ui/ScrollArea.tsx';
import { ContactCard } from './components/ContactCard.tsx';

export interface ContactPanelProps {
  readonly conversation: Conversation;
  /** Who owns the conversation; stands above who answers it. */
  readonly team: ReactNode;
  readonly onOpenConversation: (id: ConversationId) => void;
  readonly onClose: () => void;
}

/** What is known of the person in the open conversation. */
export function ContactPanel({ conversation, team, onOpenConversation, onClose }: ContactPanelProps) {
  const { t } = useTranslation('contacts');
  const [, navigate] = useLocation();
  return (
    <aside aria-label={t('panel.title')} className="flex h-full min-w-0 flex-col bg-surface">
      <header className="flex min-h-14 shrink-0 items-center gap-2 border-b border-line py-2 ps-4 pe-2">
        <h2 className="min-w-0 flex-1 truncate text-base font-semibold text-ink">{t('panel.title')}</h2>
        <IconButton icon={X} label={t('panel.close')} onClick={onClose} />
      </header>
      <div className="min-h-0 flex-1">
        <ScrollArea>
          <ContactCard
            contactId={conversation.contact.id}
            conversation={conversation}
            team={team}
            onOpenConversation={onOpenConversation}
            // The conversation on the screen may have gone into another one; the contact knows where it is now.
            onMergedInto={(id) => navigate(`/contacts/${id}`)}
          />
        </ScrollArea>
      </div>
    </aside>
  );
}
