import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TemplateButton } from '#shared/domain/template-draft.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Checkbox } from '../../../../ui/Checkbox.tsx';
import { IconButton } from '../../../../ui/IconButton.tsx';
import { keyed } from '../../../../ui/keyed.ts';
import { RadioCards } from '../../../../ui/RadioCards.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import type { Editor } from '../editor.ts';
import { CountedField } from './CountedField.tsx';

type OtpButton = Extract<TemplateButton, { kind: 'otp' }>;
type App = OtpButton['supportedApps'][number];

export interface OtpFieldsProps {
  readonly editor: Editor;
  readonly button: OtpButton;
  readonly onChange: (button: TemplateButton) => void;
}

const types = ['COPY_CODE', 'ONE_TAP', 'ZERO_TAP'] as const;
const MOST_APPS = 5;

/** How the customer's code gets from the message to where it is needed. */
export function OtpFields({ editor, button, onChange }: OtpFieldsProps) {
  const { t } = useTranslation('templateEditor');
  const isOff = editor.readOnlyReason !== null;
  const set = (next: Partial<OtpButton>) => onChange({ ...button, ...next });
  const hasApp = button.otpType !== 'COPY_CODE';
  return (
    <>
      <RadioCards
        label={t('otp.type')}
        value={button.otpType}
        onValueChange={(otpType) => set({ otpType })}
        options={types.map((type) => ({
          value: type,
          label: t(`otp.types.${type}`),
          description: t(`otp.typeHints.${type}`),
          isDisabled: isOff && type !== button.otpType,
        }))}
      />
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        <CountedField
          label={t('otp.copyText')}
          editor={editor}
          limit={25}
          isDisabled={isOff}
          value={button.text}
          description={t('otp.copyTextHint')}
          onValueChange={(text) => set({ text })}
        />
        {hasApp ? (
          <CountedField
            label={t('otp.autofillText')}
            editor={editor}
            limit={25}
            isDisabled={isOff}
            value={button.autofillText}
            onValueChange={(autofillText) => set({ autofillText })}
          />
        ) : null}
      </div>
      {hasApp ? (
        <Apps
          apps={button.supportedApps}
          isDisabled={isOff}
          onChange={(supportedApps) => set({ supportedApps })}
        />
      ) : null}
      {button.otpType === 'ZERO_TAP' ? (
        <Checkbox
          label={t('otp.terms')}
          isChecked={button.hasAcceptedZeroTapTerms}
          isDisabled={isOff}
          onChange={(hasAcceptedZeroTapTerms) => set({ hasAcceptedZeroTapTerms })}
        />
      ) : null}
    </>
  );
}

interface AppsProps {
  readonly apps: readonly App[];
  readonly isDisabled: boolean;
  readonly onChange: (apps: App[]) => void;
}

/** The apps that may take the code, by their signature. */
function Apps({ apps, isDisabled, onChange }: AppsProps) {
  const { t } = useTranslation('templateEditor');
  const set = (index: number, next: Partial<App>) =>
    onChange(apps.map((app, place) => (place === index ? { ...app, ...next } : app)));
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm font-medium">{t('otp.apps')}</p>
      {keyed(apps).map(({ key, item }, index) => (
        <div key={key} className="flex items-end gap-2">
          <TextField
            label={t('otp.package')}
            isCode
            className="flex-1"
            isDisabled={isDisabled}
            placeholder="com.example.shop"
            value={item.packageName}
            maxLength={300}
            onChange={(event) => set(index, { packageName: event.target.value })}
          />
          <TextField
            label={t('otp.hash')}
            isCode
            className="w-36"
            isDisabled={isDisabled}
            placeholder="K8a/AINcGX7"
            value={item.signatureHash}
            maxLength={100}
            onChange={(event) => set(index, { signatureHash: event.target.value })}
          />
          <IconButton
            icon={X}
            label={t('otp.removeApp', { index: index + 1 })}
            isDisabled={isDisabled}
            onClick={() => onChange(apps.filter((_, place) => place !== index))}
          />
        </div>
      ))}
      {apps.length < MOST_APPS ? (
        <Button
          size="small"
          icon={Plus}
          className="self-start"
          isDisabled={isDisabled}
          onClick={() => onChange([...apps, { packageName: '', signatureHash: '' }])}
        >
          {t('otp.addApp')}
        </Button>
      ) : null}
    </div>
  );
}
