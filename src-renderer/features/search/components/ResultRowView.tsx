import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/contract/accounts.ts';
import type { Operator } from '#shared/contract/app.ts';
import type { MessageHit } from '#shared/contract/search.ts';
import { formatPhone } from '#shared/domain/format-phone.ts';
import { accountColourNumber } from '../../../api/account-colour.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { kindLook } from '../../../state/message-kinds.ts';
import { useContactName } from '../../../state/use-contact-name.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Icon } from '../../../ui/Icon.tsx';
import type { NoteHit, ResultRow } from '../result-rows.ts';
import { MarkedText } from './MarkedText.tsx';

export interface ResultRowViewProps {
  readonly row: ResultRow;
  readonly isChosen: boolean;
  readonly accounts: readonly Account[];
  readonly operators: readonly Operator[];
  readonly now: number;
  readonly top: number;
  readonly height: number;
}

/** One line of the results: a person, a note, a message, or what the next lines are. */
export const ResultRowView = memo(function ResultRowView(props: ResultRowViewProps) {
  const { row, isChosen, top, height } = props;
  const { t } = useTranslation('search');
  const style = { height, transform: `translateY(${top}px)` };
  if (row.kind === 'heading') {
    return (
      <div
        role="presentation"
        style={style}
        className="absolute inset-x-0 top-0 flex items-end px-3.5 pb-1 text-xs font-medium text-ink-faint"
      >
        {t(`groups.${row.of}`)}
      </div>
    );
  }
  return (
    <div
      role="option"
      id={`result-${row.key}`}
      aria-selected={isChosen}
      tabIndex={-1}
      data-result={row.key}
      style={style}
      className={classNames(
        'absolute inset-x-0 top-0 flex cursor-default gap-3 overflow-hidden px-3 py-2 select-none',
        row.kind === 'person' ? 'items-center' : 'items-start',
        isChosen ? 'bg-accent-soft' : 'hover:bg-hover',
      )}
    >
      <RowContent {...props} row={row} />
    </div>
  );
});

type ContentProps = ResultRowViewProps & { readonly row: Exclude<ResultRow, { kind: 'heading' }> };

function RowContent({ row, accounts, operators, now }: ContentProps) {
  const nameOf = useContactName();
  const showsAccount = accounts.length > 1;
  const colourOf = (id: number) => {
    const color = accounts.find((account) => account.id === id)?.color;
    return showsAccount && color ? accountColourNumber[color] : undefined;
  };
  const contact = contactOf(row);
  const accountId =
    row.kind === 'person' ? row.conversation.accountId : row.kind === 'message' ? row.hit.accountId : 0;
  const name = nameOf(contact);
  const at = row.kind === 'person' ? null : row.kind === 'note' ? row.note.createdAt : row.hit.sentAt;
  return (
    <>
      <Avatar name={name} seed={String(contact.id)} size={32} accountColour={colourOf(accountId)} />
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex items-baseline gap-2">
          <span className="min-w-0 flex-1 truncate text-sm font-medium text-ink [contain:paint]">
            <bdi>{name}</bdi>
          </span>
          {at === null ? null : <RowTime at={at} now={now} />}
        </div>
        {row.kind === 'person' ? (
          <PersonLine
            row={row}
            account={accounts.find(({ id }) => id === accountId)}
            showsAccount={showsAccount}
          />
        ) : (
          <p className="line-clamp-2 text-sm leading-[18px] text-ink-faint [overflow-wrap:anywhere]">
            {row.kind === 'note' ? (
              <NoteWords note={row.note} operators={operators} />
            ) : (
              <MessageWords hit={row.hit} operators={operators} />
            )}
          </p>
        )}
      </div>
    </>
  );
}

function contactOf(row: ContentProps['row']): MessageHit['contact'] {
  if (row.kind === 'person') return row.conversation.contact;
  return row.kind === 'note' ? row.note.contact : row.hit.contact;
}

function RowTime({ at, now }: { readonly at: number; readonly now: number }) {
  const format = useFormat();
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={format.moment(at)}
      className="shrink-0 text-xs text-ink-faint tabular-nums"
    >
      {format.listTime(at, now)}
    </time>
  );
}

interface PersonLineProps {
  readonly row: Extract<ResultRow, { kind: 'person' }>;
  readonly account: Account | undefined;
  readonly showsAccount: boolean;
}

function PersonLine({ row, account, showsAccount }: PersonLineProps) {
  const { t } = useTranslation('search');
  const { waId } = row.conversation.contact;
  return (
    <p className="flex min-w-0 gap-1.5 text-xs text-ink-faint">
      <span className="shrink-0 tabular-nums">{waId ? formatPhone(waId) : t('noNumber')}</span>
      {showsAccount && account ? <bdi className="truncate">· {account.name}</bdi> : null}
    </p>
  );
}

interface WordsProps {
  readonly operators: readonly Operator[];
}

/** Who said it, when it was not the customer: the name where several people answer. */
function MessageWords({ hit, operators }: WordsProps & { readonly hit: MessageHit }) {
  const { t } = useTranslation(['search', 'shell']);
  const { word, icon } = kindLook(hit.kind);
  const author = operators.length > 1 ? operators.find(({ id }) => id === hit.operatorId)?.name : undefined;
  return (
    <>
      {hit.direction === 'out' ? <span className="text-ink-soft">{author ?? t('search:us')}: </span> : null}
      {icon && hit.kind !== 'text' ? (
        <span className="me-1 inline-flex translate-y-0.5">
          <Icon of={icon} size={14} />
        </span>
      ) : null}
      {hit.snippet.text.trim() === '' ? t(`shell:kinds.${word}`) : <MarkedText snippet={hit.snippet} />}
    </>
  );
}

function NoteWords({ note, operators }: WordsProps & { readonly note: NoteHit }) {
  const author = operators.find(({ id }) => id === note.operatorId)?.name;
  return (
    <>
      {author ? <span className="text-ink-soft">{author}: </span> : null}
      <MarkedText snippet={note.snippet} />
    </>
  );
}
