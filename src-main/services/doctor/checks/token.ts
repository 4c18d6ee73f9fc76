import { neededScopes, tokenKind } from '#shared/domain/connect-token.ts';
import { explainMetaError } from '#shared/domain/meta-errors.ts';
import type { TokenAnswer } from '../../../meta/connection-schemas.ts';
import type { AccountFacts } from '../facts.ts';
import { metaPages } from '../pages.ts';
import { fine, help, judge, judgeApp, link, notTold, step, type Verdict, verdict } from '../verdict.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const dayOf = (at: number, locale: 'uk-UA' | 'en-GB') =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' }).format(at);
const timeOf = (at: number) =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(at);

/** Meta's clock: the sandbox may live in another time than this computer. */
const metaNow = ({ now, account }: AccountFacts) => now + account.clockOffsetMs;

const deadToken = (error: TokenAnswer['error']): Verdict => {
  const { code, subcode } = error ?? {};
  const { sentence } = explainMetaError({ code: code ?? 190, subcode: subcode ?? null });
  return {
    state: 'act',
    sentence,
    action: step('token'),
    failure: 'token_revoked',
    details: { code: code ?? 190, ...(subcode == null ? {} : { subcode }) },
  };
};

/** Whether Meta takes the token at all. */
export function tokenAlive(facts: AccountFacts): Verdict {
  if (!facts.hasToken) {
    return verdict(
      'act',
      'Токена доступу немає: надсилання чекає. Введіть токен.',
      'There is no access token: sending waits. Enter one.',
      { action: step('token') },
    );
  }
  // Every call needs the token: one that Meta refuses as such is proof, also when nobody may inspect it.
  const dead = [facts.number, facts.waba, facts.numberIds].find(
    (asked) => asked.kind === 'refused' && asked.error.code === 190,
  );
  if (dead?.kind === 'refused') return deadToken(dead.error);
  if (facts.token.kind === 'told') {
    const { is_valid: isValid, error } = facts.token.value;
    return isValid === false ? deadToken(error) : fine('Meta приймає токен.', 'Meta accepts the token.');
  }
  const isShown = facts.number.kind === 'told' && facts.number.value.id === facts.account.phoneNumberId;
  const isAccountShown = facts.waba.kind === 'told' && facts.waba.value.id === facts.account.wabaId;
  if (isShown || isAccountShown) {
    return fine('Meta приймає токен.', 'Meta accepts the token.');
  }
  return judge(facts.number, () => notTold());
}

/** How long the token lives. */
export function tokenLife(facts: AccountFacts): Verdict {
  return judgeApp(facts.token, facts.hasSecret, (token) => {
    const at = (seconds: number | undefined) => (seconds ? seconds * 1_000 : null);
    const expiresAt = at(token.expires_at);
    if (expiresAt === null) return fine('Токен не має строку дії.', 'The token never ends.');
    const now = metaNow(facts);
    const kind = tokenKind({ issuedAt: at(token.issued_at), expiresAt, now });
    return lifeVerdict({ left: expiresAt - now, endsAt: expiresAt - facts.account.clockOffsetMs, kind });
  });
}

function lifeVerdict({ left, endsAt, kind }: { left: number; endsAt: number; kind: string }): Verdict {
  const failure = kind === 'temporary' ? 'temporary_token' : 'token_sixty_days';
  const details = { hoursLeft: Math.floor(left / HOUR_MS) };
  const more = { action: step('token'), failure, details } as const;
  const [day, dayEn] = [dayOf(endsAt, 'uk-UA'), dayOf(endsAt, 'en-GB')];
  if (left <= 0) {
    return verdict(
      'act',
      'Строк дії токена минув. Введіть новий.',
      'The token has ended. Enter a new one.',
      more,
    );
  }
  if (kind === 'temporary') {
    return verdict(
      'act',
      `Це одноденний тестовий токен: він діє до ${timeOf(endsAt)}, ${day}. Замініть його на постійний.`,
      `This is a test token for one day: it ends at ${timeOf(endsAt)} on ${dayEn}. Replace it with a permanent one.`,
      more,
    );
  }
  if (left <= DAY_MS) {
    return verdict(
      'act',
      `Токен діє лише до ${timeOf(endsAt)}, ${day}. Потім надсилання зупиниться.`,
      `The token ends at ${timeOf(endsAt)} on ${dayEn}. Sending stops then.`,
      more,
    );
  }
  if (left <= 3 * DAY_MS || left <= 14 * DAY_MS) {
    return verdict(
      'act',
      `Токен діє до ${day}. Створіть новий без строку дії, поки цей ще працює.`,
      `The token works until ${dayEn}. Make one that never ends while this one still works.`,
      more,
    );
  }
  return verdict(
    'ok',
    `Токен діє до ${day}. Розмова нагадає за два тижні.`,
    `The token works until ${dayEn}. Rozmova reminds you two weeks before.`,
    { ...more, action: null },
  );
}

const scopeWords = {
  whatsapp_business_messaging: ['надсилати повідомлення', 'send messages'],
  whatsapp_business_management: ['керувати номером і шаблонами', 'manage the number and templates'],
} as const;

/** Permissions by real calls: names of scopes alone have deceived many. */
export function scopes(facts: AccountFacts): Verdict {
  const lacking = neededScopes.filter((scope) => isLacking(scope, facts));
  if (lacking.length === 0) {
    return judge<unknown>(
      facts.templates.kind === 'refused' ? facts.number : facts.templates,
      () => fine('Усі потрібні дозволи є.', 'All permissions that are needed are there.'),
      () => notTold(),
    );
  }
  const list = (language: 0 | 1) => lacking.map((scope) => scopeWords[scope][language]).join(', ');
  return verdict(
    'act',
    `Токену бракує дозволу: ${list(0)}. Створіть його знову й позначте обидва дозволи WhatsApp.`,
    `The token lacks a permission: ${list(1)}. Make it again and tick both WhatsApp permissions.`,
    { action: step('token'), failure: 'missing_scopes', details: { missing: lacking.join(',') } },
  );
}

/** Meta's codes for a permission that is missing (`research/api.md` section 6). */
const isPermission = (code: number | null) => code === 3 || code === 10 || code === 131005 || code === 299;

function isLacking(
  scope: (typeof neededScopes)[number],
  { messaging, templates, waba, token }: AccountFacts,
): boolean {
  const byCall = scope === 'whatsapp_business_messaging' ? messaging : templates;
  if (byCall.kind === 'refused' && isPermission(byCall.error.code)) return true;
  // Without the account in sight nothing can be said of what may be done with it.
  if (waba.kind !== 'told' || token.kind !== 'told' || token.value.scopes === undefined) return false;
  return !token.value.scopes.includes(scope) && byCall.kind !== 'told';
}

/** Whom the token stands for: only an admin system user sees everything without being given it piece by piece. */
export function systemUser(facts: AccountFacts): Verdict {
  const userId = facts.token.kind === 'told' ? (facts.token.value.user_id ?? null) : null;
  const isHidden = [facts.waba, facts.number].every(
    (asked) => asked.kind === 'refused' && (asked.error.subcode === 33 || asked.error.code === 33),
  );
  if (isHidden) {
    return verdict(
      'act',
      'Токен живий, але не бачить акаунта WhatsApp. Системний користувач має бути адміністратором і мати доступ до застосунку та акаунта.',
      'The token lives but sees no WhatsApp account. The system user has to be an admin and have both the app and the account.',
      {
        action: link(metaPages.systemUsers, 'Системні користувачі', 'System users'),
        failure: 'employee_system_user',
      },
    );
  }
  return judge(
    facts.systemUsers,
    (users) => {
      const own = users.find(({ id }) => id === userId);
      if (!own)
        return fine(
          'Токен належить людині, а не системному користувачу.',
          'The token belongs to a person, not to a system user.',
        );
      if (own.role !== 'EMPLOYEE')
        return fine('Токен належить адміністратору.', 'The token belongs to an admin.');
      return verdict(
        'ok',
        'Системний користувач є працівником. Усе, що потрібно, він бачить.',
        'The system user is an employee. It sees everything that is needed.',
        { action: help('employee_system_user') },
      );
    },
    () => notTold(),
  );
}
