import { useLanguage } from '../i18n/use-language.ts';
import type { TickMarkKind } from '../ui/TickMark.tsx';

export interface SampleRow {
  readonly name: string;
  readonly time: string;
  readonly preview: string;
  readonly unread?: number;
  readonly tick?: TickMarkKind;
  readonly draft?: boolean;
  readonly account: number;
}

export interface SampleMessage {
  readonly side: 'in' | 'out' | 'note' | 'system';
  readonly text: string;
  readonly time?: string;
  readonly tick?: TickMarkKind;
  readonly author?: string;
  readonly reaction?: string;
  readonly failure?: string;
}

const uk = {
  you: 'Ви',
  draft: 'Чернетка',
  all: 'Усі розмови',
  note: 'Нотатка',
  window: 'Вікно відповіді: 22 год 14 хв',
  compose: 'Напишіть відповідь',
  retry: 'Спробувати ще раз',
  order: 'Замовлення',
  orders: ['№ 1042 · Букет «Поле»', '№ 0987 · Кошик півоній'],
  facts: [
    ['Телефон', '+380 67 123 45 67'],
    ['Місто', 'Полтава'],
    ['Веде', 'Олег Марченко'],
  ],
  rows: [
    {
      name: 'Оксана Петренко',
      time: '14:05',
      preview: 'А можна забрати сьогодні після шостої?',
      unread: 2,
      account: 7,
    },
    { name: 'Юрій Ґалаґан', time: '13:52', preview: 'Дякую, рахунок отримав', tick: 'read', account: 7 },
    { name: 'Maria Silva', time: '13:40', preview: 'Here is the photo of the box', unread: 1, account: 2 },
    {
      name: '+380 50 444 12 98',
      time: '12:11',
      preview: 'Добрий день! Чи є у вас доставка в Кременчук?',
      unread: 12,
      account: 7,
    },
    {
      name: 'Ірина з третього поверху',
      time: '11:30',
      preview: 'Так, до 18:00 встигнемо',
      draft: true,
      account: 2,
    },
    {
      name: 'Кав’ярня «Зерно»',
      time: 'вчора',
      preview: 'Відправили, трек-номер 2045 0912 3345',
      tick: 'delivered',
      account: 7,
    },
    {
      name: 'Остап Микитюк',
      time: 'вчора',
      preview: 'Не доставлено: номер не в WhatsApp',
      tick: 'failed',
      account: 5,
    },
    { name: 'Надія Романюк', time: 'пн', preview: 'Голосове повідомлення, 0:14', tick: 'played', account: 5 },
    { name: 'Zoë K.', time: '12 лист.', preview: 'Perfect, see you then', account: 2 },
  ] satisfies SampleRow[],
  messages: [
    { side: 'in', text: 'Добрий день! Хочу замовити букет «Поле», як на другій світлині.', time: '13:58' },
    { side: 'in', text: 'Тільки без лілій, будь ласка', time: '13:58' },
    {
      side: 'out',
      text: 'Вітаю, Оксано! Звісно, замінимо лілії на еустому. Буде 1 250 ₴, готово до 17:30.',
      time: '14:01',
      tick: 'read',
    },
    {
      side: 'note',
      text: 'Постійна клієнтка, знижка 5 %. Еустома прийде о третій.',
      time: '14:02',
      author: 'Олег',
    },
    { side: 'system', text: 'Марія додалася до розмови' },
    { side: 'out', text: 'Надіслати рахунок сюди?', time: '14:03', tick: 'delivered' },
    { side: 'in', text: 'Так, дякую!', time: '14:04', reaction: '❤️' },
    { side: 'in', text: 'А можна забрати сьогодні після шостої?', time: '14:05' },
    {
      side: 'out',
      text: 'Рахунок № 1042',
      time: '14:05',
      tick: 'failed',
      failure: 'Не надіслано: файл більший за 16 МБ.',
    },
  ] satisfies SampleMessage[],
};

const en: typeof uk = {
  you: 'You',
  draft: 'Draft',
  all: 'All conversations',
  note: 'Note',
  window: 'Reply window: 22 h 14 min',
  compose: 'Write a reply',
  retry: 'Try again',
  order: 'Orders',
  orders: ['No. 1042 · Field bouquet', 'No. 0987 · Basket of peonies'],
  facts: [
    ['Phone', '+380 67 123 45 67'],
    ['City', 'Poltava'],
    ['Led by', 'Oleh Marchenko'],
  ],
  rows: [
    {
      name: 'Oksana Petrenko',
      time: '14:05',
      preview: 'Could I pick it up after six today?',
      unread: 2,
      account: 7,
    },
    {
      name: 'Yurii Galagan',
      time: '13:52',
      preview: 'Thanks, the invoice has arrived',
      tick: 'read',
      account: 7,
    },
    { name: 'Maria Silva', time: '13:40', preview: 'Here is the photo of the box', unread: 1, account: 2 },
    {
      name: '+380 50 444 12 98',
      time: '12:11',
      preview: 'Hello! Do you deliver to Kremenchuk?',
      unread: 12,
      account: 7,
    },
    {
      name: 'Iryna from the third floor',
      time: '11:30',
      preview: 'Yes, we can make it by 18:00',
      draft: true,
      account: 2,
    },
    {
      name: 'Zerno Coffee',
      time: 'yesterday',
      preview: 'Sent, tracking number 2045 0912 3345',
      tick: 'delivered',
      account: 7,
    },
    {
      name: 'Ostap Mykytiuk',
      time: 'yesterday',
      preview: 'Not delivered: the number is not on WhatsApp',
      tick: 'failed',
      account: 5,
    },
    { name: 'Nadiia Romaniuk', time: 'Mon', preview: 'Voice message, 0:14', tick: 'played', account: 5 },
    { name: 'Zoë K.', time: '12 Nov', preview: 'Perfect, see you then', account: 2 },
  ],
  messages: [
    {
      side: 'in',
      text: 'Hello! I would like to order the Field bouquet, as in the second photo.',
      time: '13:58',
    },
    { side: 'in', text: 'Only without lilies, please', time: '13:58' },
    {
      side: 'out',
      text: 'Welcome, Oksana! Of course, lisianthus instead of lilies. It comes to 1,250 ₴ and is ready by 17:30.',
      time: '14:01',
      tick: 'read',
    },
    {
      side: 'note',
      text: 'A regular, 5 % off. The lisianthus arrives at three.',
      time: '14:02',
      author: 'Oleh',
    },
    { side: 'system', text: 'Mariia joined the conversation' },
    { side: 'out', text: 'Shall I send the invoice here?', time: '14:03', tick: 'delivered' },
    { side: 'in', text: 'Yes, thank you!', time: '14:04', reaction: '❤️' },
    { side: 'in', text: 'Could I pick it up after six today?', time: '14:05' },
    {
      side: 'out',
      text: 'Invoice no. 1042',
      time: '14:05',
      tick: 'failed',
      failure: 'Not sent: the file is larger than 16 MB.',
    },
  ],
};

export function useSampleWords() {
  const words = useLanguage().language === 'uk' ? uk : en;
  const rows: readonly SampleRow[] = words.rows;
  const messages: readonly SampleMessage[] = words.messages;
  return { ...words, rows, messages };
}
