import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message, MessageError } from '#shared/contract/messages.ts';
import type { MessageContent } from '#shared/domain/content.ts';
import { isMetaStatus } from '#shared/domain/message-status.ts';
import { useHub } from '../../api/hub-context.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Banner } from '../../ui/Banner.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { KeyValue } from '../../ui/KeyValue.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { MessageTrail } from './components/MessageTrail.tsx';

export interface MessageInfoDialogProps {
  /** Null while the dialog is closed. */
  readonly message: Message | null;
  readonly onClose: () => void;
}

/** Everything that is known of one message, from times to Meta's own data. */
export function MessageInfoDialog({ message, onClose }: MessageInfoDialogProps) {
  const { t } = useTranslation('conversation');
  return (
    <Dialog
      isOpen={message !== null}
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={t('info.title')}
      size="large"
    >
      {message ? <InfoBody message={message} /> : null}
    </Dialog>
  );
}

function InfoBody({ message }: { readonly message: Message }) {
  const { t } = useTranslation('conversation');
  const { query } = useHub();
  const failureSentence = useFailureSentence();
  const { data, error, isPending } = useQuery(
    query.messages.info.queryOptions({ input: { id: message.id } }),
  );
  if (isPending) return <Skeleton shape="lines" count={6} />;
  if (!data) {
    return (
      <Banner tone="danger" title={t('info.loadFailed')}>
        {failureSentence(error)}
      </Banner>
    );
  }
  return (
    // The names of all parts stand in one column.
    <div className="flex flex-col gap-5 [&_dl]:grid-cols-[minmax(0,9rem)_minmax(0,1fr)]">
      <Times message={data.message} />
      {data.message.direction === 'out' ? <History statuses={data.statuses} /> : null}
      {data.message.direction === 'out' && data.message.wamid ? (
        <Part title={t('info.trail')}>
          <MessageTrail messageId={data.message.id} />
        </Part>
      ) : null}
      {data.message.error ? <ErrorPart error={data.message.error} /> : null}
      <InboundError content={data.message.content} />
      <Part title={t('info.ids')}>
        <DescriptionList>
          <Id name={t('info.wamid')} value={data.message.wamid ?? t('info.noWamid')} />
          <Id name={t('info.quotedWamid')} value={data.message.quoted?.wamid} />
          <Id name={t('info.id')} value={String(data.message.id)} />
          <Id name={t('info.clientId')} value={data.message.clientId} />
          <Id name={t('info.sha256')} value={data.message.media?.sha256} />
        </DescriptionList>
      </Part>
      {data.raw === null || data.raw === undefined ? null : (
        <Part title={t('info.raw')}>
          <details className="text-sm">
            <summary className="text-accent-ink">{t('info.rawShow')}</summary>
            <pre className="mt-2 max-h-80 overflow-auto rounded-md bg-surface-sunken p-3 font-mono text-xs break-all whitespace-pre-wrap select-text">
              {JSON.stringify(data.raw, null, 2)}
            </pre>
          </details>
        </Part>
      )}
    </div>
  );
}

/** One number or name that others know the message by; nothing where there is none. */
function Id({ name, value }: { readonly name: string; readonly value: string | null | undefined }) {
  return value ? (
    <KeyValue name={name} isCode>
      {value}
    </KeyValue>
  ) : null;
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-sm font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function Times({ message }: { readonly message: Message }) {
  const { t } = useTranslation(['conversation', 'shell']);
  const format = useFormat();
  return (
    <Part title={t('conversation:info.times')}>
      <DescriptionList>
        {message.status ? (
          <KeyValue name={t('conversation:info.status')}>{t(`shell:ticks.${message.status}`)}</KeyValue>
        ) : null}
        <KeyValue name={t('conversation:info.sentAt')}>{format.moment(message.sentAt)}</KeyValue>
        <KeyValue name={t('conversation:info.receivedAt')}>{format.moment(message.receivedAt)}</KeyValue>
        {message.editedAt ? (
          <KeyValue name={t('conversation:info.editedAt')}>{format.moment(message.editedAt)}</KeyValue>
        ) : null}
        {message.revokedAt ? (
          <KeyValue name={t('conversation:info.revokedAt')}>{format.moment(message.revokedAt)}</KeyValue>
        ) : null}
        {message.reactions.map(({ by, emoji, at }) => (
          <KeyValue key={by} name={t(`conversation:info.reaction.${by}`)}>
            {emoji} {format.moment(at)}
          </KeyValue>
        ))}
      </DescriptionList>
    </Part>
  );
}

interface StatusEntry {
  readonly status: string;
  readonly at: number;
  /** When it was heard here; it may be hours later. */
  readonly receivedAt: number;
  readonly error: MessageError | null;
  readonly priceCategory: string | null;
  readonly isBillable: boolean | null;
}

/** Meta's names of what a message is paid as. */
const categories = ['marketing', 'utility', 'authentication', 'service', 'referral_conversion'] as const;

function History({ statuses }: { readonly statuses: readonly StatusEntry[] }) {
  const { t } = useTranslation(['conversation', 'shell']);
  const format = useFormat();
  const { language } = useLanguage();
  const word = (status: string) => (isMetaStatus(status) ? t(`shell:ticks.${status}`) : status);
  const categoryWord = (name: string) => {
    const known = categories.find((category) => category === name);
    return known ? t(`conversation:info.categories.${known}`) : name;
  };
  const priced = statuses.find((entry) => entry.priceCategory !== null);
  return (
    <Part title={t('conversation:info.history')}>
      {statuses.length === 0 ? (
        <p className="text-sm text-ink-faint">{t('conversation:info.noStatuses')}</p>
      ) : null}
      <DescriptionList>
        {statuses.map((entry) => (
          <KeyValue key={`${entry.status}-${entry.at}-${entry.receivedAt}`} name={word(entry.status)}>
            <span className="tabular-nums">{format.moment(entry.at)}</span>
            <span className="block text-xs text-ink-faint tabular-nums">
              {t('conversation:info.heardAt', { at: format.moment(entry.receivedAt) })}
            </span>
            {entry.error ? (
              <span className="block text-xs text-danger-ink">{entry.error.sentence[language]}</span>
            ) : null}
          </KeyValue>
        ))}
        {priced ? (
          <KeyValue name={t('conversation:info.price')}>
            {t(priced.isBillable === false ? 'conversation:info.free' : 'conversation:info.billable', {
              category: categoryWord(priced.priceCategory ?? ''),
            })}
          </KeyValue>
        ) : null}
      </DescriptionList>
    </Part>
  );
}

/** Why Meta could not hand over what a customer wrote. */
function InboundError({ content }: { readonly content: MessageContent }) {
  const { t } = useTranslation('conversation');
  if (content.kind !== 'unsupported' || (content.errorCode === null && content.detail === null)) return null;
  return (
    <Part title={t('info.error')}>
      <DescriptionList>
        <KeyValue
          name={
            content.errorCode === null
              ? t('info.errorOfMeta')
              : t('info.errorCode', { code: content.errorCode })
          }
        >
          {content.detail ?? ''}
        </KeyValue>
      </DescriptionList>
    </Part>
  );
}

function ErrorPart({ error }: { readonly error: MessageError }) {
  const { t } = useTranslation('conversation');
  const { language } = useLanguage();
  return (
    <Part title={t('info.error')}>
      <p className="text-sm text-danger-ink">{error.sentence[language]}</p>
      <p className="text-sm text-ink-soft">{t(`info.advice.${error.retry}`)}</p>
      <DescriptionList>
        {error.code === null ? null : (
          <KeyValue
            name={t('info.errorCode', {
              code: error.subcode === null ? error.code : `${error.code}/${error.subcode}`,
            })}
          >
            {error.title ?? ''}
          </KeyValue>
        )}
        {error.details ? <KeyValue name="">{error.details}</KeyValue> : null}
      </DescriptionList>
    </Part>
  );
}
