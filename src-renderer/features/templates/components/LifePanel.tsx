import { Combine, Copy, PencilLine, Play } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Template } from '#shared/contract/templates.ts';
import {
  canDuplicate,
  canUnpause,
  partWords,
  rejectionWords,
  statusWords,
} from '#shared/domain/template-life.ts';
import { useMay } from '../../../api/use-may.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../state/use-now.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useUnpause } from '../mutations.ts';
import { pauseOf } from '../pause.ts';
import { useHistory } from '../queries.ts';
import { sentenceOfMeta } from '../sentence-of-meta.ts';
import { useTemplateWords } from '../use-template-words.ts';
import { DuplicateDialog } from './DuplicateDialog.tsx';

export interface LifePanelProps {
  readonly template: Template;
}

/** Whatever about a template waits for somebody: what it is, what it means, and what to do. */
export function LifePanel({ template }: LifePanelProps) {
  const { t } = useTranslation('templates');
  const words = useTemplateWords();
  const { status, comingCategory, category, unknownParts, lockedParts } = template;
  return (
    <div className="flex flex-col gap-3 empty:hidden">
      {template.hasConflict ? <ConflictBanner template={template} /> : null}
      <StatusBanner template={template} />
      {comingCategory === null ? null : (
        <Banner
          tone="waiting"
          title={t('life.coming', { from: words.category(category), to: words.category(comingCategory) })}
        >
          {t(comingCategory === 'MARKETING' ? 'life.comingMarketing' : 'life.comingOther')}
        </Banner>
      )}
      {template.hasUnsubmittedChanges && status !== 'DRAFT' ? (
        <Banner tone="info" title={t('life.unsubmitted')} action={<EditButton template={template} />}>
          {t('life.unsubmittedMeaning')}
        </Banner>
      ) : null}
      {unknownParts.length > 0 ? (
        <Banner tone="info" title={t('life.unknown')}>
          {t('life.unknownMeaning', { parts: unknownParts.join(', ') })}
        </Banner>
      ) : lockedParts.length > 0 ? (
        <Banner tone="info" title={t('life.locked')}>
          {t('life.lockedMeaning', {
            parts: lockedParts.map((part) => words.say(partWords(part))).join(', '),
          })}
        </Banner>
      ) : null}
    </div>
  );
}

function StatusBanner({ template }: LifePanelProps) {
  const words = useTemplateWords();
  const { label, meaning, tone } = statusWords(template.status);
  switch (template.status) {
    case 'APPROVED':
      return null;
    case 'REJECTED':
      return <RejectedBanner template={template} />;
    case 'PAUSED':
      return <PausedBanner template={template} />;
    default:
      return (
        <Banner
          tone={tone === 'bad' ? 'danger' : tone === 'waiting' || tone === 'warning' ? 'waiting' : 'info'}
          title={words.say(label)}
          action={
            template.status === 'DRAFT' ? (
              <EditButton template={template} />
            ) : template.status === 'DISABLED' ? (
              <AnewButton template={template} />
            ) : null
          }
        >
          {words.say(meaning)}
        </Banner>
      );
  }
}

/** Meta gives a word; what it means and what helps is ours, and what it wrote besides stands under it. */
function RejectedBanner({ template }: LifePanelProps) {
  const { t } = useTranslation('templates');
  const { say } = useTemplateWords();
  const reason = rejectionWords(template.rejectedReason);
  const meaning = statusWords('REJECTED').meaning;
  const told = useHistory(template.id).data?.events.find(
    ({ kind, to }) => kind === 'status' && to === 'REJECTED',
  )?.reason;
  const extra = told && told !== template.rejectedReason ? sentenceOfMeta(told) : null;
  return (
    <Banner
      tone="danger"
      title={reason ? t('life.rejectedFor', { reason: say(reason.what) }) : t('life.rejected')}
      action={<EditButton template={template} label={t('life.fix')} />}
    >
      <p className="text-pretty">{say(reason ? reason.advice : meaning)}</p>
      {extra ? (
        <p className="pt-1 text-pretty text-ink-soft">{t('life.metaSays', { words: extra })}</p>
      ) : null}
    </Banner>
  );
}

function PausedBanner({ template }: LifePanelProps) {
  const { t } = useTranslation('templates');
  const { say } = useTemplateWords();
  const format = useFormat();
  const now = useNow();
  const unpause = useUnpause();
  const history = useHistory(template.id);
  const pause = history.data ? pauseOf(history.data.events) : null;
  const told = sentenceOfMeta(pause?.reason ?? null);
  const allowed = canUnpause(template);
  const mayChange = useMay('admin');
  const locked = mayChange ? (allowed === true ? undefined : say(allowed)) : t('needsAdmin');
  const isOver = pause?.until != null && pause.until <= now;
  return (
    <Banner
      tone="waiting"
      title={
        pause?.until == null
          ? t('life.paused')
          : isOver
            ? t('life.pauseOver')
            : t('life.pausedUntil', { until: format.when(pause.until, now) })
      }
      action={
        <>
          <Button
            icon={Play}
            disabledReason={locked}
            pendingLabel={unpause.isPending && t('life.unpausing')}
            onClick={() => unpause.mutate(template)}
          >
            {t('life.unpause')}
          </Button>
          <EditButton template={template} />
        </>
      }
    >
      <p className="text-pretty">{say(statusWords('PAUSED').meaning)}</p>
      {pause && pause.number > 1 ? <p className="pt-1 text-pretty">{t('life.pausedAgain')}</p> : null}
      {told ? <p className="pt-1 text-pretty text-ink-soft">{t('life.metaSays', { words: told })}</p> : null}
    </Banner>
  );
}

function ConflictBanner({ template }: LifePanelProps) {
  const { t } = useTranslation('templates');
  const [, navigate] = useLocation();
  return (
    <Banner
      tone="danger"
      title={t('life.conflict')}
      action={
        <Button icon={Combine} onClick={() => navigate(`/templates/${template.id}/merge`)}>
          {t('life.compare')}
        </Button>
      }
    >
      {t('life.conflictMeaning')}
    </Banner>
  );
}

/** A disabled one cannot be changed: its words begin a new one. */
function AnewButton({ template }: LifePanelProps) {
  const { t } = useTranslation('templates');
  const [isAsking, setAsking] = useState(false);
  const allowed = canDuplicate(template);
  const { say } = useTemplateWords();
  const locked = useMay('admin') ? (allowed === true ? undefined : say(allowed)) : t('needsAdmin');
  return (
    <>
      <Button icon={Copy} disabledReason={locked} onClick={() => setAsking(true)}>
        {t('page.duplicate')}
      </Button>
      {isAsking ? (
        <DuplicateDialog template={template} purpose="copy" taken={[]} onClose={() => setAsking(false)} />
      ) : null}
    </>
  );
}

function EditButton({ template, label }: LifePanelProps & { readonly label?: string }) {
  const { t } = useTranslation('templates');
  const [, navigate] = useLocation();
  const locked = useMay('admin') ? undefined : t('needsAdmin');
  return (
    <Button
      icon={PencilLine}
      disabledReason={locked}
      onClick={() => navigate(`/templates/${template.id}/edit`)}
    >
      {label ?? t('page.edit')}
    </Button>
  );
}
