import type { ComputerFacts } from '../facts.ts';
import { fine, type Verdict, verdict } from '../verdict.ts';

/** Whether this computer can tell its people of new messages. */
export function notifications({ desktop }: ComputerFacts): Verdict {
  if (desktop === null)
    return fine(
      'Вікна програми тут немає: сповіщення показують браузери.',
      'There is no window of the program here: browsers show the notifications.',
    );
  const { platform, notificationTrouble } = desktop;
  if (notificationTrouble === null)
    return fine('Система показує сповіщення.', 'The system shows notifications.', { platform });
  const details = { platform, trouble: notificationTrouble };
  if (notificationTrouble === 'failed')
    return verdict(
      'act',
      'Система не показала останнє сповіщення. Дозвольте сповіщення для Розмови в налаштуваннях системи, а тоді надішліть пробне: «Налаштування» → «Програма».',
      'The system did not show the last notification. Allow notifications for Rozmova in the settings of the system, then try one: “Settings” → “Program”.',
      { details },
    );
  return platform === 'linux'
    ? verdict(
        'act',
        'На цьому робочому столі немає служби сповіщень, тож нові повідомлення видно лише у вікні. Установіть її (наприклад, dunst або mako) і запустіть Розмову знову.',
        'This desktop has no notification service, so new messages are seen in the window only. Install one (dunst or mako, for example) and start Rozmova again.',
        { details },
      )
    : verdict(
        'act',
        'Ця система не показує сповіщень програм, тож нові повідомлення видно лише у вікні. Увімкніть їх у налаштуваннях системи й запустіть Розмову знову.',
        'This system shows no notifications of programs, so new messages are seen in the window only. Switch them on in its settings and start Rozmova again.',
        { details },
      );
}

/** Whether Rozmova comes back by itself when the computer was restarted. */
export function autostart({ desktop }: ComputerFacts): Verdict {
  if (desktop === null)
    return fine(
      'Вікна програми тут немає, тож і запускати з системою нічого.',
      'There is no window of the program here to start with the system.',
    );
  const { canStartWithSystem, settings, platform } = desktop;
  if (!canStartWithSystem)
    return verdict(
      'act',
      'Розмова не може запускатися разом із системою: після перезавантаження комп’ютера її доведеться відкрити вручну. Установіть її як програму й дозвольте їй автозапуск.',
      'Rozmova cannot start with the system: after a restart of the computer it has to be opened by hand. Install it as a program and let it start by itself.',
      { details: { platform } },
    );
  return settings.startsWithSystem
    ? fine('Розмова запускається разом із системою.', 'Rozmova starts with the system.')
    : fine(
        'Автозапуск вимкнено: після перезавантаження комп’ютера Розмову треба відкрити.',
        'Starting with the system is off: after a restart of the computer Rozmova has to be opened.',
      );
}
