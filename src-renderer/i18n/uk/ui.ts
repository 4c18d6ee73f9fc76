/** Words that the primitives in `ui/` say by themselves. */
export const ui = {
  close: 'Закрити',
  cancel: 'Скасувати',
  dismiss: 'Прибрати',
  clear: 'Очистити',
  copy: 'Скопіювати',
  copied: 'Скопійовано',
  copyFailed: 'Не вдалося скопіювати. Виділіть текст і скопіюйте вручну.',
  remove: 'Прибрати {{name}}',
  show: 'Показати',
  hide: 'Сховати',
  loading: 'Завантаження…',
  notifications: 'Сповіщення',
  required: 'обов’язково',
  optional: 'необов’язково',
  emoji: {
    search: 'Знайти емодзі',
    none: 'За словом «{{search}}» нічого немає',
    recent: 'Нещодавні',
    skinTone: 'Колір шкіри',
  },
} as const;
