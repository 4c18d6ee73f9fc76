import { useQuery } from '@tanstack/react-query';
import { UserRoundSearch } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '#shared/contract/contacts.ts';
import type { Template } from '#shared/contract/templates.ts';
import { formatPhone } from '#shared/domain/format-phone.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { openSendDialog } from '../../../state/send-store.ts';
import { useContactName } from '../../../state/use-contact-name.ts';
import { usePaused } from '../../../state/use-paused.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LoadFailure } from '../../../ui/LoadFailure.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';

export interface PersonDialogProps {
  readonly template: Template;
  readonly onClose: () => void;
}

const SHOWN = 30;

/** To whom one message of a template goes; whoever is chosen is handed on to the dialog that fills it in. */
export function PersonDialog({ template, onClose }: PersonDialogProps) {
  const { t } = useTranslation('templates');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const [typed, setTyped] = useState('');
  const search = usePaused(typed.trim());
  const people = useQuery(
    query.contacts.list.queryOptions({
      input: { limit: SHOWN, ...(search === '' ? {} : { search }) },
      placeholderData: (known) => known,
    }),
  );
  const choose = (contact: Contact) => {
    onClose();
    openSendDialog({ target: { kind: 'contact', contactId: contact.id }, templateId: template.id });
  };
  return (
    <Dialog isOpen onOpenChange={onClose} size="small" title={t('send.whom')}>
      <div className="flex flex-col gap-2">
        <SearchField label={t('send.search')} value={typed} onValueChange={setTyped} />
        <div className="-mx-2 h-80 overflow-x-hidden overflow-y-auto overscroll-contain">
          {people.isPending ? (
            <Skeleton shape="rows" count={5} />
          ) : people.isError ? (
            <LoadFailure
              title={t('send.loadFailed')}
              reason={sentenceOf(people.error)}
              onRetry={() => void people.refetch()}
            />
          ) : people.data.items.length === 0 ? (
            <EmptyState
              size="inline"
              icon={UserRoundSearch}
              title={search === '' ? t('send.nobody') : t('send.notFound', { search })}
            />
          ) : (
            <ul aria-label={t('send.whom')}>
              {people.data.items.map((contact) => (
                <li key={contact.id}>
                  <PersonRow contact={contact} onChoose={() => choose(contact)} />
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </Dialog>
  );
}

function PersonRow({ contact, onChoose }: { readonly contact: Contact; readonly onChoose: () => void }) {
  const { t } = useTranslation('templates');
  const name = useContactName()(contact);
  return (
    <button
      type="button"
      onClick={onChoose}
      className="flex w-full items-center gap-3 rounded-sm px-2 py-1.5 text-start -outline-offset-2 transition-colors hover:bg-hover"
    >
      <Avatar name={name} seed={String(contact.id)} size={32} />
      <span className="min-w-0 flex-1">
        <bdi className="block truncate text-sm font-medium text-ink">{name}</bdi>
        <span className="block truncate text-xs text-ink-faint tabular-nums">
          {contact.waId === null ? t('send.noNumber') : formatPhone(contact.waId)}
        </span>
      </span>
    </button>
  );
}
