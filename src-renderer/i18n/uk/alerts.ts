/** What pops up from outside: links that other programs open. */
export const alerts = {
  link: {
    openConversation: 'Відкрити розмову: {{name}}?',
    openSomeConversation: 'Відкрити розмову?',
    beginTemplate: 'Підготувати розсилку шаблону «{{template}}»?',
    beginTemplateTo: 'Підготувати шаблон «{{template}}» для {{phone}}?',
    whence: 'Про це просить посилання ззовні: його могла відкрити програма або будь-яка вебсторінка.',
    nothingSent: 'Нічого не надсилається, доки ви самі не натиснете «Надіслати».',
    open: 'Відкрити',
    begin: 'Підготувати',
    beginning: 'Готуємо…',
    unreadable: 'Незрозуміле посилання',
    unreadableHint: 'Посилання ззовні не схоже на посилання Розмови, тож нічого не зроблено.',
    noConversation: 'Такої розмови немає',
    noTemplate: 'Такого шаблону немає',
    gone: 'Посилання ззовні веде до того, чого тут немає: його видалили або воно з іншого робочого простору.',
    understood: 'Зрозуміло',
  },
};
