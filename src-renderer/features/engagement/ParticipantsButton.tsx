import { UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/contract/conversations.ts';
import { pictureAddress } from '../../api/media-address.ts';
import { useOperators, useWorkingOperators } from '../../api/use-operators.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { PersonPicture } from '../../ui/PersonPicture.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { TeamContent } from './components/TeamContent.tsx';

/** More pictures than this would push the name of the customer away; in a narrow header (its container) one is enough. */
const MOST_PICTURES = 3;

/** Who takes part in the open conversation, as small pictures; below them what can be done about it. */
export function ParticipantsButton({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation('engagement');
  const { language } = useLanguage();
  const operators = useOperators();
  const isTeam = useWorkingOperators().length > 1;
  const [isOpen, setOpen] = useState(false);
  if (!isTeam) return null;
  const people = operators.filter(({ id }) => conversation.participantIds.includes(id));
  const names = new Intl.ListFormat(language).format(people.map(({ name }) => name));
  const label = people.length === 0 ? t('who.buttonNobody') : t('who.button', { names });
  const shown = people.slice(0, MOST_PICTURES);
  return (
    <Popover
      title={t('who.title')}
      align="end"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        people.length === 0 ? (
          <IconButton icon={UsersRound} label={label} tooltipSide="bottom" />
        ) : (
          <button
            type="button"
            title={label}
            className="flex h-8 shrink-0 items-center rounded-sm px-1.5 transition-colors hover:bg-hover data-popup-open:bg-hover"
          >
            {/* Not as a label: that would have to begin with the letters in the pictures. */}
            <span className="sr-only">{label}</span>
            <span aria-hidden className="flex gap-0.5">
              {shown.map(({ id, name, pictureMediaId }, place) => (
                <span key={id} className={place === 0 ? 'inline-flex' : 'inline-flex @max-xl:hidden'}>
                  <PersonPicture name={name} id={id} size={24} src={pictureAddress(pictureMediaId)} />
                </span>
              ))}
            </span>
            <More count={people.length - 1} className="@xl:hidden" />
            <More count={people.length - MOST_PICTURES} className="@max-xl:hidden" />
          </button>
        )
      }
    >
      <TeamContent conversation={conversation} onLeave={() => setOpen(false)} />
    </Popover>
  );
}

/** How many more there are than the pictures beside it show. */
function More({ count, className }: { readonly count: number; readonly className: string }) {
  return count > 0 ? (
    <span aria-hidden className={`ps-1 text-xs text-ink-faint tabular-nums ${className}`}>
      +{count}
    </span>
  ) : null;
}
