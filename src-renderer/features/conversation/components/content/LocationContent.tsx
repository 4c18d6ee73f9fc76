import { MapPin } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MessageContent } from '#shared/domain/content.ts';
import { Icon } from '../../../../ui/Icon.tsx';

export interface LocationContentProps {
  readonly content: Extract<MessageContent, { kind: 'location' }>;
}

/** Numbers that are no place on Earth are shown as they came, without a map that would show another one. */
const isOnEarth = (latitude: number, longitude: number): boolean =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;

/** A place: its name and address, its coordinates, and a link to a map. No map is drawn: nothing is fetched from elsewhere. */
export function LocationContent({ content }: LocationContentProps) {
  const { t } = useTranslation('conversation');
  const latitude = content.latitude.toFixed(6);
  const longitude = content.longitude.toFixed(6);
  const map = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
  return (
    <div className="flex w-[300px] max-w-full items-start gap-3 rounded-md bg-press p-2.5">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-sm bg-surface-raised text-danger-ink">
        <Icon of={MapPin} size={20} />
      </span>
      <div className="flex min-w-0 flex-col gap-0.5">
        <bdi className="text-sm font-medium break-words select-text">
          {content.name ?? t('location.place')}
        </bdi>
        {content.address ? (
          <bdi className="text-sm break-words text-ink-soft select-text">{content.address}</bdi>
        ) : null}
        <span className="text-xs text-ink-faint tabular-nums select-text">
          <span className="sr-only">{t('location.coordinates', { latitude, longitude })}</span>
          <span aria-hidden>
            {latitude}, {longitude}
          </span>
        </span>
        {isOnEarth(content.latitude, content.longitude) ? (
          <a href={map} target="_blank" rel="noreferrer" className="text-sm text-accent-ink hover:underline">
            {t('location.open')}
          </a>
        ) : null}
      </div>
    </div>
  );
}
