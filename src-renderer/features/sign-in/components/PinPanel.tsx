import { ArrowLeft, ArrowRight, Delete } from 'lucide-react';
import { type FormEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AtSeat } from '#shared/contract/team.ts';
import { pictureAddress } from '../../../api/media-address.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useSecondsUntil } from '../../../state/use-seconds-until.ts';
import { Button } from '../../../ui/Button.tsx';
import { PersonPicture } from '../../../ui/PersonPicture.tsx';
import { PinPad } from './PinPad.tsx';

export interface PinPanelProps {
  readonly person: AtSeat['people'][number];
  /** Throws the refusal. */
  readonly onEnter: (pin: string) => Promise<void>;
  /** After a refusal: how long to wait is asked for anew. */
  readonly onWrong: () => Promise<void>;
  /** Null where there is nobody else. */
  readonly onBack: (() => void) | null;
}

const SHORTEST = 4;
const LONGEST = 8;

/** The PIN of one person, by keyboard or by pointer; after wrong ones it says how long to wait, and goes on by itself. */
export function PinPanel({ person, onEnter, onWrong, onBack }: PinPanelProps) {
  const { t } = useTranslation('signIn');
  const sentenceOf = useFailureSentence();
  const field = useRef<HTMLInputElement>(null);
  const [pin, setPin] = useState('');
  const [isChecking, setChecking] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const wait = useSecondsUntil(person.mayTryAt);
  const isWaiting = wait !== null;

  const enter = async (event: FormEvent) => {
    event.preventDefault();
    if (pin.length < SHORTEST || isChecking || isWaiting) return;
    setChecking(true);
    try {
      await onEnter(pin);
    } catch (error) {
      setFailure(error);
      setPin('');
      // Only for the time to wait; that the line broke is said already.
      await onWrong().catch(() => undefined);
    }
    setChecking(false);
  };
  const type = (next: string) => {
    setFailure(null);
    setPin(next.replace(/\D/g, '').slice(0, LONGEST));
  };
  useKeysFromAnywhere(field, onBack);

  return (
    <form onSubmit={(event) => void enter(event)} className="flex w-64 flex-col items-center gap-5">
      <PersonPicture
        size={72}
        id={person.id}
        name={person.name}
        src={pictureAddress(person.pictureMediaId)}
      />
      <h1 className="-mt-1 max-w-full text-center text-xl font-semibold wrap-anywhere text-ink">
        <bdi>{person.name}</bdi>
      </h1>
      <input
        ref={field}
        type="password"
        inputMode="none"
        autoComplete="off"
        aria-label={t('lock.pin')}
        aria-describedby="pin-note"
        placeholder={t('lock.pin')}
        readOnly={isWaiting}
        value={pin}
        onChange={(event) => type(event.target.value)}
        data-invalid={failure !== null && !isWaiting ? '' : undefined}
        className="field-control h-12 w-full text-center text-xl tracking-[0.3em] placeholder:text-base placeholder:tracking-normal"
      />
      <p
        id="pin-note"
        role="status"
        className="-mt-2 min-h-10 text-center text-sm text-balance text-ink-soft"
      >
        {isWaiting ? (
          <span className="tabular-nums">{t('lock.wait', { time: clock(wait) })}</span>
        ) : failure !== null ? (
          <span className="text-danger-ink">{sentenceOf(failure)}</span>
        ) : (
          t('lock.hint')
        )}
      </p>
      <PinPad
        isOff={isWaiting}
        onDigit={(digit) => type(pin + digit)}
        erase={{
          icon: Delete,
          label: t('lock.erase'),
          isOff: pin === '',
          onPress: () => type(pin.slice(0, -1)),
        }}
        enter={{ icon: ArrowRight, label: t('lock.enter'), isOff: pin.length < SHORTEST || isChecking }}
      />
      {onBack ? (
        <Button variant="quiet" icon={ArrowLeft} onClick={onBack}>
          {t('lock.another')}
        </Button>
      ) : null}
    </form>
  );
}

/** Wherever the focus is, digits belong to the PIN, and Escape goes back to the people. */
function useKeysFromAnywhere(
  field: React.RefObject<HTMLInputElement | null>,
  onBack: (() => void) | null,
): void {
  const back = useEffectEvent(() => onBack?.());
  useEffect(() => {
    field.current?.focus();
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape') back();
      // The key itself is then typed where the focus has just gone.
      else if (/^\d$/.test(event.key) || event.key === 'Backspace') field.current?.focus();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [field]);
}

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
