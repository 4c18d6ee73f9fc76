import { LayoutTemplate, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ContactId } from '#shared/domain/ids.ts';
import { useMay } from '../../../api/use-may.ts';
import { openSendDialog } from '../../../state/send-store.ts';
import { BackButton } from '../../../ui/BackButton.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { ScrollArea } from '../../../ui/ScrollArea.tsx';
import { ContactCard } from './ContactCard.tsx';
import { WriteButton } from './WriteButton.tsx';

export interface OpenContactPanelProps {
  readonly contactId: ContactId;
  /** In a small window it takes the place of the list. */
  readonly isAlone: boolean;
}

/** One person of the list, with the way to write to them. */
export function OpenContactPanel({ contactId, isAlone }: OpenContactPanelProps) {
  const { t } = useTranslation('contacts');
  const [, navigate] = useLocation();
  const mayWrite = useMay('operator');
  const back = () => navigate('/contacts');
  const open = (id: number) => navigate(`/c/${id}`);
  // Beside the list, the list is what the page is called after.
  const Title = isAlone ? 'h1' : 'h2';
  return (
    <>
      <header className="flex min-h-14 shrink-0 items-center gap-2 border-b border-line px-3 py-2">
        {isAlone ? <BackButton label={t('list.backToList')} onClick={back} /> : null}
        <Title className="min-w-0 flex-1 truncate ps-1 text-base font-semibold text-ink">
          {t('panel.title')}
        </Title>
        {mayWrite ? (
          <IconButton
            icon={LayoutTemplate}
            label={t('panel.sendTemplate')}
            onClick={() => openSendDialog({ target: { kind: 'contact', contactId } })}
          />
        ) : null}
        {mayWrite ? <WriteButton contactId={contactId} look="primary" onOpen={open} /> : null}
        {isAlone ? null : <IconButton icon={X} label={t('panel.close')} onClick={back} />}
      </header>
      <div className="min-h-0 flex-1">
        <ScrollArea>
          <ContactCard
            contactId={contactId}
            conversation={null}
            onOpenConversation={open}
            onMergedInto={(id) => navigate(`/contacts/${id}`)}
          />
        </ScrollArea>
      </div>
    </>
  );
}
