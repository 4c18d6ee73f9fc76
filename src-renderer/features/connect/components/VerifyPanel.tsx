import { MessageSquareText, Phone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AccountId } from '#shared/domain/ids.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import type { NumberActions } from '../use-number.ts';
import { DigitsForm } from './DigitsForm.tsx';
import { SubPanel } from './SubPanel.tsx';

export interface VerifyPanelProps {
  readonly accountId: AccountId;
  readonly number: NumberActions;
}

/** Proves to Meta that the number is the owner's: a code by SMS or by a call. */
export function VerifyPanel({ accountId, number }: VerifyPanelProps) {
  const { t } = useTranslation('connectNumber');
  const { language } = useLanguage();
  const sentenceOf = useFailureSentence();
  const { requestCode, verifyCode } = number;
  const ask = (method: 'SMS' | 'VOICE') =>
    requestCode.mutate({ accountId, method, language: language === 'uk' ? 'uk' : 'en_US' });
  const asking = requestCode.isPending ? requestCode.variables.method : null;
  const sent = requestCode.isSuccess ? requestCode.variables.method : null;
  return (
    <SubPanel title={t('health.verify.title')} text={t('health.verify.text')}>
      <div className="flex flex-wrap gap-2">
        <Button
          icon={MessageSquareText}
          pendingLabel={asking === 'SMS' && t('health.verify.sending')}
          onClick={() => ask('SMS')}
        >
          {t('health.verify.sms')}
        </Button>
        <Button
          icon={Phone}
          pendingLabel={asking === 'VOICE' && t('health.verify.sending')}
          onClick={() => ask('VOICE')}
        >
          {t('health.verify.voice')}
        </Button>
      </div>
      {requestCode.error ? <Banner tone="danger">{sentenceOf(requestCode.error)}</Banner> : null}
      {sent ? (
        <>
          <p role="status" className="text-sm text-ink-soft">
            {t(sent === 'SMS' ? 'health.verify.sentSms' : 'health.verify.sentVoice')}
          </p>
          <DigitsForm
            label={t('health.verify.code')}
            shapeMistake={t('health.verify.codeShape')}
            submitLabel={t('health.verify.confirm')}
            pendingLabel={verifyCode.isPending && t('health.verify.confirming')}
            error={verifyCode.error ? sentenceOf(verifyCode.error) : undefined}
            onSubmit={(code) => verifyCode.mutate({ accountId, code })}
          />
        </>
      ) : null}
    </SubPanel>
  );
}
