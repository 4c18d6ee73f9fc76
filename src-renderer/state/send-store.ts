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

/** A template that was being filled in when its dialog had to make room for another page. */
export interface KeptFilling {
  readonly target: SendTarget;
  readonly templateId: TemplateId;
  readonly answersOf: Readonly<Record<number, SendAnswers>>;
}

interface SendStore {
  /** What the send dialog is open for; null while it is closed. */
  readonly one: SendWish | null;
  /** For the next opening of the dialog alone, and only for the same person: old values must not reach anybody by surprise. */
  readonly kept: KeptFilling | null;
  /** What a new sending begins with. */
  readonly bulk: BulkWish;
}

const noBulk: BulkWish = {
  source: null,
  templateId: null,
  answers: { values: {}, header: null },
  title: '',
};

export const useSendStore = create<SendStore>(() => ({ one: null, kept: null, bulk: noBulk }));

/** Opens the dialog that fills a template in for one person and sends it. */
export function openSendDialog(wish: { target: SendTarget; templateId?: TemplateId }): void {
  useSendStore.setState(({ kept }) => ({
    one: { target: wish.target, templateId: wish.templateId ?? null },
    kept: kept && isSameTarget(kept.target, wish.target) ? kept : null,
  }));
}

export function closeSendDialog(): void {
  useSendStore.setState({ one: null, kept: null });
}

/** Closes it for another page, and keeps what was filled in until the dialog is opened again. */
export function leaveSendDialog(kept: KeptFilling | null): void {
  useSendStore.setState({ one: null, kept });
}

/** Opens it again with what was filled in. */
export function goOnFilling(kept: KeptFilling): void {
  useSendStore.setState({ one: { target: kept.target, templateId: kept.templateId }, kept });
}

const isSameTarget = (one: SendTarget, other: SendTarget): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Goes to the screen that prepares a sending to many people. */
export function openBulkSending(wish: Partial<BulkWish> = {}): void {
  useSendStore.setState({ bulk: { ...noBulk, ...wish } });
  navigate('/sendings/new');
}
