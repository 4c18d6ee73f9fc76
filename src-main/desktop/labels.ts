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
    hubStopped:
      'The part of Rozmova that keeps your data has ended unexpectedly. Nothing that was saved is lost.',
  },
  uk: {
    application: 'Rozmova',
    about: 'Про Rozmova',
    services: 'Служби',
    hide: 'Сховати Rozmova',
    hideOthers: 'Сховати інші',
    showAll: 'Показати всі',
    quit: 'Вийти з Rozmova',
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
    cannotStart: 'Rozmova не може запуститися',
    hasStopped: 'Rozmova зупинилася',
    startAgain: 'Запустити знову',
    alreadyOpen: 'Rozmova вже відкрита з цим робочим простором; її вікно виходить на передній план.',
    hubStopped:
      'Частина Rozmova, що зберігає ваші дані, несподівано завершилася. Нічого зі збереженого не втрачено.',
  },
} as const;

export type Labels = Readonly<Record<keyof (typeof labels)['en'], string>>;

/** The words for a BCP 47 tag: Ukrainian for `uk` and its regions, English for everything else. */
export function labelsFor(locale: string): Labels {
  return /^uk\b/i.test(locale) ? labels.uk : labels.en;
}

/** The person's first language that is one: `LANG=C` and the like come as tags that nothing else accepts. */
export function firstLanguage(preferred: readonly string[]): string {
  for (const tag of preferred) {
    try {
      const [found] = Intl.getCanonicalLocales(tag);
      if (found !== undefined) return found;
    } catch {
      // Not a language tag: the next one decides.
    }
  }
  return 'en';
}
