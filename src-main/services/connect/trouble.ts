import type { Sentence } from '#shared/contract/base.ts';
import type { Answer } from '../../meta/ask.ts';
import type { GraphError } from '../../meta/graph-error.ts';

const say = (en: string, uk: string): Sentence => ({ en, uk });

/** What stands between this computer and Meta, each in its own words. */
export const troubleSays = {
  noNetwork: say(
    'There is no internet connection. Check the network or the Wi-Fi of this computer, then try again.',
    'Немає інтернету. Перевірте мережу або Wi-Fi на цьому комп’ютері й спробуйте ще раз.',
  ),
  blocked: say(
    'graph.facebook.com cannot be reached from here, it seems to be blocked. Allow it in the firewall or the antivirus, or try another network.',
    'До graph.facebook.com звідси не дістатися, схоже, адресу заблоковано. Дозвольте її у фаєрволі чи антивірусі або спробуйте іншу мережу.',
  ),
  certificate: say(
    'The connection to Meta is not trusted: this computer’s clock is wrong, or a firewall reads along. Check date and time, then the antivirus.',
    'З’єднання з Meta ненадійне: на комп’ютері хибний час або фаєрвол читає трафік. Перевірте дату й час, тоді антивірус.',
  ),
  loginPage: say(
    'Not Meta answered but a page of your network, such as the sign-in of a Wi-Fi or a firewall. Open any site in the browser, sign in there, then try again.',
    'Відповіла не Meta, а сторінка вашої мережі, наприклад вхід у Wi-Fi чи фаєрвол. Відкрийте будь-який сайт у браузері, увійдіть і спробуйте ще раз.',
  ),
  slow: say(
    'Meta did not answer in time. Nothing is lost; try again in a minute.',
    'Meta не відповіла вчасно. Нічого не втрачено; спробуйте ще раз за хвилину.',
  ),
  disturbance: say(
    'Meta has a disturbance at the moment. What you entered is kept; try again in a few minutes (metastatus.com tells more).',
    'У Meta зараз збій. Введене збережено; спробуйте ще раз за кілька хвилин (подробиці: metastatus.com).',
  ),
  tooMany: say(
    'Meta asks to wait: too many requests in a short time. Try again in a few minutes.',
    'Meta просить зачекати: забагато запитів за короткий час. Спробуйте ще раз за кілька хвилин.',
  ),
  broken: say(
    'The connection broke before Meta had answered. Try again.',
    'З’єднання обірвалося, перш ніж Meta відповіла. Спробуйте ще раз.',
  ),
} as const;

const names = /ENOTFOUND|EAI_|ENETUNREACH|NAME_NOT_RESOLVED|NAME_RESOLUTION|INTERNET_DISCONNECTED/;
const certificates = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL/;
/** Codes that say something about Meta's day and nothing about the values (`research/api.md` section 6). */
const disturbances: ReadonlySet<number> = new Set([1, 2, 131000, 131016, 131057, 133004, 2494100]);
const limits: ReadonlySet<number> = new Set([4, 17, 32, 613, 80007, 80008]);

/** What kept Meta from judging the values, in words; null when it did judge. */
export function troubleOf(answer: Answer<unknown>): Sentence | null {
  if (answer.kind === 'told') return null;
  if (answer.kind === 'odd') return troubleSays.loginPage;
  if (answer.kind === 'unreachable') return troubleOnTheWay(answer.error);
  const { code, httpStatus } = answer.error;
  if (code === null) return httpStatus === 429 ? troubleSays.tooMany : null;
  if (limits.has(code)) return troubleSays.tooMany;
  return disturbances.has(code) ? troubleSays.disturbance : null;
}

/** Why no answer of Meta's came, in words: the codes of the network stack are for the log. */
export function troubleOnTheWay({ kind, reason, httpStatus }: GraphError): Sentence {
  if (certificates.test(reason)) return troubleSays.certificate;
  if (kind === 'unreachable') return names.test(reason) ? troubleSays.noNetwork : troubleSays.blocked;
  if (reason === 'timeout') return troubleSays.slow;
  if (reason === 'redirect' || reason === 'html' || reason === 'not json') return troubleSays.loginPage;
  if (httpStatus !== null && httpStatus >= 500 && httpStatus !== 511) return troubleSays.disturbance;
  return httpStatus !== null && httpStatus >= 400 ? troubleSays.loginPage : troubleSays.broken;
}
