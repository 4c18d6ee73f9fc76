import { useQuery } from '@tanstack/react-query';
import { BellOff, BellRing, Lock, LogOut, MoonStar, UserRoundCog, UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useHub } from '../../../api/hub-context.ts';
import { pictureAddress } from '../../../api/media-address.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useCommands } from '../../../state/commands-store.ts';
import { openSettingsAt } from '../../../state/settings-section.ts';
import { keysOf } from '../../../state/shortcuts.ts';
import { useNow } from '../../../state/use-now.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import type { MenuEntry } from '../../../ui/menu-entries.tsx';
import { PersonPicture } from '../../../ui/PersonPicture.tsx';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import { type PersonDeeds, usePersonDeeds } from '../use-person-deeds.ts';

/** Who sits here, at the foot of the rail, with what they can do for themselves: quiet, the end of the shift, another person. */
export function PersonButton({ isNarrow }: { readonly isNarrow: boolean }) {
  const { t } = useTranslation('shell');
  const { query } = useHub();
  const format = useFormat();
  const now = useNow();
  const bootstrap = useQuery(query.app.bootstrap.queryOptions()).data;
  const colleagues = useQuery(query.app.operators.queryOptions()).data;
  const deeds = usePersonDeeds();
  const quietUntil = bootstrap?.settings.doNotDisturbUntil ?? null;
  const isQuiet = quietUntil !== null && quietUntil > now;
  const entries = useEntries(deeds, isQuiet);
  useCommands(deeds.commands);
  if (!bootstrap) return null;
  const { id, name, role } = bootstrap.operator;
  const picture = pictureAddress(
    colleagues?.find((colleague) => colleague.id === id)?.pictureMediaId ?? null,
  );
  const state = isQuiet
    ? t('person.quietUntil', { until: format.when(quietUntil, now) })
    : t(`person.roles.${role}`);
  return (
    <Menu
      side="top"
      entries={entries}
      trigger={
        <button
          type="button"
          className={classNames(
            'mt-1 flex min-h-10 w-full items-center gap-2.5 rounded-sm text-start -outline-offset-2 transition-colors select-none hover:bg-hover data-popup-open:bg-hover',
            isNarrow ? 'justify-center px-0' : 'px-2 py-1',
          )}
        >
          <Tooltip content={`${name}, ${state}`} side="inline-end" isDisabled={!isNarrow}>
            <span className="relative inline-flex">
              <PersonPicture size={24} id={id} name={name} src={picture} />
              {isQuiet ? (
                <span className="absolute -end-1.5 -bottom-1.5 flex size-4 items-center justify-center rounded-full bg-rail text-waiting-ink">
                  <Icon of={MoonStar} size={14} />
                </span>
              ) : null}
            </span>
          </Tooltip>
          <span className={isNarrow ? 'sr-only' : 'min-w-0 flex-1'}>
            {/* Both lines are the name of the button; the space keeps them apart in it. */}
            <bdi className="block truncate text-sm font-medium text-ink">{name}</bdi>{' '}
            <span className="block truncate text-xs text-ink-faint">{state}</span>
          </span>
        </button>
      }
    />
  );
}

function useEntries(deeds: PersonDeeds, isQuiet: boolean): readonly MenuEntry[] {
  const { t } = useTranslation('shell');
  const lockReason = deeds.canLock ? undefined : t('person.noPin');
  return [
    { kind: 'action', label: t('person.settings'), icon: UserRoundCog, onSelect: () => openSettingsAt('me') },
    isQuiet
      ? { kind: 'action', label: t('person.quietEnd'), icon: BellRing, onSelect: deeds.endQuiet }
      : {
          kind: 'submenu',
          label: t('person.quiet'),
          icon: BellOff,
          entries: deeds.quietTimes.map(({ label, begin }) => ({ kind: 'action', label, onSelect: begin })),
        },
    { kind: 'separator' },
    ...(deeds.endShift
      ? ([{ kind: 'action', label: t('person.endShift'), icon: LogOut, onSelect: deeds.endShift }] as const)
      : []),
    {
      kind: 'action',
      label: t('person.switch'),
      icon: UsersRound,
      disabledReason: lockReason,
      onSelect: deeds.switchPerson,
    },
    {
      kind: 'action',
      label: t('person.lock'),
      icon: Lock,
      shortcut: keysOf('go.lock'),
      disabledReason: lockReason,
      onSelect: deeds.lock,
    },
  ];
}
