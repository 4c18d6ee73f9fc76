import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '#shared/contract/contacts.ts';
import type { OutgoingContent } from '#shared/contract/messages.ts';
import type { ContactCard } from '#shared/domain/content.ts';
import { formatPhone } from '#shared/domain/format-phone.ts';
import { parseWaId } from '#shared/domain/phone.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useContactsStore } from '../../../state/contacts-store.ts';
import { useContactName } from '../../../state/use-contact-name.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { FormDialogProps } from './LocationDialog.tsx';

const SHOWN = 6;

export interface ContactDialogProps extends FormDialogProps<Extract<OutgoingContent, { kind: 'contacts' }>> {
  /** The card of a message that is changed; null for a new one. */
  readonly begun: ContactCard | null;
}

/** A contact card to send: one of our contacts, or typed by hand. */
export function ContactDialog({ begun, isOpen, onClose, onSend }: ContactDialogProps) {
  const { t } = useTranslation(['composer', 'common']);
  const nameOf = useContactName();
  const begunPhone = begun?.phones[0]?.phone ?? '';
  const [name, setName] = useState(begun?.name ?? '');
  const [phone, setPhone] = useState(begunPhone);
  const [picked, setPicked] = useState(begunPhone.replace('+', ''));
  const country = useContactsStore((store) => store.country);
  // The number of a contact of ours is one, also where no plan of a country knows it.
  const waId = phone !== '' && phone === `+${picked}` ? picked : parseWaId(phone, country);
  const isReady = name.trim() !== '' && waId !== null;
  const send = () => {
    if (!isReady) return;
    const whole = name.trim();
    onSend({
      kind: 'contacts',
      cards: [{ name: whole, firstName: whole.split(/\s+/)[0] ?? whole, phone: `+${waId}` }],
    });
  };
  // Drawn anew when it comes back, since a dialog that is still leaving would be hidden from screen readers by the next one.
  if (!isOpen) return null;
  return (
    <Dialog
      isOpen
      onOpenChange={(isWished) => (isWished ? undefined : onClose())}
      title={t('composer:contact.title')}
      footer={
        <>
          <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
          <Button
            variant="primary"
            disabledReason={isReady ? undefined : t('composer:contact.missing')}
            onClick={send}
          >
            {t('composer:contact.send')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 pt-1">
        <ContactSearch
          onPick={(contact) => {
            setName(nameOf(contact));
            setPhone(contact.waId ? `+${contact.waId}` : '');
            setPicked(contact.waId ?? '');
          }}
        />
        <TextField
          label={t('composer:contact.name')}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={t('composer:contact.phone')}
          type="tel"
          placeholder="+380671234567"
          value={phone}
          onChange={(event) => setPhone(event.target.value)}
          description={waId === null ? undefined : t('composer:contact.willBe', { phone: formatPhone(waId) })}
          error={phone.trim() === '' || waId !== null ? undefined : t('composer:contact.phoneWrong')}
        />
      </div>
    </Dialog>
  );
}

function ContactSearch({ onPick }: { readonly onPick: (contact: Contact) => void }) {
  const { t } = useTranslation('composer');
  const { query } = useHub();
  const nameOf = useContactName();
  const failureSentence = useFailureSentence();
  const [search, setSearch] = useState('');
  const contacts = useQuery(
    query.contacts.list.queryOptions({
      input: { search: search.trim(), limit: SHOWN },
      enabled: search.trim() !== '',
      placeholderData: keepPreviousData,
    }),
  );
  const found = search.trim() === '' ? [] : (contacts.data?.items ?? []).filter(({ waId }) => waId !== null);
  return (
    <div className="flex flex-col gap-1">
      <SearchField label={t('contact.search')} value={search} onValueChange={setSearch} />
      {contacts.isError ? <Banner tone="danger">{failureSentence(contacts.error)}</Banner> : null}
      {found.map((contact) => (
        <button
          key={contact.id}
          type="button"
          className="choice text-start hover:bg-hover focus-visible:bg-hover"
          onClick={() => {
            onPick(contact);
            setSearch('');
          }}
        >
          <Avatar name={nameOf(contact)} seed={String(contact.id)} size={24} />
          <bdi className="min-w-0 flex-1 truncate">{nameOf(contact)}</bdi>
          <span className="text-xs text-ink-faint tabular-nums">+{contact.waId}</span>
        </button>
      ))}
      {search.trim() !== '' && contacts.isSuccess && found.length === 0 ? (
        <p className="px-2 py-1 text-sm text-ink-faint">{t('contact.none')}</p>
      ) : null}
    </div>
  );
}
