import { KeyRound, Link, MoreHorizontal, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamMember } from '#shared/contract/team.ts';
import { pictureAddress } from '../../../api/media-address.ts';
import { useAccounts } from '../../../api/use-accounts.ts';
import { locales } from '../../../i18n/language.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import type { MenuEntry } from '../../../ui/menu-entries.tsx';
import { PersonPicture } from '../../../ui/PersonPicture.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { weekdayNames } from '../../../ui/weekday-names.ts';
import { languageWords, weekWords } from '../member-facts.ts';
import { InviteDialog } from './InviteDialog.tsx';
import { MemberPinDialog } from './MemberPinDialog.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';

export interface MemberRowProps {
  readonly member: TeamMember;
  readonly people: readonly TeamMember[];
  readonly isAdmin: boolean;
  readonly isOwn: boolean;
  readonly onEdit: () => void;
}

type Wish = 'pin' | 'invite' | 'remove';

/** One colleague: who they are, which accounts they serve, and, for an admin, what can be done. */
export function MemberRow({ member, people, isAdmin, isOwn, onEdit }: MemberRowProps) {
  const { t } = useTranslation('team');
  const [wish, setWish] = useState<Wish | null>(null);
  const accounts = useServed(member);
  const close = () => setWish(null);
  const entries: MenuEntry[] = [
    { kind: 'action', label: t('edit'), icon: Pencil, onSelect: onEdit },
    { kind: 'action', label: t('pin'), icon: KeyRound, onSelect: () => setWish('pin') },
  ];
  if (isAdmin) {
    entries.push(
      { kind: 'action', label: t('invite'), icon: Link, onSelect: () => setWish('invite') },
      { kind: 'separator' },
      { kind: 'action', label: t('remove'), icon: Trash2, tone: 'danger', onSelect: () => setWish('remove') },
    );
  }
  const locale = locales[useLanguage().language];
  const facts = [
    accounts,
    languageWords(member.languages, locale),
    member.workingHours ? weekWords(member.workingHours, weekdayNames(locale, 'short')) : '',
  ].filter(Boolean);
  return (
    <li className="flex items-center gap-3.5 py-3">
      <PersonPicture
        size={40}
        id={member.id}
        name={member.name}
        src={pictureAddress(member.pictureMediaId)}
        isAtWork={member.isAtWork}
      />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <bdi className="min-w-0 truncate text-base font-medium text-ink">{member.name}</bdi>
          {isOwn ? <span className="text-sm text-ink-faint">{t('you')}</span> : null}
          <Tag tone={member.role === 'admin' ? 'accent' : 'neutral'}>{t(`roles.${member.role}`)}</Tag>
          {member.hasPin ? null : <Tag tone="waiting">{t('noPin')}</Tag>}
        </p>
        <p className="text-sm text-pretty wrap-anywhere text-ink-faint">
          {[t(member.isAtWork ? 'atWork' : 'away'), ...facts].join(' · ')}
        </p>
      </div>
      {isAdmin || isOwn ? (
        <Menu
          align="end"
          trigger={<IconButton icon={MoreHorizontal} label={t('deeds', { name: member.name })} />}
          entries={entries}
        />
      ) : null}
      {wish === 'pin' ? <MemberPinDialog member={member} isOwn={isOwn} onClose={close} /> : null}
      {wish === 'invite' ? <InviteDialog member={member} onClose={close} /> : null}
      {wish === 'remove' ? <RemoveDialog member={member} people={people} onClose={close} /> : null}
    </li>
  );
}

/** More names than these would leave no room for the languages. */
const MOST_NAMES = 3;

/** Which accounts somebody serves, in a few words. */
function useServed({ accountIds }: TeamMember): string {
  const { t } = useTranslation('team');
  const accounts = useAccounts();
  const served = accounts.filter(({ id }) => accountIds.includes(id));
  if (served.length === 0) return accounts.length > 0 ? t('servesNone') : '';
  if (served.length <= MOST_NAMES) return served.map(({ name }) => name).join(', ');
  return served.length === accounts.length ? t('servesAll') : t('serves', { count: served.length });
}
