import type { Sentence } from '#shared/contract/base.ts';
import type { DoctorCheckId } from '#shared/domain/doctor-checks.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { requireAccount } from '../../db/queries/accounts.ts';
import type { DoctorOptions } from './create-doctor.ts';

const say = (uk: string, en: string): Sentence => ({ uk, en });

/** Does what a check's button says; doing it twice does no harm. Gives the line for the log. */
export async function repairCheck(
  options: DoctorOptions,
  accountId: AccountId | null,
  check: DoctorCheckId,
): Promise<Sentence> {
  if (accountId === null) return repairComputer(options, check);
  const { id } = requireAccount(options.db, accountId);
  switch (check) {
    case 'app_subscription':
    case 'fields':
    case 'waba_subscription':
    case 'effective_webhook':
    case 'handshake': {
      const { steps } = await options.registration.register(id);
      const failed = steps.find(({ state }) => state === 'failed');
      return failed?.sentence ?? say('Вебхук зареєстровано заново.', 'The webhook was registered again.');
    }
    case 'templates': {
      const { total } = await options.templates.syncAccount(id);
      return say(`Шаблони оновлено з Meta: ${total}.`, `Templates were refreshed from Meta: ${total}.`);
    }
    default:
      throw notRepairable();
  }
}

async function repairComputer(options: DoctorOptions, check: DoctorCheckId): Promise<Sentence> {
  switch (check) {
    case 'public_address':
      await options.address.retryNow();
      return say('Публічну адресу відкривали заново.', 'The public address was opened again.');
    case 'journal': {
      const { resolved } = await options.projector.retryFailures();
      return say(`Розібрано з відкладеного: ${resolved}.`, `Understood of what was left: ${resolved}.`);
    }
    case 'outbox':
      options.onSendable();
      return say('Надсилання запущено знову.', 'Sending was started again.');
    default:
      throw notRepairable();
  }
}

const notRepairable = () =>
  new Refusal('BAD_INPUT', {
    detail: 'this check cannot be repaired by a button',
    detailUk: 'цю перевірку не можна виправити кнопкою',
  });
