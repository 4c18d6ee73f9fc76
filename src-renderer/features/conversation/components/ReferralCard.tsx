import { ExternalLink, Megaphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/contract/messages.ts';
import { asWebLink } from '#shared/domain/links.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { LinkText } from './content/LinkText.tsx';

export interface ReferralCardProps {
  readonly referral: NonNullable<Message['referral']>;
}

/** The advertisement or post that brought the customer here. */
export function ReferralCard({ referral }: ReferralCardProps) {
  const { t } = useTranslation('conversation');
  const origin = referral.sourceType === 'ad' ? 'ad' : referral.sourceType === 'post' ? 'post' : 'other';
  const link = asWebLink(referral.sourceUrl ?? '');
  return (
    <div className="mb-1.5 flex flex-col gap-0.5 rounded-md bg-press px-2.5 py-2 text-sm">
      <span className="flex items-center gap-1.5 text-xs text-ink-faint">
        <Icon of={Megaphone} size={14} />
        {t(`referral.${origin}`)}
      </span>
      {referral.headline ? <bdi className="font-medium break-words">{referral.headline}</bdi> : null}
      {referral.body ? <bdi className="break-words text-ink-soft">{referral.body}</bdi> : null}
      {link && link.caution === null ? (
        <a
          href={link.href}
          target="_blank"
          rel="noreferrer"
          className="inline-flex items-center gap-1 text-accent-ink hover:underline"
        >
          {t('referral.open', { host: link.host })}
          <Icon of={ExternalLink} size={14} />
        </a>
      ) : null}
      {link && link.caution !== null ? <LinkText link={link} /> : null}
    </div>
  );
}
