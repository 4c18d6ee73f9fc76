import type { Language } from '#shared/domain/refusals.ts';

/** Words of the windows' own thread: menus and dialogs that exist before, or without, the renderer. */
const labels = {
  en: {
    application: 'Rozmova',
    about: 'About Rozmova',
    services: 'Services',
    hide: 'Hide Rozmova',
    hideOthers: 'Hide Others',
    showAll: 'Show All',
    quit: 'Quit Rozmova',
    newChat: 'New Chat',
    search: 'Search Messages',
    palette: 'Commands…',
    settings: 'Settings…',
    lock: 'Lock',
    chats: 'Chats',
    help: 'Help',
    helpArticles: 'Rozmova Help',
    shortcuts: 'Keyboard Shortcuts',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    pastePlain: 'Paste without Formatting',
    selectAll: 'Select All',
    view: 'View',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    actualSize: 'Actual Size',
    fullScreen: 'Full Screen',
    reload: 'Reload',
    developerTools: 'Developer Tools',
    window: 'Window',
    minimize: 'Minimize',
    maximize: 'Zoom',
    bringToFront: 'Bring All to Front',
    close: 'Close Window',
    cannotStart: 'Rozmova cannot start',
    hasStopped: 'Rozmova has stopped',
    startAgain: 'Start Again',
    alreadyOpen: 'Rozmova is already open with this workspace; its window comes to the front.',
    quitWaits:
      'Rozmova ends by itself as soon as they are sent. What is left now goes out at the next start.',
    quitAnyway: 'Quit Anyway',
    goOnWorking: 'Go On Working',
    closeEnds: 'Rozmova ends with its window',
    closeEndsDetail:
      'While it does not run, nobody is told of new messages. They are kept at Meta and arrive at the next start.',
    closeEndsTray: 'In the settings you can have Rozmova go on running beside the clock.',
    cancel: 'Cancel',
    stillRunning: 'Rozmova goes on running',
    stillRunningDetail:
      'You will be told of new messages. A click on its picture beside the clock opens it again.',
    reply: 'Answer',
    trayOpen: 'Open Rozmova',
    trayOk: 'Everything works',
    trayWaiting: 'Waiting for Meta',
    trayProblems: 'Needs attention',
    trayUnknown: 'Not checked yet',
    hubStopped:
      'The part of Rozmova that keeps your data has ended unexpectedly. Nothing that was saved is lost.',
  },
  uk: {
    application: 'Розмова',
    about: 'Про Розмову',
    services: 'Служби',
    hide: 'Сховати Розмову',
    hideOthers: 'Сховати інші',
    showAll: 'Показати всі',
    quit: 'Вийти з Розмови',
    newChat: 'Новий чат',
    search: 'Пошук у повідомленнях',
    palette: 'Команди…',
    settings: 'Налаштування…',
    lock: 'Заблокувати',
    chats: 'Чати',
    help: 'Довідка',
    helpArticles: 'Довідка Розмови',
    shortcuts: 'Клавіатурні скорочення',
    edit: 'Редагування',
    undo: 'Скасувати',
    redo: 'Повторити',
    cut: 'Вирізати',
    copy: 'Копіювати',
    paste: 'Вставити',
    pastePlain: 'Вставити без форматування',
    selectAll: 'Вибрати все',
    view: 'Вигляд',
    zoomIn: 'Збільшити',
    zoomOut: 'Зменшити',
    actualSize: 'Звичайний розмір',
    fullScreen: 'На весь екран',
    reload: 'Перезавантажити',
    developerTools: 'Інструменти розробника',
    window: 'Вікно',
    minimize: 'Згорнути',
    maximize: 'Розгорнути',
    bringToFront: 'Усі на передній план',
    close: 'Закрити вікно',
    cannotStart: 'Розмова не може запуститися',
    hasStopped: 'Розмова зупинилася',
    startAgain: 'Запустити знову',
    alreadyOpen: 'Розмова вже відкрита з цим робочим простором; її вікно виходить на передній план.',
    quitWaits:
      'Розмова закриється сама, щойно їх буде надіслано. Те, що лишиться, піде після наступного запуску.',
    quitAnyway: 'Усе одно вийти',
    goOnWorking: 'Працювати далі',
    closeEnds: 'Розмова завершує роботу разом із вікном',
    closeEndsDetail:
      'Поки вона не працює, про нові повідомлення ніхто не дізнається. Вони чекають у Meta і надійдуть після запуску.',
    closeEndsTray: 'У налаштуваннях можна зробити так, щоб Розмова працювала далі біля годинника.',
    cancel: 'Скасувати',
    stillRunning: 'Розмова працює далі',
    stillRunningDetail:
      'Ви бачитимете сповіщення про нові повідомлення. Щоб відкрити її, натисніть на значок біля годинника.',
    reply: 'Відповісти',
    trayOpen: 'Відкрити Розмову',
    trayOk: 'Усе працює',
    trayWaiting: 'Чекаємо на Meta',
    trayProblems: 'Потрібна увага',
    trayUnknown: 'Ще не перевірено',
    hubStopped:
      'Частина Розмови, що зберігає ваші дані, несподівано завершилася. Нічого зі збереженого не втрачено.',
  },
} as const;

export type Labels = Readonly<Record<keyof (typeof labels)['en'], string>>;

/** The words in one of the product's languages. */
export function labelsIn(language: Language): Labels {
  return labels[language];
}

/** The person's language, by the system's list of preferred ones: Ukrainian, or English for everybody else. */
export function languageOf(preferred: readonly string[]): Language {
  return /^uk\b/i.test(preferred[0] ?? '') ? 'uk' : 'en';
}

/** The words as the person at the window reads them now; whoever shows some asks anew each time. */
export interface Words {
  labels(): Labels;
  language(): Language;
  /** From now on in this language; false when it was that one already. */
  speak(language: Language): boolean;
}

/** Begins in a language; the person's own is known when the hub has told it. */
export function createWords(first: Language): Words {
  let language = first;
  return {
    labels: () => labelsIn(language),
    language: () => language,
    speak(next) {
      if (next === language) return false;
      language = next;
      return true;
    },
  };
}
