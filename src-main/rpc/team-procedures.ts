import type { HubServices } from './hub-services.ts';
import type { Implementer } from './router.ts';

/** The people who work here, and their seats. */
export function teamProcedures(os: Implementer, { team }: HubServices) {
  return {
    atSeat: os.team.atSeat.handler(({ context }) => team.atSeat(context)),
    signIn: os.team.signIn.handler(({ input, context }) => team.signIn(input, context)),
    lock: os.team.lock.handler(({ context }) => team.lock(context)),
    list: os.team.list.handler(({ context }) => team.list(context)),
    create: os.team.create.handler(({ input, context }) => team.create(input, context)),
    update: os.team.update.handler(({ input, context }) => team.update(input, context)),
    remove: os.team.remove.handler(({ input, context }) => team.remove(input, context)),
    setPin: os.team.setPin.handler(({ input, context }) => team.setPin(input, context)),
    invite: os.team.invite.handler(({ input, context }) => team.invite(input, context)),
    seats: os.team.seats.handler(({ context }) => team.seats(context)),
    endSeat: os.team.endSeat.handler(({ input, context }) => team.endSeat(input, context)),
  };
}

export function auditProcedures(os: Implementer, { audit }: HubServices) {
  return {
    list: os.audit.list.handler(({ input }) => audit.list(input)),
    verify: os.audit.verify.handler(() => audit.verify()),
  };
}

export function desktopProcedures(os: Implementer, { desktop }: HubServices) {
  return {
    get: os.desktop.get.handler(() => desktop.get()),
    update: os.desktop.update.handler(({ input }) => desktop.update(input)),
    testNotification: os.desktop.testNotification.handler(() => desktop.testNotification()),
  };
}

export function numbersProcedures(os: Implementer, { numbers }: HubServices) {
  return { get: os.numbers.get.handler(({ input }) => numbers.get(input)) };
}
