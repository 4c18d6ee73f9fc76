import { CircleHelp, ShieldAlert, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AuditCheck } from '#shared/contract/audit.ts';
import { useFailureSentence } from '../../../../api/use-failure-sentence.ts';
import { useFormat } from '../../../../i18n/use-format.ts';
import { useNow } from '../../../../state/use-now.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Icon } from '../../../../ui/Icon.tsx';
import { IconButton } from '../../../../ui/IconButton.tsx';
import { Popover } from '../../../../ui/Popover.tsx';
import { useAuditCheck } from '../queries.ts';

/** Whether nobody laid hands on the log, when that was looked at, and what it proves. */
export function CheckPanel() {
  const { t } = useTranslation('audit');
  const sentenceOf = useFailureSentence();
  const check = useAuditCheck();
  const isTrouble = check.isError || check.data?.isWhole === false;
  return (
    <section
      aria-label={t('check.label')}
      className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-soft"
    >
      <Icon
        of={isTrouble ? ShieldAlert : ShieldCheck}
        className={isTrouble ? 'text-danger-ink' : 'text-success-ink'}
      />
      <p role="status" className="min-w-0 text-pretty">
        {check.isFetching ? t('check.checking') : null}
        {!check.isFetching && check.isError ? `${t('check.failed')}: ${sentenceOf(check.error)}` : null}
        {!check.isFetching && check.data ? <Outcome check={check.data} /> : null}
      </p>
      <Popover
        title={t('check.meaning')}
        trigger={<IconButton icon={CircleHelp} size="small" label={t('check.meaning')} />}
      >
        <p className="max-w-80 text-sm text-pretty text-ink-soft">{t('check.meaningText')}</p>
      </Popover>
      <Button size="small" variant="quiet" onClick={() => void check.refetch()}>
        {t('check.again')}
      </Button>
    </section>
  );
}

function Outcome({ check }: { readonly check: AuditCheck }) {
  const { t } = useTranslation('audit');
  const format = useFormat();
  const now = useNow();
  const { entries, brokenAt, cut, checkedAt } = check;
  const sentences = [
    brokenAt === null ? null : t('check.broken', { line: brokenAt }),
    cut &&
      t(cut.has < cut.had ? 'check.cutShorter' : 'check.cutOther', {
        when: format.when(cut.at, now),
        had: cut.had,
        has: cut.has,
      }),
    check.isWhole ? t('check.whole', { count: entries }) : null,
    t('check.at', { when: format.when(checkedAt, now) }),
  ];
  return sentences.filter((sentence) => sentence !== null).join(' ');
}
