import {
  ArrowLeft,
  CalendarClock,
  CalendarDays,
  type LucideIcon,
  MessageCircleReply,
  Sunrise,
  Sunset,
} from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { Button } from '../../../ui/Button.tsx';
import { DateTimePicker } from '../../../ui/DateTimePicker.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { type SnoozeChoice, snoozeTimes } from '../snooze-times.ts';

export interface SnoozeChoicesProps {
  /** UTC ms by the clock of the conversation's account. */
  readonly now: number;
  /** UTC ms; null: until the customer writes. */
  readonly onChoose: (until: number | null) => void;
}

const icons: Record<SnoozeChoice, LucideIcon> = {
  untilReply: MessageCircleReply,
  laterToday: Sunset,
  tomorrow: Sunrise,
  nextMonday: CalendarDays,
};

/** Until when a conversation is put aside: the usual times with one key stroke, or a day and a time of one's own. */
export function SnoozeChoices({ now, onChoose }: SnoozeChoicesProps) {
  const { t } = useTranslation('inbox');
  const format = useFormat();
  const times = snoozeTimes(now);
  const [own, setOwn] = useState<number | null>(null);
  if (own !== null) {
    const isPast = own <= now;
    return (
      <div className="flex flex-col gap-3">
        <DateTimePicker value={own} min={now} onChange={setOwn} />
        {/* In a low window the calendar scrolls, the answer stays in sight. */}
        <div className="sticky -bottom-4 -mx-1 -mb-4 flex flex-wrap justify-between gap-2 bg-surface-raised px-1 pt-1 pb-4">
          <Button variant="quiet" icon={ArrowLeft} onClick={() => setOwn(null)}>
            {t('snooze.back')}
          </Button>
          <Button
            variant="primary"
            disabledReason={isPast ? t('snooze.past') : undefined}
            onClick={() => onChoose(own)}
          >
            {t('snooze.confirm', { time: format.dayTime(own) })}
          </Button>
        </div>
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <fieldset> is for forms
    <div role="group" aria-label={t('snooze.title')} onKeyDown={moveFocus} className="-mx-2 flex flex-col">
      {times.map(({ choice, until }) => (
        <ChoiceButton
          key={choice}
          icon={icons[choice]}
          words={t(`snooze.${choice}`)}
          time={until === null ? '' : format.dayTime(until)}
          onChoose={() => onChoose(until)}
        />
      ))}
      <ChoiceButton
        icon={CalendarClock}
        words={t('snooze.custom')}
        time=""
        onChoose={() => setOwn(times.find(({ choice }) => choice === 'tomorrow')?.until ?? now)}
      />
    </div>
  );
}

interface ChoiceButtonProps {
  readonly icon: LucideIcon;
  readonly words: string;
  readonly time: string;
  readonly onChoose: () => void;
}

function ChoiceButton({ icon, words, time, onChoose }: ChoiceButtonProps) {
  return (
    <button
      type="button"
      onClick={onChoose}
      className="choice w-full text-start -outline-offset-2 transition-colors hover:bg-hover focus-visible:bg-hover"
    >
      <Icon of={icon} className="text-ink-faint" />
      <span className="min-w-0 flex-1">{words}</span>
      <span className="shrink-0 text-xs text-ink-faint tabular-nums">{time}</span>
    </button>
  );
}

/** Arrows go through the choices as they would in a menu. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const index = buttons.findIndex((button) => button.matches(':focus'));
  buttons.at((index + step + buttons.length) % buttons.length)?.focus();
}
