import type { Language } from './refusals.ts';

/** Why a message is not out, where the reason is ours or the network's and not Meta's. */
export type SendFailureWord = keyof typeof sendFailures;

interface SendFailure {
  sentence: Record<Language, string>;
  retry: 'no' | 'yes' | 'later';
}

/** Sentences for failures that Meta's catalogue does not know. */
export const sendFailures = {
  unreachable: {
    sentence: {
      uk: 'Немає зв’язку з Meta. Повідомлення піде саме, щойно зв’язок відновиться.',
      en: 'Meta cannot be reached. The message goes out by itself as soon as the connection is back.',
    },
    retry: 'later',
  },
  lost: {
    sentence: {
      uk: 'Зв’язок обірвався після відправлення: невідомо, чи дійшло. Щойно WhatsApp повідомить, статус оновиться сам. Надсилайте ще раз, лише якщо клієнт не отримав.',
      en: 'The connection broke after this left, so it is not known whether it arrived. The status corrects itself when WhatsApp reports. Send again only if the customer has not got it.',
    },
    retry: 'yes',
  },
  busy: {
    sentence: {
      uk: 'Meta просить надсилати повільніше. Розмова спробує ще раз сама.',
      en: 'Meta asks to send more slowly. Rozmova tries again by itself.',
    },
    retry: 'later',
  },
  no_token: {
    sentence: {
      uk: 'Токен доступу недоступний, тому повідомлення чекає. Введіть його в налаштуваннях акаунта.',
      en: 'The access token is not available, so the message waits. Enter it in the account’s settings.',
    },
    retry: 'later',
  },
  sandbox_off: {
    sentence: {
      uk: 'Пісочницю не запущено, повідомлення чекає.',
      en: 'The sandbox is not running, the message waits.',
    },
    retry: 'later',
  },
  account_paused: {
    sentence: {
      uk: 'Акаунт призупинено, повідомлення чекає.',
      en: 'The account is paused, the message waits.',
    },
    retry: 'later',
  },
  account_disconnected: {
    sentence: {
      uk: 'Акаунт від’єднано, повідомлення чекає. Під’єднайте його знову, щоб надіслати.',
      en: 'The account is disconnected, the message waits. Connect it again to send.',
    },
    retry: 'later',
  },
  gave_up: {
    sentence: {
      uk: 'Три доби не вдавалося надіслати. Перевірте з’єднання і надішліть ще раз.',
      en: 'It could not be sent for three days. Check the connection and send it again.',
    },
    retry: 'yes',
  },
  media_missing: {
    sentence: {
      uk: 'Файлу вже немає на цьому комп’ютері. Додайте його ще раз новим повідомленням.',
      en: 'The file is no longer on this computer. Attach it again in a new message.',
    },
    retry: 'no',
  },
  no_recipient: {
    sentence: {
      uk: 'Невідомий ні номер, ні ідентифікатор цього клієнта, тож надіслати нікуди.',
      en: 'Neither a number nor an id of this customer is known, so there is nowhere to send to.',
    },
    retry: 'no',
  },
  opted_out: {
    sentence: {
      uk: 'Клієнт відмовився від реклами, тому рекламний шаблон не надіслано.',
      en: 'The customer wants no marketing, so this marketing template was not sent.',
    },
    retry: 'no',
  },
  internal: {
    sentence: {
      uk: 'У програмі стався збій, повідомлення не надіслано. Спробуйте ще раз.',
      en: 'Something failed inside the program, the message was not sent. Try again.',
    },
    retry: 'yes',
  },
} as const satisfies Record<string, SendFailure>;
