import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutgoingContent } from '#shared/contract/messages.ts';
import type { MessageContent } from '#shared/domain/content.ts';
import { checkOutgoing, outgoingLimits, toMessageContent } from '#shared/domain/outgoing.ts';
import { Refusal, refusalSentence } from '#shared/domain/refusals.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import {
  type ChoicesForm,
  choicesContent,
  choicesOf,
  emptyButton,
  emptyChoices,
  MOST_BUTTONS,
} from '../choices-form.ts';
import { useTooLong } from '../use-too-long.ts';
import { CountedField } from './CountedField.tsx';
import { ChoicesContent } from './content/ChoicesContent.tsx';
import { LimitCount } from './LimitCount.tsx';
import type { FormDialogProps } from './LocationDialog.tsx';
import { SectionFields } from './SectionFields.tsx';

type Content = Extract<OutgoingContent, { kind: 'buttons' | 'list' }>;

export interface ChoicesDialogProps extends FormDialogProps<Content> {
  readonly kind: ChoicesForm['kind'];
  /** The words that stand in the composer already. */
  readonly body: string;
  /** A message that is changed; null for a new one. */
  readonly begun: Extract<MessageContent, { kind: 'interactive' }> | null;
}

/** A message with reply buttons or a list: limits are counted as one types, and the bubble is shown beside. */
export function ChoicesDialog({ kind, body, begun, isOpen, onClose, onSend }: ChoicesDialogProps) {
  const { t } = useTranslation(['composer', 'common']);
  const { language } = useLanguage();
  const [form, setForm] = useState(() =>
    begun ? choicesOf(begun, kind) : emptyChoices(kind, body, t('composer:choices.listButtonSample')),
  );
  const tooLong = useTooLong();
  const content = choicesContent(form);
  const verdict = checkForm(content);
  const problem =
    verdict instanceof Refusal ? refusalSentence(verdict.code, verdict.values, language) : undefined;
  // The field itself tells that it is too long; a sentence about "the text" would not say which.
  const isTooLong = verdict instanceof Refusal && verdict.code === 'TEXT_TOO_LONG';
  const change = (part: Partial<ChoicesForm>) => setForm((old) => ({ ...old, ...part }));
  const bodyLimit = kind === 'buttons' ? outgoingLimits.buttonsBody : outgoingLimits.listBody;
  // Drawn anew when it comes back, since a dialog that is still leaving would be hidden from screen readers by the next one.
  if (!isOpen) return null;
  return (
    <Dialog
      isOpen
      size="large"
      isDismissedByClick={false}
      onOpenChange={(isWished) => (isWished ? undefined : onClose())}
      title={t(`composer:choices.${kind}Title`)}
      footer={
        <>
          <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
          <Button
            variant="primary"
            disabledReason={isTooLong ? t('composer:choices.shorten') : problem}
            onClick={() => onSend(content)}
          >
            {t('common:actions.send')}
          </Button>
        </>
      }
    >
      <div className="grid gap-6 pt-1 sm:grid-cols-[minmax(0,1fr)_280px]">
        <div className="flex min-w-0 flex-col gap-4">
          <TextArea
            label={t('composer:choices.body')}
            hint={<LimitCount length={form.body.length} limit={bodyLimit} />}
            dir="auto"
            value={form.body}
            error={tooLong(form.body, bodyLimit)}
            onChange={(event) => change({ body: event.target.value })}
          />
          {kind === 'buttons' ? (
            <ButtonFields form={form} onChange={change} />
          ) : (
            <>
              <CountedField
                label={t('composer:choices.listButton')}
                limit={outgoingLimits.listButton}
                value={form.buttonLabel}
                onValueChange={(buttonLabel) => change({ buttonLabel })}
              />
              <SectionFields form={form} onChange={change} />
            </>
          )}
          <CountedField
            label={t('composer:choices.footer')}
            limit={outgoingLimits.footer}
            value={form.footer}
            onValueChange={(footer) => change({ footer })}
          />
          {problem && !isTooLong && isTouched(form) ? <Banner tone="info">{problem}</Banner> : null}
        </div>
        <Preview content={content} />
      </div>
    </Dialog>
  );
}

function checkForm(content: Content): true | Refusal {
  if (content.kind === 'buttons' && content.buttons.length === 0) return new Refusal('BUTTONS_MISSING');
  return checkOutgoing(content);
}

/** An empty form is no mistake yet. */
const isTouched = (form: ChoicesForm) =>
  form.body.trim() !== '' &&
  (form.kind === 'buttons'
    ? form.buttons.some(({ title }) => title !== '')
    : form.sections.some(({ rows }) => rows.some(({ title }) => title !== '')));

interface FieldsProps {
  readonly form: ChoicesForm;
  readonly onChange: (part: Partial<ChoicesForm>) => void;
}

function ButtonFields({ form, onChange }: FieldsProps) {
  const { t } = useTranslation('composer');
  const { buttons } = form;
  return (
    <div className="flex flex-col gap-3">
      {buttons.map((button, index) => (
        <CountedField
          key={button.key}
          label={t('choices.button', { index: index + 1 })}
          limit={outgoingLimits.buttonTitle}
          value={button.title}
          onValueChange={(title) =>
            onChange({ buttons: buttons.map((other) => (other === button ? { ...button, title } : other)) })
          }
          after={
            buttons.length > 1 ? (
              <IconButton
                icon={Trash2}
                size="small"
                label={t('choices.removeButton', { index: index + 1 })}
                onClick={() => onChange({ buttons: buttons.filter((other) => other !== button) })}
              />
            ) : null
          }
        />
      ))}
      {buttons.length < MOST_BUTTONS ? (
        <Button
          size="small"
          variant="quiet"
          icon={Plus}
          className="self-start"
          onClick={() => onChange({ buttons: [...buttons, emptyButton()] })}
        >
          {t('choices.addButton')}
        </Button>
      ) : null}
    </div>
  );
}

function Preview({ content }: { readonly content: Content }) {
  const { t } = useTranslation('composer');
  const shown = toMessageContent(content, { media: null, targetWamid: null, template: null });
  return (
    <section
      aria-label={t('choices.preview')}
      className="flex min-w-0 flex-col gap-2 self-start rounded-lg bg-surface-sunken p-4 sm:sticky sm:top-0"
    >
      <h3 className="text-xs font-medium text-ink-faint">{t('choices.preview')}</h3>
      <div className="rounded-bubble bg-bubble-out px-3 py-2 shadow-bubble">
        {shown.kind === 'interactive' ? (
          <ChoicesContent isListOpen content={{ ...shown, body: shown.body || t('choices.bodySample') }} />
        ) : null}
      </div>
    </section>
  );
}
