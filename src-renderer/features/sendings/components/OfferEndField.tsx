import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readOfferEnd, sayWallTime, wallTime } from '#shared/domain/template-offer.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useNow } from '../../../state/use-now.ts';
import { DateTimePicker } from '../../../ui/DateTimePicker.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { TextField } from '../../../ui/TextField.tsx';

export interface OfferEndFieldProps {
  readonly label: string;
  /** As it was typed; the clock on the wall of the company. */
  readonly value: string;
  /** What the hub reads in it; null while it reads nothing. */
  readonly problem: string | null;
  /** A date that the business's own data should have had: its lack is told at once. */
  readonly isFromData: boolean;
  readonly onChange: (value: string) => void;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** When an offer ends: typed, or chosen from a calendar. */
export function OfferEndField({ label, value, problem, isFromData, onChange }: OfferEndFieldProps) {
  const { t } = useTranslation('sendings');
  const { language } = useLanguage();
  const now = useNow();
  const [isVisited, setVisited] = useState(false);
  // The clock on the wall has no zone of its own: the calendar counts it in that of this computer, and gives it back alike.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const chosen = readOfferEnd(value, zone);
  const isTold = isVisited || isFromData || value !== '';
  return (
    <TextField
      label={label}
      value={value}
      autoComplete="off"
      description={
        chosen === null ? t('values.offerHint') : t('values.offerSaid', { end: sayWallTime(value, language) })
      }
      error={isTold && problem !== null ? problem : undefined}
      onChange={(event) => onChange(event.target.value)}
      onBlur={() => setVisited(true)}
      after={
        <Popover
          title={t('values.offerPick')}
          isTitleHidden
          align="end"
          trigger={<IconButton size="small" icon={CalendarClock} label={t('values.offerPick')} />}
        >
          <DateTimePicker
            value={chosen ?? startOfHour(now + 2 * DAY_MS)}
            min={now}
            onChange={(at) => onChange(wallTime(at, zone))}
          />
        </Popover>
      }
    />
  );
}

const startOfHour = (at: number): number => new Date(at).setMinutes(0, 0, 0);
