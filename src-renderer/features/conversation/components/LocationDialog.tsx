import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutgoingContent } from '#shared/contract/messages.ts';
import type { MessageContent } from '#shared/domain/content.ts';
import { parseLocation } from '#shared/domain/parse-location.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { LocationContent } from './content/LocationContent.tsx';

export interface FormDialogProps<Content extends OutgoingContent> {
  /** False while something else is asked; what was filled in stays. */
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Whoever sends closes the form as well: it may be asked first, and then come to nothing. */
  readonly onSend: (content: Content) => void;
}

export interface LocationDialogProps extends FormDialogProps<Extract<OutgoingContent, { kind: 'location' }>> {
  /** A message that is changed; null for a new one. */
  readonly begun: Extract<MessageContent, { kind: 'location' }> | null;
}

/** A place to send: coordinates or the link of a map, and what it is called. Nothing is asked of a map. */
export function LocationDialog({ begun, isOpen, onClose, onSend }: LocationDialogProps) {
  const { t } = useTranslation(['composer', 'common']);
  const [where, setWhere] = useState(begun ? `${begun.latitude}, ${begun.longitude}` : '');
  const [name, setName] = useState(begun?.name ?? '');
  const [address, setAddress] = useState(begun?.address ?? '');
  const place = parseLocation(where);
  const content = place && {
    kind: 'location' as const,
    ...place,
    name: name.trim() || null,
    address: address.trim() || null,
  };
  const send = () => {
    if (content) onSend(content);
  };
  // Drawn anew when it comes back, since a dialog that is still leaving would be hidden from screen readers by the next one.
  if (!isOpen) return null;
  return (
    <Dialog
      isOpen
      onOpenChange={(isWished) => (isWished ? undefined : onClose())}
      title={t('composer:location.title')}
      footer={
        <>
          <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
          <Button
            variant="primary"
            disabledReason={content ? undefined : t('composer:location.missing')}
            onClick={send}
          >
            {t('composer:location.send')}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-4 pt-1"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <TextField
          label={t('composer:location.where')}
          description={t('composer:location.whereHint')}
          placeholder="50.4501, 30.5234"
          value={where}
          onChange={(event) => setWhere(event.target.value)}
          error={where.trim() === '' || place ? undefined : t('composer:location.unreadable')}
        />
        <TextField
          label={t('composer:location.name')}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={t('composer:location.address')}
          value={address}
          maxLength={300}
          onChange={(event) => setAddress(event.target.value)}
        />
        <button type="submit" hidden aria-hidden tabIndex={-1} />
        {content ? <LocationContent content={{ ...content, url: null }} /> : null}
      </form>
    </Dialog>
  );
}
