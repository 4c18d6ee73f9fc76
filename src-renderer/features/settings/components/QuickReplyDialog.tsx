import { useMutation } from '@tanstack/react-query';
import { Braces } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuickReply } from '#shared/contract/quick-replies.ts';
import {
  fillQuickReply,
  isQuickReplyShortcut,
  type QuickReplyValues,
  quickReplyVariables,
} from '#shared/domain/quick-reply.ts';
import { useHub } from '../../../api/hub-context.ts';
import { useFailureSentence } from '../../../api/use-failure-sentence.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useDraftOver } from '../../../state/use-draft-over.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ClashBanner } from '../../../ui/ClashBanner.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { TextField } from '../../../ui/TextField.tsx';

export interface QuickReplyDialogProps {
  /** Null for a new one. */
  readonly reply: QuickReply | null;
  readonly onClose: () => void;
}

const MOST_BODY = 4096;

type ReplyParts = Pick<QuickReply, 'shortcut' | 'body' | 'isShared'>;
const nothing: ReplyParts = { shortcut: '', body: '', isShared: true };
const partsOf = ({ shortcut, body, isShared }: QuickReply): ReplyParts => ({ shortcut, body, isShared });

/** A ready answer being written: its shortcut, its text with variables, and how it will look. */
export function QuickReplyDialog({ reply, onClose }: QuickReplyDialogProps) {
  const { t } = useTranslation(['composer', 'common', 'ui']);
  const failureSentence = useFailureSentence();
  const { value, from, clashes, put, decide } = useDraftOver(reply ? partsOf(reply) : nothing);
  const { shortcut, body, isShared } = value;
  const { save, error, isPending, reset } = useSave(reply, onClose);
  const word = shortcut.trim().replace(/^\//, '').toLowerCase();
  const isWordRight = isQuickReplyShortcut(word) && word.length <= 32;
  const filled = fillQuickReply(body, useSampleValues());
  const isReady = isWordRight && body.trim() !== '' && body.length <= MOST_BODY;
  return (
    <Dialog
      isOpen
      isDismissedByClick={false}
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={t(reply ? 'composer:quick.editTitle' : 'composer:quick.createTitle')}
      footer={
        <>
          <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={!isReady}
            pendingLabel={isPending && t('common:pending.saving')}
            onClick={() => save({ shortcut: word, body: body.trim(), isShared }, from)}
          >
            {t('common:actions.save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 pt-1">
        <TextField
          label={t('composer:quick.shortcut')}
          before="/"
          description={t('composer:quick.shortcutHint')}
          error={word === '' || isWordRight ? undefined : t('composer:quick.shortcutWrong')}
          value={shortcut}
          maxLength={33}
          onChange={(event) => put({ shortcut: event.target.value })}
        />
        <BodyField body={body} onChange={(next) => put({ body: next })} />
        {filled.unknown.length > 0 ? (
          <Banner tone="waiting">{t('composer:quick.unknown', { places: filled.unknown.join(', ') })}</Banner>
        ) : null}
        {body.trim() === '' ? null : (
          <section
            aria-label={t('composer:quick.preview')}
            className="flex flex-col gap-2 rounded-lg bg-surface-sunken p-4"
          >
            <h3 className="text-xs font-medium text-ink-faint">{t('composer:quick.preview')}</h3>
            <p
              dir="auto"
              className="max-w-full self-start rounded-bubble bg-bubble-out px-3 py-2 text-bubble break-words whitespace-pre-wrap shadow-bubble"
            >
              {filled.text}
            </p>
          </section>
        )}
        <Switch
          label={t('composer:quick.shared')}
          description={t('composer:quick.sharedHint')}
          isOn={isShared}
          onChange={(next) => put({ isShared: next })}
        />
        {clashes.length > 0 ? (
          <ClashBanner
            title={t('ui:clash.title')}
            theirs={<Theirs reply={reply} />}
            onDecide={(whose) => {
              decide(whose);
              reset();
            }}
          />
        ) : null}
        {error && clashes.length === 0 ? <Banner tone="danger">{failureSentence(error)}</Banner> : null}
      </div>
    </Dialog>
  );
}

/** What a colleague made of it meanwhile. */
function Theirs({ reply }: Pick<QuickReplyDialogProps, 'reply'>) {
  return (
    <p dir="auto" className="line-clamp-6 break-words whitespace-pre-wrap text-ink-soft">
      {reply ? `/${reply.shortcut}\n${reply.body}` : null}
    </p>
  );
}

interface BodyFieldProps {
  readonly body: string;
  readonly onChange: (body: string) => void;
}

function BodyField({ body, onChange }: BodyFieldProps) {
  const { t } = useTranslation('composer');
  const { language } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const insert = (place: string) => {
    const area = box.current?.querySelector('textarea');
    const start = area?.selectionStart ?? body.length;
    const end = area?.selectionEnd ?? body.length;
    onChange(`${body.slice(0, start)}${place}${body.slice(end)}`);
    // After the new text is there.
    requestAnimationFrame(() => {
      area?.focus();
      area?.setSelectionRange(start + place.length, start + place.length);
    });
  };
  return (
    <div ref={box} className="flex flex-col gap-1.5">
      <TextArea
        label={t('quick.body')}
        hint={`${body.length} / ${MOST_BODY}`}
        dir="auto"
        rows={4}
        value={body}
        onChange={(event) => onChange(event.target.value)}
      />
      <div>
        <Menu
          trigger={
            <Button size="small" variant="quiet" icon={Braces}>
              {t('quick.variables')}
            </Button>
          }
          entries={quickReplyVariables.map(({ value, place }) => ({
            kind: 'action',
            label: `${t(`quick.variable.${value}`)} · ${place[language]}`,
            onSelect: () => insert(place[language]),
          }))}
        />
      </div>
    </div>
  );
}

/** A customer of the mind, to see how a reply looks. */
function useSampleValues(): QuickReplyValues {
  const { t } = useTranslation('composer');
  const format = useFormat();
  const [now] = useState(() => Date.now());
  return {
    name: t('quick.sample.name'),
    firstName: t('quick.sample.firstName'),
    operator: t('quick.sample.operator'),
    account: t('quick.sample.account'),
    phone: '+380671234567',
    date: format.date(now),
    time: format.time(now),
  };
}

function useSave(reply: QuickReply | null, onSaved: () => void) {
  const { query, queryClient } = useHub();
  const onSuccess = () => {
    void queryClient.invalidateQueries({ queryKey: query.quickReplies.key() });
    onSaved();
  };
  const create = useMutation(query.quickReplies.create.mutationOptions({ onSuccess }));
  const update = useMutation(
    query.quickReplies.update.mutationOptions({
      onSuccess,
      // What somebody else saved a moment ago is shown as what it is.
      onError: () => queryClient.invalidateQueries({ queryKey: query.quickReplies.key() }),
    }),
  );
  return {
    save: (fields: ReplyParts, changedFrom: ReplyParts) => {
      if (reply) update.mutate({ id: reply.id, ...fields, changedFrom });
      else create.mutate(fields);
    },
    reset: update.reset,
    error: create.error ?? update.error,
    isPending: create.isPending || update.isPending,
  };
}
