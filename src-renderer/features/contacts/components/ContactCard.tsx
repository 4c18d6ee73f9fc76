import { UserRoundX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { ContactId, ConversationId } from '#shared/domain/ids.ts';
import { toFailure } from '../../../api/refusal.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useContact, useContactFields, useMay } from '../queries.ts';
import { ChatPanel } from './ChatPanel.tsx';
import { ConversationsPanel } from './ConversationsPanel.tsx';
import { FieldsPanel } from './FieldsPanel.tsx';
import { IdentityPanel } from './IdentityPanel.tsx';
import { NotesPanel } from './NotesPanel.tsx';
import { PermissionsPanel } from './PermissionsPanel.tsx';
import { SamePersonPanel } from './SamePersonPanel.tsx';

export interface ContactCardProps {
  readonly contactId: ContactId;
  /** The conversation that the card stands beside; null on the screen of all contacts. */
  readonly conversation: Conversation | null;
  readonly onOpenConversation: (id: ConversationId) => void;
  readonly onMergedInto: (id: ContactId) => void;
}

/** Everything about one person, each thing changed where it stands. */
export function ContactCard({ contactId, conversation, onOpenConversation, onMergedInto }: ContactCardProps) {
  const { t } = useTranslation(['contacts', 'common']);
  const contact = useContact(contactId);
  const fields = useContactFields();
  const isReadOnly = !useMay('operator');
  const format = useFormat();
  const sentenceOf = useFailureSentence();
  if (contact.isError) {
    const failure = toFailure(contact.error);
    if (failure.kind === 'refused' && failure.code === 'NOT_FOUND') {
      return (
        <EmptyState
          icon={UserRoundX}
          title={t('contacts:panel.gone')}
          description={t('contacts:panel.goneHint')}
        />
      );
    }
    return (
      <div className="p-3">
        <Banner
          tone="danger"
          title={t('contacts:panel.loadFailed')}
          action={<Button onClick={() => void contact.refetch()}>{t('common:actions.retry')}</Button>}
        >
          {sentenceOf(contact.error)}
        </Banner>
      </div>
    );
  }
  if (!contact.data) return <Skeleton shape="lines" count={8} />;
  const { data } = contact;
  return (
    <div className="flex flex-col pb-6">
      <IdentityPanel contact={data} isReadOnly={isReadOnly} />
      {isReadOnly ? <p className="px-4 pb-3 text-xs text-ink-faint">{t('contacts:panel.lookOnly')}</p> : null}
      {conversation ? <ChatPanel conversation={conversation} isReadOnly={isReadOnly} /> : null}
      <FieldsPanel contact={data} fields={fields} isReadOnly={isReadOnly} />
      <NotesPanel contactId={data.id} isReadOnly={isReadOnly} />
      <ConversationsPanel
        contact={data}
        openId={conversation?.id ?? null}
        isReadOnly={isReadOnly}
        onOpen={onOpenConversation}
      />
      <PermissionsPanel contact={data} conversation={conversation} isReadOnly={isReadOnly} />
      <SamePersonPanel contact={data} isReadOnly={isReadOnly} onMergedInto={onMergedInto} />
      <p className="border-t border-line px-4 pt-3 text-xs text-ink-faint">
        {t('contacts:identity.since', { date: format.moment(data.createdAt) })}
      </p>
    </div>
  );
}
