import { businessScopedUserId, parentUserId } from '../identifiers.ts';
import type { Customer, SandboxState } from '../state.ts';
import type { World } from '../world.ts';

type CustomerSeed = Pick<Customer, 'id' | 'name' | 'language' | 'waId' | 'about'> &
  Partial<Pick<Customer, 'username' | 'readsAtOnce' | 'isOnline'>> & { country: string };

/** The people of a fresh sandbox. The numbers are fictitious. */
export const defaultCustomers: readonly CustomerSeed[] = [
  {
    id: 'olena',
    name: 'Олена Коваль',
    language: 'uk',
    country: 'UA',
    waId: '380670000011',
    about: {
      uk: 'Замовляє квіти мамі й одразу читає відповіді.',
      en: 'Orders flowers for her mother and reads answers at once.',
    },
  },
  {
    id: 'taras',
    name: 'Тарас Бондар',
    language: 'uk',
    country: 'UA',
    waId: '380500000022',
    about: {
      uk: 'Ремонтує велосипед, пише голосом, бо завжди за кермом.',
      en: 'Has a bicycle in repair; sends voice notes because he is always driving.',
    },
  },
  {
    id: 'iryna',
    name: 'Ірина Мельник',
    language: 'uk',
    country: 'UA',
    waId: '380930000033',
    about: {
      uk: 'Пише багато коротких повідомлень одне за одним.',
      en: 'Writes many short messages one after the other.',
    },
  },
  {
    id: 'mykola',
    name: 'Микола Гнатюк',
    language: 'uk',
    country: 'UA',
    waId: '380960000044',
    readsAtOnce: false,
    about: {
      uk: 'Питає і зникає: прочитаних позначок від нього не буває.',
      en: 'Asks and disappears: there are never blue ticks from him.',
    },
  },
  {
    id: 'james',
    name: 'James Porter',
    language: 'en',
    country: 'US',
    waId: '14155550132',
    about: {
      uk: 'Чекає на доставку і хоче знати точний час.',
      en: 'Waits for a delivery and wants to know the exact time.',
    },
  },
  {
    id: 'priya',
    name: 'Priya Nair',
    language: 'en',
    country: 'US',
    waId: '12025550147',
    about: {
      uk: 'Прийшла з реклами, охоче тисне кнопки.',
      en: 'Came from an advertisement and likes to tap buttons.',
    },
  },
  {
    id: 'robin',
    name: 'Robin Hale',
    language: 'en',
    country: 'US',
    waId: null,
    username: 'robin.rides',
    about: {
      uk: 'Приховує номер за іменем користувача: видно лише @robin.rides.',
      en: 'Hides the number behind a username: only @robin.rides is visible.',
    },
  },
  {
    id: 'oksana',
    name: 'Оксана Шевчук',
    language: 'uk',
    country: 'UA',
    waId: '380680000055',
    about: {
      uk: 'Кур’єрка: надсилає адреси й документи, часто поза мережею.',
      en: 'A courier: sends places and documents and is often out of reach.',
    },
  },
];

export function makeCustomer(
  seed: CustomerSeed,
  rest: { businessId: string; isListed: boolean; isScripted: boolean },
): Customer {
  return {
    id: seed.id,
    isListed: rest.isListed,
    name: seed.name,
    username: seed.username ?? null,
    language: seed.language,
    waId: seed.waId,
    userId: businessScopedUserId(seed.country, rest.businessId, seed.waId ?? seed.id),
    parentUserId: parentUserId(seed.country, rest.businessId, seed.waId ?? seed.id),
    about: seed.about,
    isOnline: seed.isOnline ?? true,
    readsAtOnce: seed.readsAtOnce ?? true,
    lastInboundAt: null,
    typingUntil: 0,
    businessTypingUntil: 0,
    isBlocked: false,
    script: rest.isScripted ? { sceneIndex: 0, waitingSince: null, usedAnswers: [] } : null,
    lines: [],
  };
}

/** A phone that receives everything and never says or reads anything. */
export function addSilentPhone(world: World, digits: string): Customer {
  const customer = makeCustomer(
    {
      id: `silent-${digits}`,
      name: `+${digits}`,
      language: 'en',
      country: digits.startsWith('380') ? 'UA' : 'US',
      waId: digits,
      readsAtOnce: false,
      about: { uk: 'Мовчазний телефон.', en: 'A silent phone.' },
    },
    { businessId: world.state.identity.businessId, isListed: false, isScripted: false },
  );
  world.directory.addCustomer(customer);
  return customer;
}

/** Another pretend customer, for tests that need more of them; an existing phone becomes visible. */
export function addCustomer(
  world: World,
  given: { name: string; waId?: string | null; username?: string | null; language?: 'uk' | 'en' },
): Customer {
  const waId = given.waId ?? null;
  const known = waId === null ? undefined : world.directory.byWaId(waId);
  if (known) {
    known.isListed = true;
    known.name = given.name;
    world.changed();
    return known;
  }
  const customer = makeCustomer(
    {
      id: `guest-${world.state.customers.length + 1}`,
      name: given.name,
      language: given.language ?? 'en',
      country: waId?.startsWith('380') ? 'UA' : 'US',
      waId,
      username: given.username ?? null,
      about: { uk: 'Доданий під час роботи.', en: 'Added while the sandbox was running.' },
    },
    { businessId: world.state.identity.businessId, isListed: true, isScripted: false },
  );
  world.directory.addCustomer(customer);
  world.changed();
  return customer;
}

export const listedCustomers = (state: SandboxState): Customer[] =>
  state.customers.filter((customer) => customer.isListed);
