import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { AccountId, ConversationId, TemplateId } from '#shared/domain/ids.ts';
import { whyNotSent } from '#shared/domain/template-life.ts';
import { useHub } from '../../api/hub-context.ts';
import { useAccounts } from '../../api/use-accounts.ts';
import { useMay } from '../../api/use-may.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useIsSmallWindow } from '../../state/layout-store.ts';
import { useScopeStore } from '../../state/scope-store.ts';
import {
  closeSendDialog,
  goOnFilling,
  leaveSendDialog,
  type SendWish,
  useSendStore,
} from '../../state/send-store.ts';
import { isMacSystem } from '../../state/shortcuts.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { closeNotice, notify } from '../../ui/notify.ts';
import { ChoosePanel } from './components/ChoosePanel.tsx';
import { FillPanel } from './components/FillPanel.tsx';
import { useUsableTemplates } from './queries.ts';
import { readTemplate } from './template-view.ts';
import { useSendOne } from './use-send-one.ts';

/** The dialog that sends a template to one person; it stands over every screen, opened through the store. */
export function SendDialog() {
  const wish = useSendStore(({ one }) => one);
  return wish ? <OpenDialog key={JSON.stringify(wish)} wish={wish} /> : null;
}

function OpenDialog({ wish }: { readonly wish: SendWish }) {
  const { t } = useTranslation(['sendings', 'common']);
  const { language } = useLanguage();
  const { target } = wish;
  const { accountId, choices, choose, isSettling } = useSender(wish);
  const templates = useUsableTemplates(accountId, target.kind === 'record' ? target.type : null);
  const [begun] = useState(() => useSendStore.getState().kept);
  const [chosenId, setChosenId] = useState<TemplateId | null>(wish.templateId ?? begun?.templateId ?? null);
  const list = templates.data ?? [];
  const template = list.find(({ id }) => id === chosenId) ?? list[0] ?? null;
  const one = useSendOne(template, target, begun);
  const isSmall = useIsSmallWindow();
  const [isFilling, setFilling] = useState(chosenId !== null);
  const mayWrite = useMay('operator');
  const pane = useRef<HTMLDivElement>(null);
  const sendButton = useRef<HTMLButtonElement>(null);

  const { obstacle } = one;
  const unknown = template?.unknownParts ?? [];
  const isReady = one.isComplete && obstacle === null && unknown.length === 0 && mayWrite;
  const submit = () => {
    if (!isReady) return goToMissing();
    if (!one.send.isPending) one.submit();
  };
  // To the first field that is empty; without one to the button, whose tooltip says what stands in the way.
  const goToMissing = () => {
    const fields = [...(pane.current?.querySelectorAll<HTMLInputElement>('input:not([type=file])') ?? [])];
    (fields.find(({ value }) => value.trim() === '') ?? sendButton.current)?.focus();
  };
  const whyNot = () => {
    if (!mayWrite) return t('sendings:one.lookOnly');
    if (unknown.length > 0) return whyNotSent(unknown)[language];
    return obstacle ? obstacle.sentence[language] : t('sendings:one.fillAll');
  };
  useSendKey(submit);
  useLeave(one);
  const confirm = () => {
    setFilling(true);
    // After the panel is there.
    requestAnimationFrame(() => (pane.current?.querySelector('input') ?? sendButton.current)?.focus());
  };

  // It opens with its content, a moment later: what is to be focused first is there then.
  if (isSettling || templates.isLoading) return null;
  const isChooserShown = !isSmall || !isFilling || template === null;
  return (
    <Dialog
      isOpen
      onOpenChange={closeSendDialog}
      size={template ? 'wide' : 'medium'}
      title={t('sendings:one.title')}
      isDismissedByClick={!one.send.isPending}
      footer={
        template && (!isSmall || isFilling) ? (
          <>
            {isSmall ? (
              <Button className="me-auto" onClick={() => setFilling(false)}>
                {t('sendings:one.otherTemplate')}
              </Button>
            ) : (
              <>
                <span className="me-auto">
                  <Kbd keys={[isMacSystem() ? '⌘' : 'Ctrl', 'Enter']} />
                </span>
                <Button onClick={closeSendDialog}>{t('common:actions.cancel')}</Button>
              </>
            )}
            <Button
              ref={sendButton}
              variant="primary"
              pendingLabel={one.send.isPending && t('sendings:one.sending')}
              disabledReason={isReady ? undefined : whyNot()}
              onClick={submit}
            >
              {t('sendings:one.send')}
            </Button>
          </>
        ) : undefined
      }
    >
      <div
        className={
          template ? 'flex h-[min(580px,calc(100dvh-170px))] min-h-0 gap-5' : 'flex min-h-40 flex-col'
        }
      >
        {isChooserShown ? (
          <ChoosePanel
            templates={templates}
            accountId={accountId}
            accounts={choices}
            onAccount={choose}
            chosenId={template?.id ?? null}
            isAlone={isSmall || template === null}
            onChoose={setChosenId}
            onConfirm={confirm}
          />
        ) : null}
        {template && (!isSmall || isFilling) ? (
          <div ref={pane} className="min-w-0 flex-1 overflow-y-auto overscroll-contain px-1 pb-1">
            <FillPanel key={template.id} template={template} view={readTemplate(template)} one={one} />
          </div>
        ) : null}
      </div>
    </Dialog>
  );
}

/** Which number sends: that of the conversation or of the template that was asked for, else one to be chosen. */
function useSender({ target, templateId }: SendWish) {
  const { query } = useHub();
  const active = useAccounts().filter(({ state }) => state !== 'disconnected');
  const scope = useScopeStore((store) => store.accountId);
  const [chosen, setChosen] = useState<AccountId | null>(null);
  const conversationQuery = useQuery(
    query.conversations.get.queryOptions({
      input: { id: target.kind === 'conversation' ? target.conversationId : (1 as ConversationId) },
      enabled: target.kind === 'conversation',
    }),
  );
  const templateQuery = useQuery(
    query.templates.get.queryOptions({
      input: { id: templateId ?? (1 as TemplateId) },
      enabled: templateId !== null && target.kind !== 'conversation',
    }),
  );
  const isSettling = conversationQuery.isLoading || templateQuery.isLoading;
  if (target.kind === 'conversation')
    return {
      accountId: conversationQuery.data?.accountId ?? null,
      choices: [],
      choose: setChosen,
      isSettling,
    };
  const first = templateId === null ? (active.find(({ id }) => id === scope) ?? active[0])?.id : undefined;
  return {
    accountId: chosen ?? templateQuery.data?.accountId ?? first ?? null,
    choices: active.length > 1 ? active : [],
    choose: setChosen,
    isSettling,
  };
}

/**
 * Another page has come under the dialog, mostly by the "back" of the browser or of the mouse: it belonged to the page before. What
 * is being sent stays, so that its result is seen.
 */
function useLeave(one: ReturnType<typeof useSendOne>): void {
  const { t } = useTranslation('sendings');
  const [location] = useLocation();
  const [openedAt] = useState(location);
  const leave = useEffectEvent(() => {
    if (one.send.isPending || one.send.isSuccess) return;
    const kept = one.toKeep();
    leaveSendDialog(kept);
    if (kept === null) return;
    notify({
      id: LEFT,
      title: t('one.left'),
      description: t('one.leftHint'),
      action: { label: t('one.goOn'), onPress: () => goOnFilling(kept) },
      timeoutMs: LEFT_MS,
    });
  });
  // It is open again, whichever way.
  useEffect(() => closeNotice(LEFT), []);
  useEffect(() => {
    if (location !== openedAt) leave();
  }, [location, openedAt]);
}

const LEFT = 'send-left';
/** Time to read two sentences and to find the button. */
const LEFT_MS = 12_000;

/** Ctrl+Enter sends from wherever the focus is. */
function useSendKey(onSend: () => void): void {
  const send = useEffectEvent(onSend);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return;
      event.preventDefault();
      send();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
