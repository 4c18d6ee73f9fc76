import type { NumberCard } from '#shared/contract/connect.ts';
import type { Answer, Asker } from '../../meta/ask.ts';
import {
  askAssignedWabas,
  askBusinesses,
  askMe,
  askNumbers,
  askSystemUsers,
  askWaba,
  askWabasOfBusiness,
} from '../../meta/connection-calls.ts';
import type { Named, NumberAnswer } from '../../meta/connection-schemas.ts';

export type FoundNumber = Omit<NumberCard, 'accountId'>;

export interface Discovery {
  numbers: FoundNumber[];
  /** Accounts that the token can read, with or without numbers. */
  wabaIds: string[];
  /** Questions that Meta refused, for who wants to know why nothing was found. */
  refusals: Answer<unknown>[];
  businessIds: string[];
}

interface Given {
  /** Who the token stands for; null when that is not known. */
  userId: string | null;
  /** The accounts that the token is restricted to. */
  targetIds: readonly string[];
  /** What was entered by hand. */
  wabaId: string | null;
}

/** More accounts than these are an agency's, which enters the one that it means. */
const MAX_ACCOUNTS = 40;
const AT_ONCE = 5;

/** Looks for every number that a token can see, by all the ways that Meta has for it (`research/api.md` 1.3 to 1.5). */
export async function discoverNumbers(asker: Asker, given: Given): Promise<Discovery> {
  const [assigned, businesses] = await Promise.all([
    askAssignedWabas(asker, given.userId ?? 'me'),
    askBusinesses(asker),
  ]);
  const businessIds = businesses.kind === 'told' ? businesses.value.map(({ id }) => id) : [];
  const ofBusinesses = await Promise.all(
    businessIds
      .slice(0, MAX_ACCOUNTS)
      .flatMap((id) => (['owned', 'client'] as const).map((side) => askWabasOfBusiness(asker, id, side))),
  );
  const names = new Map<string, string | null>();
  const add = (answer: Answer<Named[]>) => {
    if (answer.kind !== 'told') return;
    for (const { id, name } of answer.value) names.set(id, name ?? names.get(id) ?? null);
  };
  for (const answer of [assigned, ...ofBusinesses]) add(answer);
  for (const id of [...given.targetIds, given.wabaId]) {
    if (id !== null && !names.has(id)) names.set(id, null);
  }
  const found = await readAccounts(asker, [...names].slice(0, MAX_ACCOUNTS));
  return { ...found, businessIds };
}

async function readAccounts(
  asker: Asker,
  accounts: readonly (readonly [id: string, name: string | null])[],
): Promise<Omit<Discovery, 'businessIds'>> {
  const found: Omit<Discovery, 'businessIds'> = { numbers: [], wabaIds: [], refusals: [] };
  for (let from = 0; from < accounts.length; from += AT_ONCE) {
    await Promise.all(
      accounts.slice(from, from + AT_ONCE).map(async ([id, name]) => {
        const answer = await askNumbers(asker, id);
        if (answer.kind !== 'told') return found.refusals.push(answer);
        const waba = name === null ? await askWaba(asker, id) : null;
        const wabaName = waba?.kind === 'told' ? (waba.value.name ?? null) : name;
        found.wabaIds.push(id);
        return found.numbers.push(
          ...answer.value.flatMap((number) => toFoundNumber(number, { id, name: wabaName })),
        );
      }),
    );
  }
  found.numbers.sort(byUse);
  return found;
}

/** Real numbers before test ones, then as Meta lists them. */
const byUse = (one: FoundNumber, other: FoundNumber): number =>
  Number(one.mode === 'test') - Number(other.mode === 'test') ||
  one.phoneNumberId.localeCompare(other.phoneNumberId);

export function toFoundNumber(
  number: NumberAnswer,
  waba: { id: string; name: string | null },
): FoundNumber[] {
  if (number.id === undefined) return [];
  return [
    {
      wabaId: waba.id,
      wabaName: waba.name,
      phoneNumberId: number.id,
      displayPhoneNumber: number.display_phone_number ?? null,
      verifiedName: number.verified_name ?? null,
      qualityRating: number.quality_rating ?? null,
      mode: number.account_mode?.toUpperCase() === 'SANDBOX' ? 'test' : 'live',
      status: number.status ?? null,
    },
  ];
}

/** Whether the token is of a system user with the role Employee; null when nobody tells. */
export async function isEmployee(
  asker: Asker,
  { userId, ownerIds }: { userId: string | null; ownerIds: readonly string[] },
): Promise<boolean | null> {
  const me = await askMe(asker);
  if (me.kind !== 'told') return null;
  if (me.value.role) return isEmployeeRole(me.value.role);
  for (const ownerId of ownerIds) {
    const answer = await askSystemUsers(asker, ownerId);
    const users = answer.kind === 'told' ? answer.value : [];
    const role = users.find(({ id }) => id === (userId ?? me.value.id))?.role;
    if (role) return isEmployeeRole(role);
  }
  return null;
}

const isEmployeeRole = (role: string): boolean => /EMPLOYEE/i.test(role);
