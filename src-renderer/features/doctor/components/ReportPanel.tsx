import { CircleHelp, ClipboardCopy, RefreshCw } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoctorReport } from '#shared/contract/doctor.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useNow } from '../../../state/use-now.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EventLog } from '../../../ui/EventLog.tsx';
import { Fold } from '../../../ui/Fold.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { SectionPanel } from '../../../ui/SectionPanel.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { sortChecks } from '../check-groups.ts';
import { useLook, useMay } from '../queries.ts';
import { CheckRow, FineRow } from './CheckRow.tsx';
import { ReportHead } from './ReportHead.tsx';
import { SupportDialog } from './SupportDialog.tsx';

export interface ReportPanelProps {
  readonly report: DoctorReport;
  readonly name: string;
}

/** Everything that is known of one account or of this computer; looked at by itself when nobody ever did. */
export function ReportPanel({ report, name }: ReportPanelProps) {
  const { t } = useTranslation('doctor');
  const sentenceOf = useFailureSentence();
  const look = useLook();
  const mayLook = useMay().look;
  const [isSupport, setSupport] = useState(false);
  const isRunning = look.isPending || report.isRunning;
  const isNew = report.checkedAt === null;
  const lookFirst = useEffectEvent(() => {
    if (mayLook && !report.isRunning) look.mutate({ accountId: report.accountId });
  });
  useEffect(() => {
    if (isNew) lookFirst();
  }, [isNew]);
  return (
    <div className="flex flex-col gap-8">
      <ReportHead
        report={report}
        name={name}
        isRunning={isRunning}
        actions={
          <>
            <Button
              icon={RefreshCw}
              disabledReason={mayLook ? undefined : t('needsOperator')}
              pendingLabel={isRunning && t('looking')}
              onClick={() => look.mutate({ accountId: report.accountId })}
            >
              {t('look')}
            </Button>
            <Button variant="quiet" icon={ClipboardCopy} onClick={() => setSupport(true)}>
              {t('support.action')}
            </Button>
          </>
        }
      />
      {look.error ? (
        <Banner tone="danger">{t('lookFailed', { reason: sentenceOf(look.error) })}</Banner>
      ) : null}
      {isNew && mayLook && !look.error ? (
        <div>
          <p className="px-4 text-sm text-ink-faint">{t('firstLook')}</p>
          <Skeleton shape="lines" count={8} />
        </div>
      ) : (
        <Checks report={report} />
      )}
      {isNew ? null : <Changes log={report.log} />}
      <SupportDialog accountId={report.accountId} isOpen={isSupport} onClose={() => setSupport(false)} />
    </div>
  );
}

function Checks({ report }: { readonly report: DoctorReport }) {
  const { t } = useTranslation('doctor');
  const { language } = useLanguage();
  const locked = useMay().repair ? undefined : t('needsAdmin');
  const { groups, fine, unknown } = sortChecks(report.checks);
  return (
    <div className="flex flex-col gap-6">
      {groups.map(({ group, checks }) => (
        <section key={group} aria-label={t(`groups.${group}`)} className="flex flex-col gap-2">
          <h3 className="text-sm font-semibold text-ink-soft">{t(`groups.${group}`)}</h3>
          <ul className="divide-y divide-line rounded-lg border border-line bg-surface-raised">
            {checks.map((check) => (
              <CheckRow key={check.id} report={report} check={check} locked={locked} />
            ))}
          </ul>
        </section>
      ))}
      {fine.length > 0 ? (
        <Fold title={t('fine', { count: fine.length })}>
          <ul className="grid gap-x-8 gap-y-2 lg:grid-cols-2">
            {fine.map((check) => (
              <FineRow key={check.id} check={check} />
            ))}
          </ul>
        </Fold>
      ) : null}
      {unknown.length > 0 ? (
        <Fold title={t('unknown', { count: unknown.length })}>
          <ul className="flex flex-col gap-2">
            {unknown.map((check) => (
              <li key={check.id} className="flex items-start gap-2.5 text-sm text-ink-soft">
                <Icon of={CircleHelp} className="mt-0.5 text-ink-faint" />
                <span className="min-w-0 flex-1 text-pretty break-words">{check.sentence[language]}</span>
              </li>
            ))}
          </ul>
        </Fold>
      ) : null}
    </div>
  );
}

const SHOWN = 8;

function Changes({ log }: { readonly log: DoctorReport['log'] }) {
  const { t } = useTranslation('doctor');
  const { language } = useLanguage();
  const now = useNow();
  const [isWhole, setWhole] = useState(false);
  const entries = log.map(({ at, sentence }) => ({ at, text: sentence[language] }));
  return (
    <SectionPanel title={t('log.title')}>
      {entries.length === 0 ? <p className="text-sm text-ink-faint">{t('log.empty')}</p> : null}
      <EventLog label={t('log.title')} entries={isWhole ? entries : entries.slice(0, SHOWN)} now={now} />
      {entries.length > SHOWN && !isWhole ? (
        <Button size="small" variant="quiet" className="-ms-2.5 self-start" onClick={() => setWhole(true)}>
          {t('log.more')}
        </Button>
      ) : null}
    </SectionPanel>
  );
}
