import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sending } from '#shared/contract/sendings.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useMay } from '../../../api/use-may.ts';
import { formatMoney } from '../../../i18n/format.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { audience } from '../sending-view.ts';
import type { SendingActions } from '../use-sending-actions.ts';

export interface SendButtonProps {
  readonly sending: Sending;
  readonly actions: SendingActions;
}

/** The deed itself, with the number of people in its words, asked about once more. */
export function SendButton({ sending, actions }: SendButtonProps) {
  const { t } = useTranslation('sendings');
  const { language } = useLanguage();
  const format = useFormat();
  const sentenceOf = useFailureSentence();
  const mayWrite = useMay('operator');
  const [isAsking, setAsking] = useState(false);
  const count = audience(sending);
  const counted = { count, formattedCount: format.count(count) };
  const { price } = sending;
  const cost =
    price.amount !== null && price.currency !== null
      ? t('ready.askPrice', {
          price: t('ready.priceAbout', { amount: formatMoney(price.amount, price.currency, language) }),
        })
      : null;
  const ask = () => {
    actions.start.reset();
    setAsking(true);
  };
  const isLeaving = actions.change.isPending || actions.discard.isPending;
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      <Button
        variant="quiet"
        isDisabled={isLeaving}
        disabledReason={mayWrite ? undefined : t('one.lookOnly')}
        onClick={() => actions.discard.mutate()}
      >
        {t('ready.discard')}
      </Button>
      <Button
        isDisabled={isLeaving}
        disabledReason={mayWrite ? undefined : t('one.lookOnly')}
        onClick={() => actions.change.mutate(sending)}
      >
        {t('ready.change')}
      </Button>
      <Button
        variant="primary"
        disabledReason={!mayWrite ? t('one.lookOnly') : count === 0 ? t('ready.nobody') : undefined}
        onClick={ask}
      >
        {t('ready.send', counted)}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={t('ready.ask', { template: sending.templateName, ...counted })}
        description={cost === null ? t('ready.askHint') : `${cost} ${t('ready.askHint')}`}
        confirmLabel={t('ready.send', counted)}
        pendingLabel={actions.start.isPending && t('ready.starting')}
        error={actions.start.isError ? sentenceOf(actions.start.error) : undefined}
        onConfirm={() => actions.start.mutate(undefined, { onSuccess: () => setAsking(false) })}
      />
    </div>
  );
}
