import { useMutation, useQuery } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Prices } from '#shared/contract/sendings.ts';
import { decodeText } from '#shared/domain/csv-encoding.ts';
import { readRateCard } from '#shared/domain/rate-card.ts';
import { type Role, roleIncludes } from '#shared/domain/roles.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ExternalLink } from '../../../ui/ExternalLink.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { type PriceDraft, toDraft, toPrices } from '../price-draft.ts';
import { PriceTable } from './PriceTable.tsx';
import { SectionPanel } from './SectionPanel.tsx';
import { SettingRow } from './SettingRow.tsx';

const META_PRICES = 'https://developers.facebook.com/docs/whatsapp/pricing';

/** What Meta takes for one delivered template, by country and category: typed in, or read from Meta's rate card. */
export function PricesPanel({ role }: { readonly role: Role }) {
  const { t } = useTranslation('settings');
  const { query } = useHub();
  const sentenceOf = useFailureSentence();
  const format = useFormat();
  const prices = useQuery(query.sendings.prices.queryOptions());
  const { data } = prices;
  return (
    <SectionPanel id="prices" title={t('prices.title')} lead={t('prices.lead')}>
      <SettingRow error={prices.isError ? sentenceOf(prices.error) : undefined}>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <ExternalLink href={META_PRICES}>{t('prices.metaPage')}</ExternalLink>
          {data?.updatedAt ? (
            <span className="text-sm text-ink-faint">
              {t('prices.updated', { at: format.date(data.updatedAt) })}
            </span>
          ) : null}
        </div>
      </SettingRow>
      {data ? (
        // A list that was saved, here or elsewhere, begins its form anew.
        <PriceForm key={data.updatedAt ?? 0} prices={data} mayChange={roleIncludes(role, 'admin')} />
      ) : prices.isPending ? (
        <Skeleton shape="lines" count={3} />
      ) : null}
    </SectionPanel>
  );
}

interface PriceFormProps {
  readonly prices: Prices;
  readonly mayChange: boolean;
}

function PriceForm({ prices, mayChange }: PriceFormProps) {
  const { t } = useTranslation('settings');
  const { query, queryClient } = useHub();
  const sentenceOf = useFailureSentence();
  const [draft, setDraft] = useState<PriceDraft>(() => toDraft(prices));
  const [notice, setNotice] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const save = useMutation(
    query.sendings.setPrices.mutationOptions({
      onSuccess: (saved) => queryClient.setQueryData(query.sendings.prices.queryKey(), saved),
    }),
  );
  const ready = toPrices(draft);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(toDraft(prices));
  const takeFile = async (file: File) => {
    setNotice(null);
    setProblem(null);
    const card = readRateCard(decodeText(new Uint8Array(await file.arrayBuffer())).text);
    if (card.kind === 'not_a_rate_card') return setProblem(t('prices.notARateCard'));
    setDraft({ ...toDraft({ currency: card.currency ?? draft.currency, rates: card.rates }) });
    const read = t('prices.read', { count: card.rates.length });
    setNotice(
      card.unknown.length === 0 ? read : `${read} ${t('prices.unknown', { names: card.unknown.join(', ') })}`,
    );
  };
  return (
    <div className="flex flex-col gap-4 py-3.5">
      <div className="flex flex-wrap items-end gap-3">
        <TextField
          className="w-32"
          label={t('prices.currency')}
          value={draft.currency}
          maxLength={3}
          isDisabled={!mayChange}
          error={/^[A-Za-z]{3}$/.test(draft.currency.trim()) ? undefined : t('prices.badCurrency')}
          onChange={(event) => setDraft({ ...draft, currency: event.target.value.toUpperCase() })}
        />
        {mayChange ? <FileButton label={t('prices.import')} onFile={(file) => void takeFile(file)} /> : null}
      </div>
      {notice ? <Banner tone="success">{notice}</Banner> : null}
      {problem ? <Banner tone="danger">{problem}</Banner> : null}
      <PriceTable
        lines={draft.lines}
        mayChange={mayChange}
        onChange={(lines) => setDraft({ ...draft, lines })}
      />
      {save.isError ? <Banner tone="danger">{sentenceOf(save.error)}</Banner> : null}
      {mayChange ? (
        <div className="flex gap-2">
          <Button
            variant="primary"
            pendingLabel={save.isPending && t('prices.saving')}
            disabledReason={
              isChanged ? (ready ? undefined : t('prices.unreadable')) : t('prices.nothingChanged')
            }
            onClick={() => ready && save.mutate(ready)}
          >
            {t('prices.save')}
          </Button>
          {isChanged ? <Button onClick={() => setDraft(toDraft(prices))}>{t('prices.undo')}</Button> : null}
        </div>
      ) : (
        <p className="text-sm text-ink-faint">{t('prices.adminOnly')}</p>
      )}
    </div>
  );
}

function FileButton({ label, onFile }: { readonly label: string; readonly onFile: (file: File) => void }) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon={FileUp} onClick={() => picker.current?.click()}>
        {label}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={label}
        accept=".csv,text/csv"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
          // The same file can be picked again.
          event.target.value = '';
        }}
      />
    </>
  );
}
