import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contactLimits } from '#shared/domain/contact-limits.ts';
import { formatPhone } from '#shared/domain/format-phone.ts';
import type { ContactId } from '#shared/domain/ids.ts';
import { parseWaId } from '#shared/domain/phone.ts';
import { useHub } from '../../../api/hub-context.ts';
import { toFailure } from '../../../api/refusal.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { chooseCountry, useContactsStore } from '../../../state/contacts-store.ts';
import { countryOptions } from '../../../state/country-options.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { showContact, useTellFailure } from '../mutations.ts';
import { formatWhileTyping } from '../phones.ts';

export interface NewContactDialogProps {
  readonly onClose: () => void;
  readonly onOpen: (id: ContactId) => void;
}

/** A person who has not written yet: name and number, the number in its own spaces as it is typed. */
export function NewContactDialog({ onClose, onOpen }: NewContactDialogProps) {
  const { t } = useTranslation('contacts');
  const { language } = useLanguage();
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const country = useContactsStore((store) => store.country);
  const waId = parseWaId(phone, country);
  const creating = useCreateContact(onOpen);
  const problem =
    phone.trim() === '' ? t('create.phoneMissing') : waId === null ? t('create.phoneWrong') : undefined;
  const submit = () => {
    setIsAsked(true);
    if (waId !== null) creating.mutate({ customName: name.trim() || null, phone: `+${waId}` });
  };
  return (
    <FormDialog
      size="small"
      title={t('create.title')}
      description={t('create.hint')}
      submitLabel={t('create.save')}
      pendingLabel={creating.isPending && t('create.saving')}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t('create.name')}
        value={name}
        maxLength={contactLimits.name}
        dir="auto"
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label={t('create.phone')}
        type="tel"
        inputMode="tel"
        autoComplete="off"
        value={phone}
        error={isAsked ? problem : undefined}
        description={waId === null ? undefined : t('create.willBe', { phone: formatPhone(waId) })}
        onChange={({ target }) => {
          // Only while it grows at its end: spaces put in elsewhere would move the cursor away from the hand.
          const isGrowing =
            target.value.length > phone.length && target.selectionStart === target.value.length;
          setPhone(isGrowing ? formatWhileTyping(target.value, country) : target.value);
          creating.reset();
        }}
      />
      <SelectField
        label={t('create.country')}
        value={country}
        options={countryOptions(language)}
        onValueChange={chooseCountry}
      />
      {creating.isError ? <Refused error={creating.error} waId={waId} onOpen={onOpen} /> : null}
    </FormDialog>
  );
}

function useCreateContact(onDone: (id: ContactId) => void) {
  const hub = useHub();
  return useMutation(
    hub.query.contacts.create.mutationOptions({
      onSuccess: (contact) => {
        showContact(hub, contact);
        onDone(contact.id);
      },
    }),
  );
}

interface RefusedProps {
  readonly error: unknown;
  readonly waId: string | null;
  readonly onOpen: (id: ContactId) => void;
}

function Refused({ error, waId, onOpen }: RefusedProps) {
  const { t } = useTranslation('contacts');
  const { client } = useHub();
  const sentenceOf = useFailureSentence();
  const tellFailure = useTellFailure();
  const failure = toFailure(error);
  const isThere = failure.kind === 'refused' && failure.code === 'CONTACT_EXISTS' && waId !== null;
  const open = async () => {
    try {
      const { items } = await client.contacts.list({ search: waId ?? '', limit: 5 });
      const found = items.find((contact) => contact.waId === waId) ?? items[0];
      if (found) onOpen(found.id);
    } catch (reason) {
      tellFailure(t('panel.loadFailed'))(reason);
    }
  };
  return (
    <Banner
      tone="danger"
      action={
        isThere ? (
          <Button size="small" onClick={() => void open()}>
            {t('create.exists')}
          </Button>
        ) : undefined
      }
    >
      {sentenceOf(error)}
    </Banner>
  );
}
