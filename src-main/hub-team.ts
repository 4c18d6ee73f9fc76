import type { Closers } from './closers.ts';
import { forgetAdminPins, isPictureOfMember } from './db/queries/team.ts';
import type { Ground } from './hub-ground.ts';
import type { Parts } from './hub-parts.ts';
import type { SeatHolder } from './rpc/seat-holder.ts';
import { type AuditService, createAudit } from './services/audit/audit.ts';
import { createReleases } from './services/engagement/releases.ts';
import { createBrowserSessions } from './services/team/browser-sessions.ts';
import { createTeam, type TeamService } from './services/team/team.ts';

/** The people who work here, and the seats that the doors let in. `origin`: where the console is reached. */
export function buildTeam(
  parts: Pick<Ground & Parts, 'workspace' | 'clock' | 'log' | 'publish' | 'seats' | 'settings' | 'media'>,
  origin: () => string,
  { closers, forgetsPins }: { closers: Closers; forgetsPins: boolean },
): { team: TeamService; audit: AuditService; holder: SeatHolder } {
  const { clock, log, publish, seats, settings, media } = parts;
  const { db } = parts.workspace;
  if (forgetsPins) log.warn('team.pins_forgotten', { admins: forgetAdminPins(db) });
  const browsers = createBrowserSessions({ db, clock, publish });
  const releases = createReleases({ db, clock, publish, log });
  closers.add('releases', () => releases.close());
  const team = createTeam({
    db,
    clock,
    publish,
    seats,
    browsers,
    settings,
    media,
    releases,
    origin,
  });
  const isPicture = (id: number) => Number.isSafeInteger(id) && isPictureOfMember(db, id);
  const audit = createAudit({ db, clock, publish, log });
  closers.add('audit log', () => audit.close());
  return { team, audit, holder: { ...seats, browsers, isPicture } };
}
