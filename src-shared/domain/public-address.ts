import type { TunnelProviderName, TunnelTrouble } from '../contract/tunnel.ts';
import type { Language } from './refusals.ts';

type Sentence = Record<Language, string>;
const say = (en: string, uk: string): Sentence => ({ en, uk });

const programs: Record<TunnelProviderName, string> = {
  localtunnel: 'localtunnel',
  cloudflared: 'cloudflared',
  ngrok: 'ngrok',
  tailscale: 'Tailscale',
  own: '',
  none: '',
};

/** The owner's word for a way to this computer. */
export function tunnelName(provider: TunnelProviderName): Sentence {
  if (provider === 'own') return say('your own address', 'власна адреса');
  if (provider === 'none') return say('no public address', 'без публічної адреси');
  return say(programs[provider], programs[provider]);
}

/** What is known when a sentence about an address is written. */
export interface TroubleFacts {
  provider: TunnelProviderName;
  /** The relay's or the own address's host; null where there is none. */
  host: string | null;
  /** Where a proxy of one's own has to send what comes in. */
  localUrl: string;
}

const waits = say('Messages wait at Meta meanwhile.', 'Повідомлення тим часом чекають у Meta.');
const and = (...parts: readonly Sentence[]): Sentence => ({
  en: parts.map(({ en }) => en).join(' '),
  uk: parts.map(({ uk }) => uk).join(' '),
});

/** What is wrong with the public address and what to do about it. */
export function troubleSentence(trouble: TunnelTrouble, facts: TroubleFacts): Sentence {
  return and((facts.provider === 'own' ? ownTrouble : relayTrouble)(trouble, facts), waits);
}

function ownTrouble(trouble: TunnelTrouble, { host, localUrl }: TroubleFacts): Sentence {
  switch (trouble) {
    case 'foreign_page':
      return say(
        `A sign-in or warning page answers at ${host}, and Meta cannot get past it. Switch it off for this address.`,
        `За адресою ${host} відповідає сторінка входу чи попередження, і Meta її не пройде. Вимкніть її для цієї адреси.`,
      );
    case 'somebody_else':
      return say(
        `Another program answers at ${host}. Have your proxy send this address to ${localUrl}.`,
        `За адресою ${host} відповідає інша програма. Спрямуйте її у вашому проксі на ${localUrl}.`,
      );
    default:
      return commonTrouble(trouble, host ?? '') ?? silentProxy(host ?? '', localUrl);
  }
}

const silentProxy = (host: string, localUrl: string): Sentence =>
  say(
    `Nothing comes back through ${host}. See whether your proxy runs and sends to ${localUrl}.`,
    `Через ${host} нічого не повертається. Перевірте, чи працює ваш проксі та чи надсилає він запити на ${localUrl}.`,
  );

function relayTrouble(trouble: TunnelTrouble, { provider, host }: TroubleFacts): Sentence {
  const name = host ?? programs[provider];
  switch (trouble) {
    case 'relay_unreachable':
      return say(
        `${name} does not answer. It is tried again by itself; if this lasts, choose another way.`,
        `${name} не відповідає. Ми пробуємо знову самі; якщо це надовго, виберіть інший спосіб.`,
      );
    case 'relay_refused':
      return refusedBy(provider, name);
    case 'name_taken':
      return say(
        `Our name at ${name} is held by somebody else. If it does not come free, a new one is taken.`,
        `Наше ім’я на ${name} зайняте кимось іншим. Якщо воно не звільниться, візьмемо нове.`,
      );
    case 'foreign_page':
      return say(
        `A sign-in or warning page answers instead of us, and Meta cannot get past it. Sign in to this network if it asks for that, or choose another way.`,
        `Замість нас відповідає сторінка входу чи попередження, і Meta її не пройде. Увійдіть у цю мережу, якщо вона просить, або виберіть інший спосіб.`,
      );
    case 'somebody_else':
      return say(
        `Somebody else answers at our address. A new address is taken; what was sent there meanwhile they could read.`,
        `За нашою адресою відповідає хтось інший. Беремо нову адресу; надіслане туди тим часом могли прочитати.`,
      );
    case 'program_missing':
      return say(
        `${programs[provider]} is not on this computer. Install it, or choose another way.`,
        `На цьому комп’ютері немає ${programs[provider]}. Установіть його або виберіть інший спосіб.`,
      );
    case 'program_ended':
      return say(
        `${programs[provider]} has ended. It is started again by itself.`,
        `${programs[provider]} завершив роботу. Ми запускаємо його знову самі.`,
      );
    default:
      return (
        commonTrouble(trouble, name) ??
        say(
          `The address is open, but nothing comes back through ${name}. It is opened anew by itself.`,
          `Адресу відкрито, але через ${name} нічого не повертається. Ми відкриваємо її знову самі.`,
        )
      );
  }
}

function commonTrouble(trouble: TunnelTrouble, name: string): Sentence | null {
  switch (trouble) {
    case 'tls':
      return say(
        `The certificate of ${name} is not valid, and Meta accepts only a valid one. Renew it, or check this computer’s clock.`,
        `Сертифікат ${name} недійсний, а Meta приймає лише дійсний. Оновіть його або перевірте годинник цього комп’ютера.`,
      );
    case 'dns':
      return say(
        `The name ${name} is not found. Check how it is written, and the DNS of this network.`,
        `Ім’я ${name} не знайдено. Перевірте, як воно написане, та DNS цієї мережі.`,
      );
    case 'no_network':
      return say(
        `This computer has no network. As soon as it is back, the address is opened again.`,
        `Комп’ютер не під’єднано до мережі. Щойно вона з’явиться, адреса відкриється знову.`,
      );
    default:
      return null;
  }
}

function refusedBy(provider: TunnelProviderName, name: string): Sentence {
  if (provider === 'ngrok')
    return say(
      `ngrok refuses. Sign in once with “ngrok config add-authtoken” and the key from dashboard.ngrok.com, and end other ngrok sessions.`,
      `ngrok відмовляє. Увійдіть один раз: «ngrok config add-authtoken» і ключ із dashboard.ngrok.com; інші сеанси ngrok завершіть.`,
    );
  if (provider === 'tailscale')
    return say(
      `Tailscale does not allow Funnel yet. Sign in to Tailscale and switch Funnel and HTTPS on for this computer.`,
      `Tailscale ще не дозволяє Funnel. Увійдіть у Tailscale й увімкніть для цього комп’ютера Funnel та HTTPS.`,
    );
  return say(
    `${name} refuses to open an address just now. It is tried again by itself, more slowly.`,
    `${name} зараз відмовляється відкрити адресу. Ми пробуємо знову самі, але рідше.`,
  );
}

/** An address that is up, yet lost so often that nobody should work on it. */
export const unsteadySentence = (losses: number): Sentence =>
  say(
    `The address was lost ${losses} times within the last hour. Choose a steadier way for daily work.`,
    `Обривів за останню годину: ${losses}. Для щоденної роботи виберіть надійніший спосіб.`,
  );

/** Another provider stands in for the chosen one. */
export function fallbackSentence(from: TunnelProviderName, to: TunnelProviderName): Sentence {
  const [chosen, used] = [tunnelName(from), tunnelName(to)];
  return say(
    `${chosen.en} did not answer for long, so ${used.en} is used for now.`,
    `Спосіб «${chosen.uk}» довго не відповідав, тому поки працює «${used.uk}».`,
  );
}

/** Lines of the log beside the address. */
export const addressNotes = {
  chosen: (provider: TunnelProviderName): Sentence => {
    const name = tunnelName(provider);
    return say(`Chosen: ${name.en}.`, `Вибрано: ${name.uk}.`);
  },
  opened: (provider: TunnelProviderName): Sentence => {
    const name = tunnelName(provider);
    return say(`The address works (${name.en}).`, `Адреса працює (${name.uk}).`);
  },
  moved: say('The address is a new one.', 'Адреса змінилася.'),
  renamed: say(
    'The name at the relay was taken by somebody else; a new one is used.',
    'Ім’я на сервері зайняв хтось інший; узято нове.',
  ),
  woke: say('The computer woke up; the address is checked.', 'Комп’ютер прокинувся, адресу перевіряємо.'),
  wasOff: say('Rozmova was not running before this.', 'До цього Розмова не працювала.'),
};

/** Where an owner's own address cannot be right; null when nothing speaks against it. */
export type AddressProblem =
  | 'TUNNEL_ADDRESS_MISSING'
  | 'TUNNEL_ADDRESS_MALFORMED'
  | 'TUNNEL_ADDRESS_NOT_HTTPS'
  | 'TUNNEL_ADDRESS_NOT_PUBLIC';

const LOOPBACK = /^(?:localhost|.+\.localhost|127\.[\d.]+|\[::1\])$/;
/** `URL` writes every IPv4 address in four decimal numbers, so that a name such as 10.example.com is not one. */
const IPV4 = /^\d+\.\d+\.\d+\.\d+$/;
const PRIVATE_IPV4 =
  /^(?:0|10|127|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])|22[4-9]|2[3-5]\d)\./;
/** All IPv6 addresses that are given out for the internet begin like this (2000::/3); a mapped IPv4 address does not. */
const PUBLIC_IPV6 = /^\[[23][0-9a-f]{3}:/;
const LOCAL_NAME = /\.(?:local|lan|internal|home\.arpa)$|^[^.]+$/;

function isOnInternet(host: string): boolean {
  if (host.startsWith('[')) return PUBLIC_IPV6.test(host);
  return IPV4.test(host) ? !PRIVATE_IPV4.test(host) : !LOCAL_NAME.test(host);
}

/** Reads an address that a person typed: its origin and path without a slash, a query or our own webhook path. */
export function readPublicAddress(
  given: string | null,
  options: { mayBeLoopback: boolean },
): { url: string } | { problem: AddressProblem } {
  const text = given?.trim() ?? '';
  if (text === '') return { problem: 'TUNNEL_ADDRESS_MISSING' };
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (/\s/.test(text) || !URL.canParse(withScheme)) return { problem: 'TUNNEL_ADDRESS_MALFORMED' };
  const url = new URL(withScheme);
  if (url.username !== '' || url.password !== '') return { problem: 'TUNNEL_ADDRESS_MALFORMED' };
  // A dot at the end says "this is the whole name" and changes nothing.
  const host = url.hostname.replace(/\.$/, '');
  const isLoopback = LOOPBACK.test(host);
  if (isLoopback && !options.mayBeLoopback) return { problem: 'TUNNEL_ADDRESS_NOT_PUBLIC' };
  if (!isLoopback && !isOnInternet(host)) return { problem: 'TUNNEL_ADDRESS_NOT_PUBLIC' };
  if (url.protocol !== 'https:' && !(isLoopback && url.protocol === 'http:'))
    return { problem: 'TUNNEL_ADDRESS_NOT_HTTPS' };
  const path = url.pathname.replace(/\/webhook(?:\/.*)?$/, '').replace(/\/+$/, '');
  return { url: url.origin + path };
}
