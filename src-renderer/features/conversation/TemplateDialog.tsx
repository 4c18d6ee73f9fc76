import { useMutation, useQuery } from '@tanstack/react-query';
import { LayoutTemplate } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutgoingContent } from '#shared/contract/messages.ts';
import type { Template } from '#shared/contract/templates.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { checkOutgoing } from '#shared/domain/outgoing.ts';
import { Refusal, refusalSentence } from '#shared/domain/refusals.ts';
import { roleIncludes } from '#shared/domain/roles.ts';
import { useHub } from '../../api/hub-context.ts';
import { useBootstrap } from '../../api/use-bootstrap.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { TemplatePreview } from './components/TemplatePreview.tsx';
import {
  isSendableByText,
  placeKey,
  previewTemplate,
  type TemplatePlace,
  type TemplateValues,
  templateMessage,
  templatePlaces,
} from './template-values.ts';

export interface TemplateDialogProps {
  readonly accountId: AccountId;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  /** `body` is the text with its values, for the bubble that is shown at once. */
  readonly onSend: (content: Extract<OutgoingContent, { kind: 'template' }>, body: string) => void;
}

/** Chooses an approved template, fills in its values and sends it. */
export function TemplateDialog({ accountId, isOpen, onOpenChange, onSend }: TemplateDialogProps) {
  const { t } = useTranslation(['conversation', 'common']);
  const { language } = useLanguage();
  const { query } = useHub();
  const failureSentence = useFailureSentence();
  const templates = useQuery(
    query.templates.list.queryOptions({ input: { accountId, status: 'APPROVED' }, enabled: isOpen }),
  );
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [values, setValues] = useState<TemplateValues>({});
  const [problem, setProblem] = useState<string | null>(null);
  const list = templates.data ?? [];
  const chosen = list.find((template) => String(template.id) === chosenId) ?? list.find(isSendableByText);
  const places = chosen ? templatePlaces(chosen) : [];
  const isFilled = places.every((place) => values[placeKey(place)]?.trim());

  const send = () => {
    if (!chosen) return;
    const content = templateMessage(chosen, values);
    const verdict = checkOutgoing(content);
    if (verdict instanceof Refusal)
      return setProblem(refusalSentence(verdict.code, verdict.values, language));
    onSend(content, previewTemplate(chosen, values).body);
    onOpenChange(false);
  };

  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={t('conversation:templates.title')}
      footer={
        chosen ? (
          <>
            <Button onClick={() => onOpenChange(false)}>{t('common:actions.cancel')}</Button>
            <Button
              variant="primary"
              disabledReason={isFilled ? undefined : t('conversation:templates.fillAll')}
              onClick={send}
            >
              {t('conversation:templates.send')}
            </Button>
          </>
        ) : undefined
      }
    >
      {templates.isPending ? <Skeleton shape="lines" count={4} /> : null}
      {templates.isError ? (
        <Banner tone="danger" title={t('conversation:templates.loadFailed')}>
          {failureSentence(templates.error)}
        </Banner>
      ) : null}
      {templates.isSuccess && !chosen ? (
        <EmptyState
          icon={LayoutTemplate}
          size="inline"
          title={t('conversation:templates.none')}
          description={t('conversation:templates.noneHint')}
          action={<SyncButton accountId={accountId} />}
        />
      ) : null}
      {chosen ? (
        <div className="flex flex-col gap-4">
          <SelectField
            label={t('conversation:templates.choose')}
            value={String(chosen.id)}
            onValueChange={(id) => {
              setChosenId(id);
              setValues({});
              setProblem(null);
            }}
            options={list.map((template) => templateOption(template, t('conversation:templates.needsFile')))}
          />
          {places.map((place) => (
            <PlaceField
              key={placeKey(place)}
              place={place}
              value={values[placeKey(place)] ?? ''}
              onChange={(value) => {
                setProblem(null);
                setValues((old) => ({ ...old, [placeKey(place)]: value }));
              }}
            />
          ))}
          {problem ? <Banner tone="danger">{problem}</Banner> : null}
          <TemplatePreview {...previewTemplate(chosen, values)} />
        </div>
      ) : null}
    </Dialog>
  );
}

/** Reads the account's templates from Meta; they change there without telling. */
function SyncButton({ accountId }: { readonly accountId: AccountId }) {
  const { t } = useTranslation('conversation');
  const { query, queryClient } = useHub();
  const { role } = useBootstrap().operator;
  const failureSentence = useFailureSentence();
  const sync = useMutation(
    query.templates.sync.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: query.templates.key() }),
    }),
  );
  if (!roleIncludes(role, 'admin')) return null;
  return (
    <>
      <Button
        pendingLabel={sync.isPending && t('templates.syncing')}
        onClick={() => sync.mutate({ accountId })}
      >
        {t('templates.sync')}
      </Button>
      {sync.isError ? <Banner tone="danger">{failureSentence(sync.error)}</Banner> : null}
    </>
  );
}

function templateOption(template: Template, needsFile: string) {
  const isSendable = isSendableByText(template);
  return {
    value: String(template.id),
    label: `${template.name} · ${template.language}`,
    isDisabled: !isSendable,
    ...(isSendable ? {} : { description: needsFile }),
  };
}

interface PlaceFieldProps {
  readonly place: TemplatePlace;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function PlaceField({ place, value, onChange }: PlaceFieldProps) {
  const { t } = useTranslation('conversation');
  const label = () => {
    if (place.part === 'header') return t('templates.headerValue', { name: place.name });
    if (place.part === 'button')
      return t('templates.buttonValue', { index: (place.buttonIndex ?? 0) + 1, name: place.name });
    return t('templates.value', { name: place.name });
  };
  return (
    <TextField
      label={label()}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      placeholder={place.example ? t('templates.example', { example: place.example }) : undefined}
    />
  );
}
