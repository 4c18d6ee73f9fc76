import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SendAnswers } from '#shared/contract/sendings.ts';
import { parseLocation } from '#shared/domain/parse-location.ts';
import { TextField } from '../../../ui/TextField.tsx';

type Place = Extract<NonNullable<SendAnswers['header']>, { kind: 'place' }>;

export interface PlaceFieldProps {
  readonly place: Place | null;
  readonly onPlace: (place: Place | null) => void;
}

/** The place at the top of a message: coordinates or the link of a map, and what it is called. */
export function PlaceField({ place, onPlace }: PlaceFieldProps) {
  const { t } = useTranslation('sendings');
  const [where, setWhere] = useState(place ? `${place.latitude}, ${place.longitude}` : '');
  const [name, setName] = useState(place?.name ?? '');
  const [address, setAddress] = useState(place?.address ?? '');
  const change = (next: { where?: string; name?: string; address?: string }) => {
    const all = { where, name, address, ...next };
    setWhere(all.where);
    setName(all.name);
    setAddress(all.address);
    const found = parseLocation(all.where);
    onPlace(found && { kind: 'place', ...found, name: all.name.trim(), address: all.address.trim() });
  };
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="sr-only">{t('header.place')}</legend>
      <TextField
        label={t('header.where')}
        description={t('header.whereHint')}
        value={where}
        error={where.trim() === '' || parseLocation(where) ? undefined : t('header.unreadable')}
        onChange={(event) => change({ where: event.target.value })}
      />
      <TextField
        label={t('header.placeName')}
        value={name}
        maxLength={200}
        onChange={(event) => change({ name: event.target.value })}
      />
      <TextField
        label={t('header.placeAddress')}
        value={address}
        maxLength={300}
        onChange={(event) => change({ address: event.target.value })}
      />
    </fieldset>
  );
}
