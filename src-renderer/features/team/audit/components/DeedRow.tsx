import { Globe, type LucideIcon, Monitor, Power, SquareTerminal } from 'lucide-react';
import { Fragment } from 'react';
import { Link } from 'wouter';
import type { AuditEntry, AuditThing } from '#shared/contract/audit.ts';
import { pictureAddress } from '../../../../api/media-address.ts';
import { useOperators } from '../../../../api/use-operators.ts';
import { useFormat } from '../../../../i18n/use-format.ts';
import { Icon } from '../../../../ui/Icon.tsx';
import { PersonPicture } from '../../../../ui/PersonPicture.tsx';
import type { DeedPart } from '../deed-sentence.ts';
import { useDeedWords } from '../use-deed-words.ts';

const seatIcons: Readonly<Record<AuditEntry['seat'], LucideIcon>> = {
  desktop: Monitor,
  browser: Globe,
  api: SquareTerminal,
};

/** Where one can go to see a thing. */
const addresses: Partial<Record<AuditThing['kind'], (id: number) => string>> = {
  account: (id) => `/accounts/${id}`,
  conversation: (id) => `/c/${id}`,
  contact: (id) => `/contacts/${id}`,
  template: (id) => `/templates/${id}`,
  sending: (id) => `/sendings/${id}`,
  operator: () => '/team',
};

/** One line of the log: who, what to what, where and when. */
export function DeedRow({ entry }: { readonly entry: AuditEntry }) {
  const format = useFormat();
  const words = useDeedWords();
  const person = useOperators().find(({ id }) => id === entry.operatorId);
  const seat = words.seatOf(entry);
  return (
    <article className="flex items-start gap-3 py-2">
      {entry.operatorId === null ? (
        <span className="flex size-8 shrink-0 items-center justify-center rounded-full bg-surface-sunken text-ink-faint">
          <Icon of={Power} size={14} />
        </span>
      ) : (
        <PersonPicture
          size={32}
          id={entry.operatorId}
          name={words.personOf(entry)}
          src={pictureAddress(person?.pictureMediaId ?? null)}
        />
      )}
      <p className="min-w-0 flex-1 pt-1.5 text-base text-pretty wrap-anywhere text-ink-soft">
        {words.partsOf(entry).map((part, place) => (
          // The parts of one sentence never change their places.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <Fragment key={place}>
            <Part part={part} entry={entry} />
          </Fragment>
        ))}
      </p>
      <div className="flex shrink-0 items-center gap-2 pt-2 text-sm text-ink-faint">
        <span className="max-sm:sr-only">{seat}</span>
        <Icon of={entry.operatorId === null ? Power : seatIcons[entry.seat]} size={14} />
        <time
          dateTime={new Date(entry.at).toISOString()}
          title={format.moment(entry.at)}
          className="w-11 text-end tabular-nums"
        >
          {format.time(entry.at)}
        </time>
      </div>
    </article>
  );
}

function Part({ part, entry }: { readonly part: DeedPart; readonly entry: AuditEntry }) {
  const words = useDeedWords();
  if (part.kind === 'text') return part.text;
  if (part.kind === 'who') return <bdi className="font-medium text-ink">{words.personOf(entry)}</bdi>;
  const { thing } = part;
  const name = words.nameOf(thing);
  if (thing === null || thing.name === null) return <span className="text-ink-faint italic">{name}</span>;
  // Who has left stands on no page any more; a disconnected account still has its own.
  const isNowhere = thing.isGone && thing.kind === 'operator';
  const address = isNowhere ? undefined : addresses[thing.kind]?.(thing.id);
  if (address === undefined) return <bdi className="text-ink">{name}</bdi>;
  return (
    <Link
      href={address}
      className="rounded-xs text-ink underline decoration-line-strong underline-offset-3 hover:text-accent-ink hover:decoration-current"
    >
      <bdi>{name}</bdi>
    </Link>
  );
}
