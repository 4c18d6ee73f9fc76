import { navigate } from 'wouter/use-hash-location';
import { create } from 'zustand';
import type { RecipientSource, SendAnswers, SendTarget } from '#shared/contract/sendings.ts';
import type { TemplateId } from '#shared/domain/ids.ts';

/** One person, to whom a template is to be sent. */
export interface SendWish {
  readonly target: SendTarget;
  /** Chosen already, where the way in was a template. */
  readonly templateId: TemplateId | null;
}

/** Many people, as they were picked on another screen; null: to be picked on the screen of the sending. */
export interface BulkWish {
  readonly source: RecipientSource | null;
  readonly templateId: TemplateId | null;
  /** What was answered for everybody, of a sending that is prepared once more. */
  readonly answers: SendAnswers;
  readonly title: string;
}

interface SendStore {
  /** What the send dialog is open for; null while it is closed. */
  readonly one: SendWish | null;
  /** What a new sending begins with. */
  readonly bulk: BulkWish;
}

const noBulk: BulkWish = {
  source: null,
  templateId: null,
  answers: { values: {}, header: null },
  title: '',
};

export const useSendStore = create<SendStore>(() => ({ one: null, bulk: noBulk }));

/** Opens the dialog that fills a template in for one person and sends it. */
export function openSendDialog(wish: { target: SendTarget; templateId?: TemplateId }): void {
  useSendStore.setState({ one: { target: wish.target, templateId: wish.templateId ?? null } });
}

export function closeSendDialog(): void {
  useSendStore.setState({ one: null });
}

/** Goes to the screen that prepares a sending to many people. */
export function openBulkSending(wish: Partial<BulkWish> = {}): void {
  useSendStore.setState({ bulk: { ...noBulk, ...wish } });
  navigate('/sendings/new');
}
