import type { TemplateReading } from '#shared/contract/templates.ts';
import type { AccountId, TemplateId } from '#shared/domain/ids.ts';
import { Refusal, refusalSentence } from '#shared/domain/refusals.ts';
import { listAccounts } from '../../db/queries/accounts.ts';
import { getTemplateSync } from '../../db/queries/template-history.ts';
import type { Db } from '../../db/statements.ts';
import type { Clock, Publish } from '../../ports.ts';

export interface TemplateReadings {
  /** For each connected account when its templates were read last, and why a later try failed. */
  list(): TemplateReading[];
  /** Notes how a reading of an account ends; what comes of it is the caller's as it was. */
  watch<Result>(accountId: number, reading: () => Promise<Result>): Promise<Result>;
  /** One template was read on its own. */
  noteOne(template: { id: TemplateId; accountId: AccountId }): void;
}

interface ReadingsOptions {
  db: Db;
  clock: Clock;
  publish: Publish;
}

/** When templates were read from Meta. Failures are forgotten with the process: each start tries anew. */
export function createReadings({ db, clock, publish }: ReadingsOptions): TemplateReadings {
  const failures = new Map<number, NonNullable<TemplateReading['failure']>>();
  const readAlone = new Map<TemplateId, { accountId: AccountId; at: number }>();
  const tell = () => publish([{ entity: 'template_reading' }]);

  function ofAccount(id: AccountId, clockOffsetMs: number): TemplateReading {
    const metaAt = getTemplateSync(db, id)?.at ?? null;
    const readAt = metaAt === null ? null : metaAt - clockOffsetMs;
    const failure = failures.get(id) ?? null;
    return {
      accountId: id,
      readAt,
      // Another account of the same business may have brought them since.
      failure: failure !== null && failure.at > (readAt ?? 0) ? failure : null,
      alone: [...readAlone]
        .filter(([, { accountId, at }]) => accountId === id && at > (readAt ?? 0))
        .map(([templateId, { at }]) => ({ templateId, readAt: at })),
    };
  }

  return {
    list: () =>
      listAccounts(db)
        .filter(({ state }) => state !== 'disconnected')
        .map(({ id, clockOffsetMs }) => ofAccount(id, clockOffsetMs)),
    async watch(accountId, reading) {
      try {
        const result = await reading();
        failures.delete(accountId);
        return result;
      } catch (error) {
        if (error instanceof Refusal) {
          failures.set(accountId, { at: clock.now(), sentence: bothWays(error) });
        }
        throw error;
      } finally {
        tell();
      }
    },
    noteOne({ id, accountId }) {
      readAlone.set(id, { accountId, at: clock.now() });
      tell();
    },
  };
}

/** A refusal in both languages of the console. */
export const bothWays = ({ code, values }: Refusal) => ({
  uk: refusalSentence(code, values, 'uk'),
  en: refusalSentence(code, values, 'en'),
});
