import type { HubServices } from './hub-services.ts';
import type { Implementer } from './router.ts';

/** How Meta reaches this computer. */
export function tunnelProcedures(os: Implementer, { tunnel }: HubServices) {
  return {
    state: os.tunnel.state.handler(() => tunnel.state()),
    choose: os.tunnel.choose.handler(({ input }) => tunnel.choose(input)),
    retryNow: os.tunnel.retryNow.handler(() => tunnel.retryNow()),
    nudge: os.tunnel.nudge.handler(() => tunnel.nudge()),
    dismissCaughtUp: os.tunnel.dismissCaughtUp.handler(() => tunnel.dismissCaughtUp()),
    registrations: os.tunnel.registrations.handler(() => tunnel.registrations()),
    register: os.tunnel.register.handler(({ input }) => tunnel.register(input.accountId)),
    takeOver: os.tunnel.takeOver.handler(({ input }) => tunnel.takeOver(input.accountId)),
  };
}

/** The wizard and what it does with a number. */
export function connectProcedures(os: Implementer, { connect }: HubServices) {
  return {
    drafts: os.connect.drafts.handler(() => connect.drafts()),
    get: os.connect.get.handler(({ input }) => connect.get(input.id)),
    start: os.connect.start.handler(({ input }) => connect.start(input)),
    discard: os.connect.discard.handler(({ input }) => connect.discard(input.id)),
    saveStep: os.connect.saveStep.handler(({ input }) => connect.saveStep(input)),
    setValues: os.connect.setValues.handler(({ input }) => connect.setValues(input)),
    recheck: os.connect.recheck.handler(({ input }) => connect.recheck(input.id)),
    chooseNumber: os.connect.chooseNumber.handler(({ input }) => connect.chooseNumber(input)),
    finish: os.connect.finish.handler(({ input }) => connect.finish(input.id)),
    number: os.connect.number.handler(({ input }) => connect.number(input.accountId)),
    requestCode: os.connect.requestCode.handler(({ input }) => connect.requestCode(input)),
    verifyCode: os.connect.verifyCode.handler(({ input }) => connect.verifyCode(input)),
    register: os.connect.register.handler(({ input }) => connect.register(input)),
    setPin: os.connect.setPin.handler(({ input }) => connect.setPin(input)),
    profile: os.connect.profile.handler(({ input }) => connect.profile(input.accountId)),
    setProfile: os.connect.setProfile.handler(({ input }) => connect.setProfile(input)),
    setPicture: os.connect.setPicture.handler(({ input }) => connect.setPicture(input)),
    startLoop: os.connect.startLoop.handler(({ input }) => connect.startLoop(input.accountId)),
    loop: os.connect.loop.handler(({ input }) => connect.loop(input.accountId)),
    endLoop: os.connect.endLoop.handler(({ input }) => connect.endLoop(input.accountId)),
    replaceToken: os.connect.replaceToken.handler(({ input }) => connect.replaceToken(input)),
    token: os.connect.token.handler(({ input }) => connect.token(input.accountId)),
  };
}

/** What keeps looking whether all is well. */
export function doctorProcedures(os: Implementer, { doctor }: HubServices) {
  return {
    reports: os.doctor.reports.handler(() => doctor.reports()),
    run: os.doctor.run.handler(({ input }) => doctor.run(input)),
    repair: os.doctor.repair.handler(({ input }) => doctor.repair(input)),
    support: os.doctor.support.handler(({ input }) => doctor.support(input.accountId)),
    trail: os.doctor.trail.handler(({ input }) => doctor.trail(input.messageId)),
  };
}

/** Copies of the whole workspace. */
export function workspaceProcedures(os: Implementer, { workspace }: HubServices) {
  return {
    state: os.workspace.state.handler(() => workspace.state()),
    export: os.workspace.export.handler(({ input }) => workspace.export(input.folder)),
    inspect: os.workspace.inspect.handler(({ input }) => workspace.inspect(input.folder)),
    bring: os.workspace.bring.handler(({ input }) => workspace.bring(input.folder)),
    cancel: os.workspace.cancel.handler(() => workspace.cancel()),
    forgetIncoming: os.workspace.forgetIncoming.handler(() => workspace.forgetIncoming()),
    restart: os.workspace.restart.handler(() => workspace.restart()),
  };
}
