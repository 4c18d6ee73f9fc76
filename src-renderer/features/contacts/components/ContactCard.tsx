import { UserRoundX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { ContactId, ConversationId } from '#shared/domain/ids.ts';
import { toFailure } from '../../../api/refusal.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useMay } from '../../../api/use-may.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useContact, useContactFields } from '../queries.ts';
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
  /** Who owns that conversation. */
  readonly team?: ReactNode;
  readonly onOpenConversation: (id: ConversationId) => void;
  readonly onMergedInto: (id: ContactId) => void;
}

/** Everything about one person, each thing changed where it stands. */
export function ContactCard(props: ContactCardProps) {
  const { contactId, conversation, team, onOpenConversation, onMergedInto } = props;
  const { t } = useTranslation('contacts');
  const contact = useContact(contactId);
  const fields = useContactFields();
  const isReadOnly = !useMay('operator');
  const format = useFormat();
  const sentenceOf = useFailureSentence();
  if (contact.isError) {
    const failure = toFailure(contact.error);
    if (failure.kind === 'refused' && failure.code === 'NOT_FOUND') {
      return <EmptyState icon={UserRoundX} title={t('panel.gone')} description={t('panel.goneHint')} />;
    }
    return (
      <div className="p-3">
        <LoadFailure
          title={t('panel.loadFailed')}
          reason={sentenceOf(contact.error)}
          onRetry={() => void contact.refetch()}
        />
      </div>
    );
  }
  if (!contact.data) return <Skeleton shape="lines" count={8} />;
  const { data } = contact;
  return (
    <div className="flex flex-col pb-6">
      <IdentityPanel contact={data} isReadOnly={isReadOnly} />
      {isReadOnly ? <p className="px-4 pb-3 text-xs text-ink-faint">{t('panel.lookOnly')}</p> : null}
      {team}
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
        {t('identity.since', { date: format.moment(data.createdAt) })}
      </p>
    </div>
  );
}
