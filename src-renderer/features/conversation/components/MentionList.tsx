import { useTranslation } from 'react-i18next';
import type { Colleague } from '#shared/contract/app.ts';
import { pictureAddress } from '../../../api/media-address.ts';
import { PersonPicture } from '../../../ui/PersonPicture.tsx';

export interface MentionListProps {
  readonly id: string;
  readonly colleagues: readonly Colleague[];
  readonly index: number;
  readonly onPick: (colleague: Colleague) => void;
}

/** Colleagues who fit what was typed after `@`; the keys stay with the field. */
export function MentionList({ id, colleagues, index, onPick }: MentionListProps) {
  const { t } = useTranslation('engagement');
  return (
    <div
      id={id}
      role="listbox"
      aria-label={t('note.mention')}
      className="absolute start-2 bottom-full z-20 mb-1.5 max-h-64 max-w-[calc(100%-1rem)] min-w-52 overflow-x-hidden overflow-y-auto rounded-md bg-surface-raised p-1 text-ink shadow-float"
    >
      {colleagues.map((colleague, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys (arrows, Enter, Tab)
        <div
          key={colleague.id}
          id={`${id}-${place}`}
          role="option"
          tabIndex={-1}
          aria-selected={place === index}
          data-highlighted={place === index ? '' : undefined}
          className="choice"
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(colleague)}
        >
          <PersonPicture
            name={colleague.name}
            id={colleague.id}
            size={20}
            src={pictureAddress(colleague.pictureMediaId)}
          />
          <bdi className="min-w-0 flex-1 truncate">{colleague.name}</bdi>
        </div>
      ))}
    </div>
  );
}
