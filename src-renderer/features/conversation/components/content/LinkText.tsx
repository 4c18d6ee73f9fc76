import { Copy, MessageCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatPhone } from '#shared/domain/format-phone.ts';
import type { TextLink } from '#shared/domain/links.ts';
import { Menu } from '../../../../ui/Menu.tsx';
import { copyText } from '../../copy.ts';
import { isDoubtful } from '../../link-words.ts';
import { useReadingTools } from '../../reading-tools.ts';

export interface LinkTextProps {
  readonly link: TextLink;
}

const look = 'text-accent-ink underline decoration-1 underline-offset-2 [overflow-wrap:anywhere]';

/** An address in a text, as it was written; what deceives shows where it really leads and asks before it is opened. */
export function LinkText({ link }: LinkTextProps) {
  const { t } = useTranslation('conversation');
  const tools = useReadingTools();
  if (link.kind === 'email')
    return (
      <a href={`mailto:${link.address}`} target="_blank" rel="noreferrer" className={look}>
        {link.text}
      </a>
    );
  if (link.kind === 'phone') return <PhoneText text={link.text} phone={link.phone} />;
  if (!isDoubtful(link))
    return (
      <a
        href={link.href}
        target="_blank"
        rel="noreferrer"
        title={t('bubble.link', { host: link.host })}
        className={look}
      >
        <bdi>{link.text}</bdi>
      </a>
    );
  const words = (
    <>
      <bdi>{link.text}</bdi>
      {link.caution === 'insecure' ? null : <span className="text-waiting-ink"> ({link.host})</span>}
    </>
  );
  // Where there is nobody to ask, a doubtful link stays words.
  if (!tools) return <span>{words}</span>;
  const ask = () => tools.askAboutLink(link);
  return (
    // No button, which could not be broken over lines; no anchor, which a middle click would open unasked.
    // biome-ignore lint/a11y/useSemanticElements: see above
    <span
      role="link"
      tabIndex={0}
      title={t('bubble.link', { host: link.host })}
      onClick={ask}
      onKeyDown={(event) => (event.key === 'Enter' ? ask() : undefined)}
      className={`${look} cursor-pointer`}
    >
      {words}
    </span>
  );
}

function PhoneText({ text, phone }: { readonly text: string; readonly phone: string }) {
  const { t } = useTranslation('conversation');
  const tools = useReadingTools();
  if (!tools) return text;
  const { writeTo } = tools;
  const shown = formatPhone(phone.slice(1));
  return (
    <Menu
      trigger={
        <button type="button" className={look}>
          {text}
        </button>
      }
      entries={[
        ...(writeTo
          ? [
              {
                kind: 'action' as const,
                label: t('contacts.writeTo', { name: shown }),
                icon: MessageCircle,
                onSelect: () => writeTo({ name: null, phone }),
              },
            ]
          : []),
        {
          kind: 'action',
          label: t('contacts.copyPhone', { phone: shown }),
          icon: Copy,
          onSelect: () => copyText(phone, t('contacts.copied'), t('actions.copyFailed')),
        },
      ]}
    />
  );
}
