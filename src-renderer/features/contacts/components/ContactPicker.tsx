import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '#shared/contract/contacts.ts';
import { formatPhone } from '#shared/domain/format-phone.ts';
import type { ContactId } from '#shared/domain/ids.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useContactName } from '../../../state/use-contact-name.ts';
import { usePaused } from '../../../state/use-paused.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Banner } from '../../../ui/Banner.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';

export interface ContactPickerProps {
  readonly exceptId: ContactId;
  readonly onChoose: (id: ContactId) => void;
}

const SHOWN = 20;

/** Finds one contact by a part of the name or number. */
export function ContactPicker({ exceptId, onChoose }: ContactPickerProps) {
  const { t } = useTranslation('contacts');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const [typed, setTyped] = useState('');
  const search = usePaused(typed.trim());
  const found = useQuery({
    ...query.contacts.list.queryOptions({ input: { search, limit: SHOWN + 1 } }),
    enabled: search !== '',
    placeholderData: keepPreviousData,
  });
  const contacts = search === '' ? [] : (found.data?.items.filter(({ id }) => id !== exceptId) ?? []);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, [data-contact]')];
    const place = stops.findIndex((stop) => stop.matches(':focus'));
    stops[Math.min(Math.max(place + step, 0), stops.length - 1)]?.focus();
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows only move between the field and the buttons inside
    <div className="flex flex-col gap-2" onKeyDown={onKeyDown}>
      <SearchField label={t('merge.search')} value={typed} onValueChange={setTyped} />
      {found.isError ? <Banner tone="danger">{sentenceOf(found.error)}</Banner> : null}
      {search === '' ? <p className="text-sm text-ink-faint">{t('merge.typeToSearch')}</p> : null}
      {search !== '' && found.data && contacts.length === 0 ? (
        <p role="status" className="text-sm text-ink-faint">
          {t('merge.nothingFound')}
        </p>
      ) : null}
      <ul className="-mx-2 flex max-h-80 flex-col overflow-y-auto">
        {contacts.slice(0, SHOWN).map((contact) => (
          <li key={contact.id}>
            <PickRow contact={contact} onChoose={() => onChoose(contact.id)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface PickRowProps {
  readonly contact: Contact;
  readonly onChoose: () => void;
}

function PickRow({ contact, onChoose }: PickRowProps) {
  const { t } = useTranslation('contacts');
  const name = useContactName()(contact);
  return (
    <button
      type="button"
      data-contact=""
      onClick={onChoose}
      className="flex w-full min-w-0 items-center gap-3 rounded-sm px-2 py-1.5 text-start -outline-offset-2 transition-colors hover:bg-hover"
    >
      <Avatar name={name} seed={String(contact.id)} size={32} />
      <span className="min-w-0">
        <bdi className="block truncate text-sm font-medium text-ink">{name}</bdi>
        <span className="block truncate text-xs text-ink-faint tabular-nums">
          {contact.waId ? formatPhone(contact.waId) : t('list.noNumber')}
        </span>
      </span>
    </button>
  );
}
