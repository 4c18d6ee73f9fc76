import { useTranslation } from 'react-i18next';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { useMay } from '../../api/use-may.ts';
import { useWorkingOperators } from '../../api/use-operators.ts';
import { useSeatDeeds } from '../../api/use-seat-deeds.ts';
import { useUpdateSettings } from '../../api/use-update-settings.ts';
import type { Command } from '../../state/commands-store.ts';
import { saveDraftsNow } from '../../state/drafts-store.ts';
import { openSettingsAt } from '../../state/settings-section.ts';
import { openHandOverAll } from '../../state/shift-store.ts';
import { notify } from '../../ui/notify.ts';
import { quietTimes, quietUntil } from './quiet-times.ts';

export interface PersonDeeds {
  readonly canLock: boolean;
  readonly lock: () => void;
  readonly switchPerson: () => void;
  /** Null where there is nobody to hand over to; the palette has it from what a team can do. */
  readonly endShift: (() => void) | null;
  readonly quietTimes: readonly { readonly label: string; readonly begin: () => void }[];
  readonly endQuiet: () => void;
  /** The same for the palette and the keys. */
  readonly commands: readonly Command[];
}

/** What the person at this seat does for themselves, by menu, by key and by command. */
export function usePersonDeeds(): PersonDeeds {
  const { t } = useTranslation(['shell', 'commands']);
  const { canLock, leave } = useSeatDeeds();
  const sentenceOf = useFailureSentence();
  const update = useUpdateSettings();
  const mayHandOver = useMay('operator');
  const isTeam = useWorkingOperators().length > 1;
  const fail = (error: unknown) => notify({ title: sentenceOf(error), tone: 'danger', id: 'person' });

  const goAway = (next: 'same' | 'another') => {
    if (!canLock) return void notify({ title: t('shell:person.noPin'), id: 'person' });
    saveDraftsNow();
    leave(next).catch(fail);
  };
  const lock = () => goAway('same');
  const switchPerson = () => goAway('another');
  const setQuiet = (doNotDisturbUntil: number | null) =>
    update.mutate({ doNotDisturbUntil }, { onError: fail });
  const times = quietTimes.map((time) => ({
    time,
    label: t(`shell:person.quietTimes.${time}`),
    begin: () => setQuiet(quietUntil(time, Date.now())),
  }));
  const endQuiet = () => setQuiet(null);
  const endShift = mayHandOver && isTeam ? openHandOverAll : null;

  const commands: Command[] = [
    { id: 'go.lock', group: 'go', title: t('commands:names.go.lock'), keywords: 'lock pin замок', run: lock },
    {
      id: 'go.switchPerson',
      group: 'go',
      title: t('shell:person.switch'),
      keywords: 'switch operator user оператор користувач',
      run: switchPerson,
    },
    { id: 'go.me', group: 'go', title: t('shell:person.settings'), run: () => openSettingsAt('me') },
    ...times.map(({ time, label, begin }) => ({
      id: `view.quiet-${time}`,
      group: 'view' as const,
      title: `${t('shell:person.quiet')}: ${label}`,
      keywords: 'do not disturb dnd тиша',
      run: begin,
    })),
    { id: 'view.quiet-end', group: 'view', title: t('shell:person.quietEnd'), run: endQuiet },
  ];
  return { canLock, lock, switchPerson, endShift, quietTimes: times, endQuiet, commands };
}
