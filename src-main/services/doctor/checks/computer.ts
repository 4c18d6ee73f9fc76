import type { ComputerFacts } from '../facts.ts';
import { fine, help, repair, type Verdict, verdict } from '../verdict.ts';

const MINUTE_MS = 60_000;
/** What Meta's date header and a slow line leave in doubt, and what a chat can bear. */
const CLOCK_TOLERANCE_MS = 2 * MINUTE_MS;
const LOW_DISK_BYTES = 200 * 1024 * 1024;
const MEBIBYTE = 1024 * 1024;

/** How Meta reaches this computer. */
export function publicAddress({ tunnel, hasLiveAccount }: ComputerFacts): Verdict {
  const { health, trouble, sentence, provider, lastProofMs } = tunnel;
  const details = {
    provider,
    health,
    ...(trouble ? { trouble } : {}),
    ...(lastProofMs === null ? {} : { ms: lastProofMs }),
  };
  if (!hasLiveAccount)
    return fine(
      'Публічна адреса не потрібна: справжнього номера ще не підключено.',
      'No public address is needed: no real number is connected yet.',
      details,
    );
  const action = { kind: 'address' } as const;
  if (health === 'online')
    return fine('Meta може дістатися цього комп’ютера.', 'Meta can reach this computer.', details);
  if (health === 'off')
    return verdict(
      'act',
      'Meta не може дістатися цього комп’ютера: спосіб доступу не вибрано.',
      'Meta cannot reach this computer: no way was chosen.',
      { action, details },
    );
  if (health === 'starting')
    return verdict('waiting', 'Публічна адреса відкривається.', 'The public address is being opened.', {
      action,
      details,
    });
  return {
    state: 'repairable',
    sentence: sentence ?? { uk: 'Публічна адреса не відповідає.', en: 'The public address does not answer.' },
    action: repair('Спробувати зараз', 'Try now'),
    failure: 'callback_unreachable',
    details,
  };
}

const whyUnreached = (reason: string): { uk: string; en: string } => {
  if (/ENOTFOUND|EAI_|NAME_NOT_RESOLVED/.test(reason))
    return {
      uk: 'Ім’я graph.facebook.com не знайдено (DNS). Перевірте інтернет на цьому комп’ютері.',
      en: 'The name graph.facebook.com was not found (DNS). Check the internet connection of this computer.',
    };
  if (/CERT|SELF_SIGNED|VERIFY|TLS/.test(reason))
    return {
      uk: 'Захищене з’єднання з Meta перехоплює інша програма: антивірус або мережевий фільтр. Додайте Розмову до винятків.',
      en: 'Another program breaks into the secure connection to Meta: an antivirus or a filter of the network. Make an exception for Rozmova.',
    };
  if (reason === 'timeout') return { uk: 'Meta не відповіла вчасно.', en: 'Meta did not answer in time.' };
  return {
    uk: 'Meta недоступна з цього комп’ютера: немає інтернету або з’єднання блокує мережа.',
    en: 'Meta cannot be reached from this computer: there is no internet, or the network blocks it.',
  };
};

/** Whether the line to Meta works. */
export function metaReachable({ meta }: ComputerFacts): Verdict {
  if (meta === null) return nothingConnected();
  if (meta.kind === 'reached') return fine('Meta відповідає.', 'Meta answers.');
  if (meta.kind === 'foreign') {
    return verdict(
      'act',
      'Замість Meta відповідає сторінка входу цієї мережі. Увійдіть у мережу в браузері.',
      'A sign-in page of this network answers in the place of Meta. Sign in to the network in a browser.',
      {
        action: help('clock_or_network'),
        failure: 'clock_or_network',
        details: { http: meta.httpStatus },
      },
    );
  }
  return {
    state: 'act',
    sentence: whyUnreached(meta.reason),
    action: help('clock_or_network'),
    failure: 'clock_or_network',
    details: { reason: meta.reason },
  };
}

const nothingConnected = (): Verdict =>
  fine(
    'Справжнього номера ще не підключено, тож Meta не питали.',
    'No real number is connected yet, so Meta was not asked.',
  );

/** Whether this computer's clock is Meta's: it decides when a customer's 24 hours are over. */
export function clock({ meta }: ComputerFacts): Verdict {
  if (meta === null) return nothingConnected();
  if (meta.kind !== 'reached' || meta.clockOffsetMs === null) {
    return verdict(
      'unknown',
      'Годинник ні з чим порівняти: Meta не відповіла.',
      'There is nothing to compare the clock with: Meta did not answer.',
    );
  }
  const offset = meta.clockOffsetMs;
  const minutes = Math.round(Math.abs(offset) / MINUTE_MS);
  const details = { offsetSeconds: Math.round(offset / 1000) };
  if (Math.abs(offset) <= CLOCK_TOLERANCE_MS)
    return fine('Годинник цього комп’ютера точний.', 'This computer’s clock is right.', details);
  return verdict(
    'act',
    offset > 0
      ? `Годинник цього комп’ютера відстає на ${minutes} хв. Увімкніть автоматичний час.`
      : `Годинник цього комп’ютера поспішає на ${minutes} хв. Увімкніть автоматичний час.`,
    offset > 0
      ? `This computer’s clock is ${minutes} min behind. Let it set itself.`
      : `This computer’s clock is ${minutes} min ahead. Let it set itself.`,
    {
      action: help('clock_or_network'),
      failure: 'clock_or_network',
      details,
    },
  );
}

/** Whether this computer was away while customers wrote. */
export function awake({ lastAway, tunnel, now, hasLiveAccount }: ComputerFacts): Verdict {
  const { caughtUp } = tunnel;
  const isRecent = lastAway !== null && now - lastAway.until < 24 * 60 * MINUTE_MS;
  if (!isRecent || !hasLiveAccount) return fine('Комп’ютер на зв’язку.', 'The computer is there.');
  const hours = Math.max(1, Math.round((lastAway.until - lastAway.from) / (60 * MINUTE_MS)));
  const count = caughtUp?.count ?? 0;
  const details = { hours, caughtUp: count };
  const isDone = caughtUp === null || caughtUp.isDone;
  return verdict(
    isDone ? 'ok' : 'waiting',
    `Комп’ютер був поза зв’язком близько ${hours} год. Наздогнали повідомлень: ${count}.`,
    `The computer was away for about ${hours} h. Messages caught up: ${count}.`,
    {
      action: help('computer_was_away'),
      failure: 'computer_was_away',
      details,
    },
  );
}

/** Whether Meta still answers as the version that we speak. */
export function graphVersion({ meta }: ComputerFacts): Verdict {
  if (meta === null) return nothingConnected();
  if (meta.kind !== 'reached')
    return verdict(
      'unknown',
      'Не вдалося запитати: Meta зараз не відповідає.',
      'This could not be asked: Meta does not answer now.',
    );
  const details: Verdict['details'] = meta.answeredBy === null ? {} : { answeredBy: meta.answeredBy };
  return meta.isVersionOld
    ? verdict(
        'act',
        'Meta скоро перестане розуміти цю версію Розмови. Оновіть програму.',
        'Meta will soon not understand this version of Rozmova. Update the program.',
        { action: help('graph_version_old'), failure: 'graph_version_old', details },
      )
    : fine('Meta розуміє цю версію Розмови.', 'Meta understands this version of Rozmova.', details);
}

/** Whether secrets outlive a restart. */
export function keychain({ secrets }: ComputerFacts): Verdict {
  return secrets.persisted
    ? fine('Секрети зберігаються у сховищі ключів системи.', 'Secrets are kept in the system’s keychain.')
    : verdict(
        'act',
        'Сховище ключів недоступне: секрети лише в пам’яті, після перезапуску їх доведеться ввести знову.',
        'There is no keychain: secrets are in memory only and have to be entered again after a restart.',
        { action: help('keychain') },
      );
}

/** Whether there is room for messages and files. */
export function disk({ freeDiskBytes }: ComputerFacts): Verdict {
  if (freeDiskBytes === null)
    return verdict(
      'ok',
      'Цей диск не повідомляє, скільки на ньому місця.',
      'This disk does not tell how much room it has.',
    );
  const details = { freeMiB: Math.floor(freeDiskBytes / MEBIBYTE) };
  return freeDiskBytes > LOW_DISK_BYTES
    ? fine('На диску досить місця.', 'There is room on the disk.', details)
    : verdict(
        'act',
        `На диску лишилося ${details.freeMiB} МБ. Звільніть місце: без нього повідомлення не зберегти.`,
        `${details.freeMiB} MB are left on the disk. Make room: without it no message can be kept.`,
        { details },
      );
}

/** Whether the file of chats is whole. */
export function database({ database: { answer, bytes } }: ComputerFacts): Verdict {
  const details = { sizeMiB: Math.ceil(bytes / MEBIBYTE) };
  return answer === 'ok'
    ? fine('База чатів ціла.', 'The database is whole.', details)
    : verdict(
        'act',
        'База чатів пошкоджена. Закрийте Розмову й відновіть копію з папки backups.',
        'The database is damaged. Close Rozmova and restore a copy from the folder “backups”.',
        { action: help('database'), details },
      );
}

/** Whether everything that came was understood. */
export function journal({ journal: { backlog, failures, isWhole } }: ComputerFacts): Verdict {
  const details = { backlog, failures };
  if (!isWhole)
    return verdict(
      'act',
      'Журнал отриманого змінено або обрізано. Відновіть копію з папки backups.',
      'The journal of what came in was changed or cut. Restore a copy from the folder “backups”.',
      { action: help('database'), details },
    );
  if (failures > 0) {
    return verdict(
      'repairable',
      `Не все отримане вдалося розібрати: ${failures}. Воно збережене.`,
      `Not everything that came could be understood: ${failures}. It is kept.`,
      { action: repair('Спробувати знову', 'Try again'), details },
    );
  }
  return backlog > 100
    ? verdict(
        'waiting',
        `Розбираємо отримане: лишилося ${backlog}.`,
        `Working through what came in: ${backlog} to go.`,
        { details },
      )
    : fine('Усе отримане розібрано.', 'Everything that came in was understood.', details);
}

/** Whether anything waits to be sent. */
export function outbox({ outbox: counts }: ComputerFacts): Verdict {
  const { queued, sending, unconfirmed } = counts;
  const waiting = queued + sending;
  if (waiting > 20) {
    return verdict('repairable', `Чекають надсилання: ${waiting}.`, `Waiting to be sent: ${waiting}.`, {
      action: repair('Надіслати зараз', 'Send now'),
      details: counts,
    });
  }
  return unconfirmed > 0
    ? verdict(
        'waiting',
        `Про ${unconfirmed} надісланих ще невідомо, чи дійшли.`,
        `It is not known yet whether ${unconfirmed} sent messages arrived.`,
        { details: counts },
      )
    : fine('Усе надіслано.', 'Everything was sent.', counts);
}
