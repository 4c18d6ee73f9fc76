import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OptOutWords } from '#shared/contract/sendings.ts';
import { type Role, roleIncludes } from '#shared/domain/roles.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { Button } from '../../../ui/Button.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { SectionPanel } from './SectionPanel.tsx';
import { SettingRow } from './SettingRow.tsx';

export interface OptOutWordsPanelProps {
  readonly role: Role;
}

/** The words by which a customer leaves marketing and comes back to it. */
export function OptOutWordsPanel({ role }: OptOutWordsPanelProps) {
  const { t } = useTranslation('settings');
  const { query, queryClient } = useHub();
  const sentenceOf = useFailureSentence();
  const words = useQuery(query.sendings.optOutWords.queryOptions());
  const save = useMutation(
    query.sendings.setOptOutWords.mutationOptions({
      onSuccess: (saved) => queryClient.setQueryData(query.sendings.optOutWords.queryKey(), saved),
    }),
  );
  const mayChange = roleIncludes(role, 'admin');
  const shown = save.isPending ? save.variables : words.data;
  const change = (next: Partial<OptOutWords>) => {
    if (shown) save.mutate({ ...shown, ...next });
  };
  const error = words.error ?? save.error;
  return (
    <SectionPanel id="optOut" title={t('optOut.title')} lead={t('optOut.lead')}>
      <SettingRow error={error ? sentenceOf(error) : undefined}>
        {shown ? (
          <Switch
            label={t('optOut.isOn')}
            description={t('optOut.isOnHint')}
            isOn={shown.isOn}
            isDisabled={!mayChange}
            onChange={(isOn) => change({ isOn })}
          />
        ) : words.isPending ? (
          <Skeleton shape="lines" count={2} />
        ) : null}
      </SettingRow>
      {shown?.isOn
        ? (['stop', 'start'] as const).map((list) => (
            <WordList
              key={list}
              list={list}
              words={shown[list]}
              mayChange={mayChange}
              onChange={(next) => change({ [list]: next })}
            />
          ))
        : null}
    </SectionPanel>
  );
}

interface WordListProps {
  readonly list: 'stop' | 'start';
  readonly words: readonly string[];
  readonly mayChange: boolean;
  readonly onChange: (words: string[]) => void;
}

function WordList({ list, words, mayChange, onChange }: WordListProps) {
  const { t } = useTranslation('settings');
  const [typed, setTyped] = useState('');
  const word = typed.trim().toLocaleLowerCase();
  const isKnown = words.some((each) => each.toLocaleLowerCase() === word);
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (word === '' || isKnown) return;
    onChange([...words, word]);
    setTyped('');
  };
  return (
    <div className="flex flex-col gap-3 py-3.5">
      <div>
        <h3 className="text-base text-ink">{t(`optOut.${list}`)}</h3>
        <p className="text-sm text-ink-faint">{t(`optOut.${list}Hint`)}</p>
      </div>
      <ul className="flex flex-wrap gap-1.5">
        {words.map((each) => (
          <li key={each} className="flex min-w-0">
            <Tag onRemove={mayChange ? () => onChange(words.filter((other) => other !== each)) : undefined}>
              {each}
            </Tag>
          </li>
        ))}
      </ul>
      {mayChange ? (
        <form onSubmit={add} className="flex items-start gap-2">
          <TextField
            className="min-w-0 flex-1"
            label={t(`optOut.${list}New`)}
            isLabelHidden
            placeholder={t(`optOut.${list}New`)}
            value={typed}
            maxLength={60}
            error={word !== '' && isKnown ? t('optOut.known') : undefined}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button type="submit" isDisabled={word === '' || isKnown || words.length >= 50}>
            {t('optOut.add')}
          </Button>
        </form>
      ) : null}
    </div>
  );
}
