import { ArrowLeftRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ContactDetails } from '#shared/contract/contacts.ts';
import { formatPhone } from '#shared/domain/format-phone.ts';
import { useAccounts } from '../../../api/use-accounts.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useContactName } from '../../../state/use-contact-name.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { doubledAccounts, type MergeRow, mergeRows } from '../merge-preview.ts';
import { useContactFields } from '../queries.ts';

export interface MergeComparisonProps {
  readonly kept: ContactDetails;
  readonly other: ContactDetails;
  readonly onSwap: () => void;
  readonly onChooseOther: (() => void) | null;
}

/** Two contacts side by side: what stays of each, and the whole of it in one sentence. */
export function MergeComparison({ kept, other, onSwap, onChooseOther }: MergeComparisonProps) {
  const { t } = useTranslation(['contacts', 'common']);
  const { language } = useLanguage();
  const fields = useContactFields();
  const words = {
    name: t('list.name'),
    number: t('list.number'),
    username: t('list.username'),
    optedOut: t('list.optedOut'),
    yes: t('common:yes'),
  };
  const rows = mergeRows(kept, other, { fields, words, language });
  return (
    <>
      <table className="w-full table-fixed border-separate border-spacing-0 text-sm">
        <thead>
          <tr className="text-start">
            <th scope="col" className="w-1/4 border-b border-line">
              <span className="sr-only">{t('merge.row')}</span>
            </th>
            <Heading contact={kept} words={t('merge.stays')} />
            <Heading contact={other} words={t('merge.joins')} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} />
          ))}
        </tbody>
      </table>
      <div className="flex flex-wrap gap-2">
        <Button size="small" icon={ArrowLeftRight} onClick={onSwap}>
          {t('merge.swap')}
        </Button>
        {onChooseOther ? (
          <Button size="small" variant="quiet" onClick={onChooseOther}>
            {t('merge.other')}
          </Button>
        ) : null}
      </div>
      <p className="text-sm text-pretty break-words text-ink-soft">
        <WhatHappens kept={kept} other={other} />
      </p>
    </>
  );
}

function Heading({ contact, words }: { readonly contact: ContactDetails; readonly words: string }) {
  const name = useContactName()(contact);
  return (
    <th scope="col" className="border-b border-line px-2 pb-2 text-start align-top font-normal">
      <span className="flex items-center gap-2">
        <Avatar name={name} seed={String(contact.id)} size={32} />
        <span className="min-w-0">
          <span className="block text-xs text-ink-faint">{words}</span>
          <bdi className="block truncate font-medium text-ink">{name}</bdi>
        </span>
      </span>
    </th>
  );
}

function Row({ row }: { readonly row: MergeRow }) {
  const { t } = useTranslation('contacts');
  const isKeptShown = row.winner !== 'other';
  const isOtherShown = row.winner !== 'kept';
  return (
    <tr>
      <th scope="row" className="truncate py-1.5 pe-2 text-start align-top font-normal text-ink-faint">
        <bdi>{row.label}</bdi>
      </th>
      {[
        { key: 'kept', value: row.kept, isShown: isKeptShown },
        { key: 'other', value: row.other, isShown: isOtherShown },
      ].map(({ key, value, isShown }) => (
        <td key={key} className="px-2 py-1.5 align-top [overflow-wrap:anywhere]">
          <bdi
            className={classNames(
              value === '' && 'text-ink-faint',
              value !== '' && (isShown ? 'font-medium text-ink' : 'text-ink-faint line-through'),
            )}
          >
            {value === '' ? t('merge.empty') : value}
          </bdi>
          {value === '' ? null : (
            <span className="sr-only">, {t(isShown ? 'merge.kept' : 'merge.dropped')}</span>
          )}
        </td>
      ))}
    </tr>
  );
}

interface WhatHappensProps {
  readonly kept: ContactDetails;
  readonly other: ContactDetails;
}

function WhatHappens({ kept, other }: WhatHappensProps) {
  const { t } = useTranslation('contacts');
  const nameOf = useContactName();
  // Two of the same name are told apart by their numbers.
  const isSameName = nameOf(kept) === nameOf(other);
  const said = (contact: ContactDetails) =>
    isSameName && contact.waId !== null
      ? t('merge.nameAndNumber', { name: nameOf(contact), number: formatPhone(contact.waId) })
      : nameOf(contact);
  const [name, otherName] = [said(kept), said(other)];
  const all = useAccounts();
  const doubled = doubledAccounts(kept, other)
    .flatMap((id) => all.find((account) => account.id === id)?.name ?? [])
    .join(', ');
  return doubled === ''
    ? t('merge.sentence', { name, other: otherName })
    : t('merge.sentenceDoubled', { name, other: otherName, accounts: doubled });
}
