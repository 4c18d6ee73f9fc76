import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AtSeat } from '#shared/contract/team.ts';
import type { OperatorId } from '#shared/domain/ids.ts';
import type { ConsoleSeat } from '../../api/console-seat.ts';
import { useSeatWishes } from '../../api/seat-wishes.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { languages, pickLanguage } from '../../i18n/language.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { readPerson } from '../../state/personal-key.ts';
import { Mark } from '../../ui/Mark.tsx';
import { closeAllNotices } from '../../ui/notify.ts';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { PeoplePanel } from './components/PeoplePanel.tsx';
import { PinPanel } from './components/PinPanel.tsx';
import { useFollowSeat } from './use-follow-seat.ts';

export interface LockScreenProps {
  readonly atSeat: AtSeat;
  readonly seat: Pick<ConsoleSeat, 'signIn' | 'look'>;
}

/** Who comes? People to choose from, and the PIN of the one who was chosen; nothing of the console is behind it. */
export function LockScreen({ atSeat, seat }: LockScreenProps) {
  const { t } = useTranslation(['signIn', 'common']);
  const { language, setLanguage } = useLanguage();
  const sentenceOf = useFailureSentence();
  const isSwitching = useSeatWishes((wishes) => wishes.isSwitching);
  const [chosenId, setChosenId] = useState<number | null>(() => (isSwitching ? null : readPerson()));
  const [failure, setFailure] = useState<unknown>(null);
  const { people } = atSeat;
  const isReachable = useFollowSeat(seat);
  useSeatLanguage(atSeat.language);
  const only = people.length === 1 ? people[0] : undefined;
  // Whoever has no PIN is chosen and in by one click, never by having been here last.
  const chosen = only?.hasPin ? only : people.find(({ id, hasPin }) => id === chosenId && hasPin);

  useEffect(() => {
    document.title = t('common:appName');
    closeAllNotices();
  }, [t]);

  const enter = async (id: OperatorId, pin: string | null) => {
    setFailure(null);
    await seat.signIn(id, pin);
  };
  return (
    <main className="flex h-full flex-col overflow-x-hidden overflow-y-auto bg-surface-sunken">
      <div className="flex shrink-0 justify-end p-4">
        <SegmentedControl
          label={t('common:language.label')}
          segments={languages.map((value) => ({ value, label: t(`common:language.${value}`) }))}
          value={language}
          onValueChange={setLanguage}
        />
      </div>
      <div className="m-auto flex w-full max-w-[640px] flex-col items-center gap-8 px-6 pb-16">
        {chosen ? (
          <PinPanel
            key={chosen.id}
            person={chosen}
            onEnter={(pin) => enter(chosen.id, pin)}
            onWrong={seat.look}
            onBack={people.length > 1 ? () => setChosenId(null) : null}
          />
        ) : (
          <>
            <div className="flex flex-col items-center gap-3 text-center">
              <Mark size={44} />
              <h1 className="text-xl font-semibold text-ink">{t('signIn:lock.who')}</h1>
            </div>
            <PeoplePanel
              people={people}
              onChoose={(person) => {
                if (person.hasPin) setChosenId(person.id);
                else enter(person.id, null).catch(setFailure);
              }}
            />
          </>
        )}
        <p role="status" className="-mt-4 min-h-5 text-center text-sm text-danger-ink">
          {isReachable ? (failure === null ? '' : sentenceOf(failure)) : t('signIn:lock.unreachable')}
        </p>
      </div>
    </main>
  );
}

/** The language of the last person here, unless somebody chooses another one on this screen. */
function useSeatLanguage(wanted: AtSeat['language']): void {
  const { setLanguage } = useLanguage();
  const speak = useEffectEvent((language: AtSeat['language']) => {
    if (language !== 'system') setLanguage(pickLanguage(language, navigator.language));
  });
  // Only when the hub says another one: what is chosen here stays.
  useEffect(() => speak(wanted), [wanted]);
}
