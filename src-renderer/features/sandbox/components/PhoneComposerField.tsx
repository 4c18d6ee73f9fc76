import {
  BookUser,
  CircleHelp,
  FileText,
  Image,
  type LucideIcon,
  MapPin,
  Megaphone,
  Mic,
  Plus,
  SendHorizontal,
  ShoppingBag,
  Sticker,
  Video,
  X,
} from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhoneMessage, PretendCustomer } from '#shared/contract/sandbox.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { RunSandboxCall } from '../use-sandbox-actions.ts';
import { PhoneQuotePanel } from './PhoneQuotePanel.tsx';

export interface PhoneComposerFieldProps {
  readonly customer: PretendCustomer;
  readonly quoted: PhoneMessage | null;
  readonly businessName: string;
  readonly onCancelQuote: () => void;
  readonly run: RunSandboxCall;
}

const samples = [
  ['image', Image],
  ['video', Video],
  ['voice', Mic],
  ['document', FileText],
  ['sticker', Sticker],
  ['location', MapPin],
  ['contact', BookUser],
  ['order', ShoppingBag],
  ['ad_referral', Megaphone],
  ['unsupported', CircleHelp],
] as const satisfies readonly (readonly [string, LucideIcon])[];

/** Where one writes as the customer: words, or one of the samples behind the plus. */
export function PhoneComposerField(props: PhoneComposerFieldProps) {
  const { customer, quoted, businessName, onCancelQuote, run } = props;
  const { t } = useTranslation('sandbox');
  const [text, setText] = useState('');
  const customerId = customer.id;
  const send = (event: FormEvent) => {
    event.preventDefault();
    const words = text.trim();
    if (words === '') return;
    const quotedWamid = quoted?.wamid ?? null;
    run(
      (sandbox) => sandbox.write({ customerId, text: words, quotedWamid }),
      () => setText(words),
    );
    setText('');
    onCancelQuote();
  };
  return (
    <form onSubmit={send} className="flex shrink-0 flex-col gap-1.5 border-t border-line p-2">
      {quoted ? (
        <div className="flex items-start gap-1 ps-2">
          <div className="min-w-0 flex-1">
            <PhoneQuotePanel message={quoted} businessName={businessName} />
          </div>
          <IconButton icon={X} size="small" label={t('chat.cancelReply')} onClick={onCancelQuote} />
        </div>
      ) : null}
      <div className="flex items-center gap-1">
        <Menu
          side="top"
          trigger={<IconButton icon={Plus} label={t('chat.attach')} />}
          entries={samples.map(([sample, icon]) => ({
            kind: 'action',
            icon,
            label: t(`samples.${sample}`),
            onSelect: () => run((sandbox) => sandbox.sendSample({ customerId, sample })),
          }))}
        />
        <TextField
          className="flex-1"
          label={t('chat.write')}
          isLabelHidden
          placeholder={t('chat.write')}
          value={text}
          maxLength={4096}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && quoted) onCancelQuote();
          }}
        />
        <IconButton
          type="submit"
          icon={SendHorizontal}
          tone="accent"
          label={t('chat.send')}
          isDisabled={text.trim() === ''}
        />
      </div>
    </form>
  );
}
