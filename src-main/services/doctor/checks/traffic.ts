import type { DoctorAction } from '#shared/contract/doctor.ts';
import type { TrailEvent } from '../../../meta/message-trail.ts';
import type { AccountFacts } from '../facts.ts';
import { fine, help, judge, repair, step, type Verdict, verdict } from '../verdict.ts';

const HOUR_MS = 3_600_000;
const hoursSince = (at: number, now: number) => Math.max(0, Math.floor((now - at) / HOUR_MS));

/** A time ago in words; both languages have few enough forms for whole hours and days. */
function ago(at: number, now: number): { uk: string; en: string } {
  const hours = hoursSince(at, now);
  if (hours < 1) return { uk: 'менш ніж годину тому', en: 'less than an hour ago' };
  const [count, unit] = hours < 48 ? ([hours, 'hour'] as const) : ([Math.floor(hours / 24), 'day'] as const);
  const words = (locale: string) =>
    new Intl.RelativeTimeFormat(locale, { numeric: 'always' }).format(-count, unit);
  return { uk: words('uk'), en: words('en') };
}

const metaNow = ({ now, account }: AccountFacts) => now + account.clockOffsetMs;

/** The last message of a customer's. */
export function lastIn(facts: AccountFacts): Verdict {
  const { lastInAt } = facts.traffic;
  if (lastInAt === null) {
    return verdict(
      'ok',
      'Повідомлень клієнтів ще не було. Перевірте з власного телефона, чи вони приходять.',
      'No customer has written yet. Check with a phone of your own that messages arrive.',
      { action: step('loop') },
    );
  }
  const words = ago(lastInAt, metaNow(facts));
  return fine(`Останнє вхідне: ${words.uk}.`, `The last one came ${words.en}.`, {
    hours: hoursSince(lastInAt, metaNow(facts)),
  });
}

/** Our last message. */
export function lastOut(facts: AccountFacts): Verdict {
  const { lastOutAt, failures } = facts.traffic;
  const failed = failures.reduce((sum, { count }) => sum + count, 0);
  const details = { failed };
  if (lastOutAt === null)
    return fine('Звідси ще нічого не надсилали.', 'Nothing was sent from here yet.', details);
  const words = ago(lastOutAt, metaNow(facts));
  return fine(
    `Останнє вихідне: ${words.uk}. Не вдалося за добу: ${failed}.`,
    `The last one went ${words.en}. Failed within a day: ${failed}.`,
    details,
  );
}

/** Whether Meta told what became of our messages, and if not, what it says of the way there. */
export function deliveryTrail(facts: AccountFacts): Verdict {
  const { silent, trail } = facts.traffic;
  if (silent === null)
    return fine(
      'Meta повідомляє, що стало з кожним повідомленням.',
      'Meta tells what became of each message.',
    );
  return judge(
    trail,
    (events) => {
      const refused = events.find(
        ({ webhook }) => webhook !== null && !/^(delivered|success)/i.test(webhook),
      );
      const details = { events: events.length, ...(refused?.webhook ? { webhook: refused.webhook } : {}) };
      if (refused && isRetried(refused)) return computerWasAway(facts, details);
      const error = refused?.error ? ` (${refused.error.slice(0, 120)})` : '';
      return refused
        ? verdict(
            'act',
            `Meta знає, що стало з повідомленням, але не може нам сказати${error}: адреса цього комп’ютера не відповідає їй.`,
            `Meta knows what became of a message but cannot tell us${error}: the address of this computer does not answer it.`,
            {
              action: toAddress(facts),
              failure: 'nothing_arrives',
              details,
            },
          )
        : verdict(
            'waiting',
            'Meta прийняла повідомлення, але ще не каже, що з ним.',
            'Meta took a message but does not say yet what became of it.',
            { details },
          );
    },
    () =>
      verdict(
        'waiting',
        'Meta прийняла повідомлення, але ще не каже, що з ним.',
        'Meta took a message but does not say yet what became of it.',
      ),
  );
}

const toAddress = ({ account }: AccountFacts): DoctorAction =>
  account.kind === 'live' ? { kind: 'address' } : step('webhook');

const isRetried = ({ webhook }: TrailEvent) => /^retry/i.test(webhook ?? '');

/** An address that was right a moment ago is tried again for days. */
const computerWasAway = (facts: AccountFacts, details: Verdict['details']): Verdict =>
  verdict(
    'waiting',
    'Meta не застала цей комп’ютер і пробує знову. Те, що клієнти написали за цей час, надійде із запізненням.',
    'Meta did not find this computer and tries again. What customers wrote meanwhile arrives late.',
    { action: toAddress(facts), failure: 'computer_was_away', details },
  );

/** Whether templates of one name are the same ones here and at Meta. */
export function templates(facts: AccountFacts): Verdict {
  return judge(
    facts.templates,
    (atMeta) => {
      const place = ({ name, language }: { name: string; language: string }) =>
        `${name}\n${language.replace('-', '_')}`;
      const here = new Map(facts.ownTemplates.map((each) => [place(each), each]));
      const doubled = atMeta.filter((each) => {
        const own = here.get(place(each));
        return own !== undefined && own.metaTemplateId !== each.id;
      });
      if (doubled.length === 0)
        return fine('Шаблони тут і в Meta ті самі.', 'Templates here and at Meta are the same.', {
          templates: atMeta.length,
        });
      return verdict(
        'repairable',
        `Шаблони з однаковою назвою, але різні тут і в Meta: ${doubled.length}. Оновлення візьме ті, що в Meta.`,
        `Templates of the same name that differ here and at Meta: ${doubled.length}. Refreshing takes Meta’s.`,
        {
          action: repair('Оновити шаблони', 'Refresh templates'),
          failure: 'duplicate_templates',
          details: { doubled: doubled.length },
        },
      );
    },
    () =>
      verdict('unknown', 'Шаблони не вдалося прочитати.', 'Templates could not be read.', {
        action: help('missing_scopes'),
      }),
  );
}
