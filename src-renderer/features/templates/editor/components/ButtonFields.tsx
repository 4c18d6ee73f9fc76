import { useTranslation } from 'react-i18next';
import type { TemplateButton } from '#shared/domain/template-draft.ts';
import { placesInText } from '#shared/domain/template-places.ts';
import { SegmentedControl } from '../../../../ui/SegmentedControl.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import type { Editor } from '../editor.ts';
import { CountedField } from './CountedField.tsx';
import { FlowFields } from './FlowFields.tsx';
import { OtpFields } from './OtpFields.tsx';

export interface ButtonFieldsProps {
  readonly editor: Editor;
  readonly button: TemplateButton;
  readonly onChange: (button: TemplateButton) => void;
}

/** What a button wants to know, by its kind. */
export function ButtonFields({ editor, button, onChange }: ButtonFieldsProps) {
  const { t } = useTranslation('templateEditor');
  const isOff = editor.readOnlyReason !== null;
  const words = 'text' in button && button.kind !== 'otp' ? button : null;
  const textField = words ? (
    <CountedField
      label={t('buttons.text')}
      editor={editor}
      limit={25}
      isDisabled={isOff}
      value={words.text}
      onValueChange={(text) => onChange({ ...words, text })}
    />
  ) : null;
  switch (button.kind) {
    case 'quick_reply':
    case 'catalog':
    case 'mpm':
    case 'spm':
      return (
        <>
          {textField}
          {button.kind === 'quick_reply' ? null : <Note words={t(`buttons.hints.${button.kind}`)} />}
        </>
      );
    case 'url':
      return (
        <>
          {textField}
          <UrlFields editor={editor} button={button} onChange={onChange} />
        </>
      );
    case 'phone_number':
      return (
        <>
          {textField}
          <CountedField
            label={t('buttons.phone')}
            editor={editor}
            limit={20}
            isCode
            isDisabled={isOff}
            placeholder="+380671234567"
            value={button.phoneNumber}
            onValueChange={(phoneNumber) => onChange({ ...button, phoneNumber })}
          />
        </>
      );
    case 'copy_code':
      return (
        <CountedField
          label={t('buttons.code')}
          editor={editor}
          limit={15}
          isCode
          isDisabled={isOff}
          placeholder="SPRING25"
          description={t('buttons.hints.copy_code')}
          value={button.sample}
          onValueChange={(sample) => onChange({ ...button, sample })}
        />
      );
    case 'voice_call':
      return (
        <>
          {textField}
          <TextField
            label={t('buttons.ttl')}
            type="number"
            min={1}
            className="max-w-60"
            isDisabled={isOff}
            description={t('buttons.hints.voice_call')}
            value={button.ttlMinutes === null ? '' : String(button.ttlMinutes)}
            onChange={(event) =>
              onChange({
                ...button,
                ttlMinutes: event.target.value === '' ? null : Math.trunc(Number(event.target.value)),
              })
            }
          />
        </>
      );
    case 'flow':
      return (
        <>
          {textField}
          <FlowFields editor={editor} button={button} onChange={onChange} />
        </>
      );
    case 'request_contact_info':
      return <Note words={t('buttons.hints.request_contact_info')} />;
    case 'otp':
      return <OtpFields editor={editor} button={button} onChange={onChange} />;
  }
}

const Note = ({ words }: { readonly words: string }) => <p className="text-sm text-ink-faint">{words}</p>;

interface FieldsOf<Kind extends TemplateButton['kind']> {
  readonly editor: Editor;
  readonly button: Extract<TemplateButton, { kind: Kind }>;
  readonly onChange: (button: TemplateButton) => void;
}

/** A website: always the same, or with a place at its end. */
function UrlFields({ editor, button, onChange }: FieldsOf<'url'>) {
  const { t } = useTranslation('templateEditor');
  const isOff = editor.readOnlyReason !== null;
  const isDynamic = placesInText(button.url).length > 0;
  const setDynamic = (wanted: boolean) => {
    if (wanted === isDynamic || isOff) return;
    const url = wanted
      ? `${button.url}${button.url.endsWith('/') ? '' : '/'}{{1}}`
      : placesInText(button.url).reduceRight(
          (rest, { from, to }) => rest.slice(0, from) + rest.slice(to),
          button.url,
        );
    onChange({ ...button, url });
  };
  return (
    <>
      <CountedField
        label={t('buttons.url')}
        editor={editor}
        limit={2000}
        isCode
        isDisabled={isOff}
        placeholder="https://example.com/orders"
        description={t(isDynamic ? 'buttons.hints.dynamic' : 'buttons.hints.static')}
        value={button.url}
        onValueChange={(url) => onChange({ ...button, url })}
      />
      <fieldset disabled={isOff} className="m-0 border-0 p-0">
        <SegmentedControl
          label={t('buttons.urlKind')}
          value={isDynamic ? 'dynamic' : 'static'}
          onValueChange={(kind) => setDynamic(kind === 'dynamic')}
          segments={[
            { value: 'static', label: t('buttons.static') },
            { value: 'dynamic', label: t('buttons.dynamic') },
          ]}
        />
      </fieldset>
    </>
  );
}
