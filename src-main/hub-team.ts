import type { Closers } from './closers.ts';
import { forgetAdminPins, isPictureOfMember } from './db/queries/team.ts';
import type { Ground } from './hub-ground.ts';
import type { Parts } from './hub-parts.ts';
import type { SeatHolder } from './rpc/seat-holder.ts';
import { type AuditService, createAudit } from './services/audit/audit.ts';
import { createAuditAnchors, readAnchors } from './services/audit/audit-anchors.ts';
import { createReleases } from './services/engagement/releases.ts';
import { createBrowserSessions } from './services/team/browser-sessions.ts';
import { createTeam, type TeamService } from './services/team/team.ts';

/** The people who work here, and the seats that the doors let in. `origin`: where the console is reached. */
export async function buildTeam(
  parts: Pick<
    Ground & Parts,
    'workspace' | 'clock' | 'log' | 'publish' | 'seats' | 'settings' | 'media' | 'store'
  >,
  origin: () => string,
  { closers, forgetsPins }: { closers: Closers; forgetsPins: boolean },
): Promise<{ team: TeamService; audit: AuditService; holder: SeatHolder }> {
  const { clock, log, publish, seats, settings, media, store } = parts;
  const { db } = parts.workspace;
  const knownLines = await readAnchors({ db, store, log });
  const anchors = createAuditAnchors({ db, store, log });
  const audit = createAudit({ db, clock, publish, log, knownLines, anchors });
  closers.add('audit log', () => audit.close());
  if (forgetsPins) {
    const admins = forgetAdminPins(db);
    log.warn('team.pins_forgotten', { admins });
    audit.notePinsForgotten(admins);
  }
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
  return { team, audit, holder: { ...seats, browsers, isPicture } };
}
