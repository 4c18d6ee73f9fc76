import type { Operator } from '#shared/contract/app.ts';
import type { TeamMember } from '#shared/contract/team.ts';
import type { MediaId, OperatorId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { setAccountsOfOperator } from '../../db/queries/account-operators.ts';
import { getAccount } from '../../db/queries/accounts.ts';
import { insertOperator, requireOperator } from '../../db/queries/operators.ts';
import {
  getMember,
  isLastAdmin,
  listMembers,
  removeMember,
  type StoredMember,
  setPinHash,
  updateMember,
} from '../../db/queries/team.ts';
import { type Db, inTransaction } from '../../db/statements.ts';
import type { Clock, MediaStore, Publish } from '../../ports.ts';
import type { Releases } from '../engagement/releases.ts';
import type { SeatsService } from '../seats.ts';
import type { AtSeat, SeatServiceOf } from '../service-of.ts';
import type { SettingsService } from '../settings.ts';
import type { BrowserSessions } from './browser-sessions.ts';
import { checkPin, hashPin } from './pin.ts';
import { createSeatList } from './seat-list.ts';

export type TeamService = SeatServiceOf<'team'>;

export interface TeamOptions {
  db: Db;
  clock: Clock;
  publish: Publish;
  seats: SeatsService;
  browsers: Pick<BrowserSessions, 'invite'>;
  settings: Pick<SettingsService, 'get'>;
  media: Pick<MediaStore, 'get'>;
  releases: Omit<Releases, 'close'>;
  /** Where the console is reached, without a slash at its end. */
  origin(): string;
}

const MAX_PICTURE_KB = 512;
const pictureTypes: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'];

/** The people who work here, and what may be done about them. */
export function createTeam(options: TeamOptions): TeamService {
  const { db, clock, publish, seats, releases } = options;

  const toMember = (stored: StoredMember): TeamMember => ({
    ...stored,
    isAtWork: seats.listOpen().some(({ operatorId }) => operatorId === stored.id),
  });
  const requireMember = (id: OperatorId): StoredMember => {
    const member = getMember(db, id);
    if (member === null) throw new Refusal('NOT_FOUND');
    return member;
  };
  const tell = () => publish([{ entity: 'operator' }, { entity: 'seat' }]);

  return {
    ...createSeatList(options),

    list: () => listMembers(db).map(toMember).sort(byName),

    create({ name, role, accountIds, pictureMediaId, languages, workingHours }) {
      checkName(db, name, null);
      checkPicture(options, pictureMediaId);
      checkAccounts(db, accountIds);
      const id = inTransaction(db, () => {
        const created = insertOperator(db, { name, role }, clock.now());
        updateMember(db, { ...created, pictureMediaId, languages, workingHours });
        setAccountsOfOperator(db, created.id, accountIds);
        return created.id;
      });
      tell();
      return toMember(requireMember(id));
    },

    async update({ id, accountIds, ...changes }, at) {
      const before = requireMember(id);
      const isManaging = changes.role !== undefined || accountIds !== undefined;
      requireOwnOrAdmin(at, id, isManaging);
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      const next: StoredMember = { ...before, ...given };
      if (next.name !== before.name) checkName(db, next.name, id);
      if (next.pictureMediaId !== before.pictureMediaId) checkPicture(options, next.pictureMediaId);
      if (next.role !== 'admin') checkAdminStays(db, before);
      if (accountIds !== undefined) checkAccounts(db, accountIds);
      inTransaction(db, () => {
        updateMember(db, next);
        if (accountIds !== undefined) setAccountsOfOperator(db, id, accountIds);
        // Who only reads from now on cannot answer: their customers must not wait for them.
        if (next.role === 'viewer' && before.role !== 'viewer') releases.begin(id, null);
        if (next.role !== 'viewer') releases.callOff(id);
      });
      tell();
      await releases.finish(id);
      return toMember(requireMember(id));
    },

    async remove({ id, handOverTo }) {
      const member = requireMember(id);
      checkAdminStays(db, member);
      if (handOverTo !== null) checkHeir(db, id, handOverTo);
      inTransaction(db, () => {
        releases.begin(id, handOverTo);
        removeMember(db, id, clock.now());
      });
      seats.endSeatsOf(id);
      tell();
      return { handedOver: await releases.finish(id) };
    },

    async setPin({ id, pin, currentPin }, at) {
      requireMember(id);
      const isOwn = requireOwnOrAdmin(at, id, false);
      if (isOwn) await checkPin({ db, clock }, id, currentPin);
      const hash = pin === null ? null : await hashPin(pin);
      requireMember(id);
      setPinHash(db, id, hash);
      tell();
      return toMember(requireMember(id));
    },

    invite({ id }) {
      requireOperator(db, id);
      const { code, expiresAt } = options.browsers.invite(id);
      return { url: `${options.origin()}/#invite=${code}`, expiresAt };
    },
  };
}

const byName = (a: TeamMember, b: TeamMember) => a.name.localeCompare(b.name, 'uk') || a.id - b.id;

/** Whether it is about oneself; throws ROLE_TOO_LOW for others' things and what only an admin decides. */
function requireOwnOrAdmin({ operator }: AtSeat, id: OperatorId, isManaging: boolean): boolean {
  const isOwn = operator?.id === id;
  if (operator?.role !== 'admin' && (!isOwn || isManaging)) throw new Refusal('ROLE_TOO_LOW');
  return isOwn;
}

function checkAdminStays(db: Db, { id, role }: Pick<Operator, 'id' | 'role'>): void {
  if (role === 'admin' && isLastAdmin(db, id)) throw new Refusal('LAST_ADMIN');
}

const foldName = (name: string): string =>
  name.normalize('NFKC').replace(/\s+/gu, ' ').toLocaleLowerCase('uk');

/** Two people of one name could not be told apart where one chooses who one is. */
function checkName(db: Db, name: string, ownId: OperatorId | null): void {
  const other = listMembers(db).find((member) => foldName(member.name) === foldName(name));
  if (other && other.id !== ownId) throw new Refusal('NAME_TAKEN', { name: other.name });
}

function checkPicture({ media }: Pick<TeamOptions, 'media'>, id: MediaId | null): void {
  if (id === null) return;
  const file = media.get(id);
  if (file === null) throw new Refusal('NOT_FOUND');
  // Its type is what its bytes were found to be when it was stored.
  const isFit = pictureTypes.includes(file.mimeType) && (file.byteSize ?? Infinity) <= MAX_PICTURE_KB * 1024;
  if (!isFit) throw new Refusal('OPERATOR_PICTURE_UNFIT', { limit: MAX_PICTURE_KB });
}

function checkAccounts(db: Db, ids: readonly number[]): void {
  if (ids.some((id) => getAccount(db, id) === null)) throw new Refusal('NOT_FOUND');
}

/** Who takes over has to be another one who can answer. */
function checkHeir(db: Db, leavingId: OperatorId, id: OperatorId): void {
  const heir = requireOperator(db, id);
  if (heir.id === leavingId) throw new Refusal('NOT_FOUND');
  if (heir.role === 'viewer') throw new Refusal('HAND_OVER_UNFIT', { name: heir.name });
}
