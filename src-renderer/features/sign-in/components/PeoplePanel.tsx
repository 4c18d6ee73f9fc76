import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AtSeat } from '#shared/contract/team.ts';
import { pictureAddress } from '../../../api/media-address.ts';
import { PersonPicture } from '../../../ui/PersonPicture.tsx';

type Person = AtSeat['people'][number];

export interface PeoplePanelProps {
  readonly people: readonly Person[];
  readonly onChoose: (person: Person) => void;
}

const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

/** Everybody who may sit down here, as cards: a click, arrows and Enter, or the first letter of a name. */
export function PeoplePanel({ people, onChoose }: PeoplePanelProps) {
  const { t } = useTranslation('signIn');
  const list = useRef<HTMLUListElement>(null);
  const cards = () => [...(list.current?.querySelectorAll<HTMLButtonElement>('button') ?? [])];

  useEffect(() => {
    list.current?.querySelector('button')?.focus();
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const all = cards();
    const current = all.indexOf(document.activeElement as HTMLButtonElement);
    const step = steps[event.key];
    const next =
      step === undefined ? byLetter(people, event.key, current) : (current + step + all.length) % all.length;
    if (next === null) return;
    event.preventDefault();
    all[next]?.focus();
  };
  return (
    <ul
      ref={list}
      aria-label={t('lock.people')}
      onKeyDown={onKeyDown}
      className="flex w-full flex-wrap justify-center gap-3"
    >
      {people.map((person) => (
        <li key={person.id}>
          <button
            type="button"
            onClick={() => onChoose(person)}
            className="flex w-36 flex-col items-center gap-3 rounded-lg border border-transparent px-3 py-5 transition-colors hover:border-line hover:bg-surface focus-visible:bg-surface"
          >
            <PersonPicture
              size={72}
              id={person.id}
              name={person.name}
              src={pictureAddress(person.pictureMediaId)}
            />
            <bdi className="line-clamp-2 w-full text-center text-base font-medium wrap-anywhere text-ink">
              {person.name}
            </bdi>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The next one, after the present place, whose name begins with what was typed. */
function byLetter(people: readonly Person[], key: string, current: number): number | null {
  if (!/^\p{L}$/u.test(key)) return null;
  const wanted = key.toLocaleLowerCase();
  const order = people.map((_, place) => (current + 1 + place) % people.length);
  return order.find((place) => people[place]?.name.toLocaleLowerCase().startsWith(wanted)) ?? null;
}
