import type { HubServices } from './hub-services.ts';
import type { Implementer } from './router.ts';

/** Templates: what is written here and what Meta has. */
export function templatesProcedures(os: Implementer, { templates }: HubServices) {
  return {
    list: os.templates.list.handler(({ input, context }) => templates.list(input, context.operator)),
    get: os.templates.get.handler(({ input, context }) => templates.get(input, context.operator)),
    usable: os.templates.usable.handler(({ input, context }) => templates.usable(input, context.operator)),
    sync: os.templates.sync.handler(({ input, context }) => templates.sync(input, context.operator)),
    syncAll: os.templates.syncAll.handler(({ context }) => templates.syncAll(context.operator)),
    syncOne: os.templates.syncOne.handler(({ input, context }) => templates.syncOne(input, context.operator)),
    readings: os.templates.readings.handler(({ context }) => templates.readings(context.operator)),
    submit: os.templates.submit.handler(({ input, context }) => templates.submit(input, context.operator)),
    draft: os.templates.draft.handler(({ input, context }) => templates.draft(input, context.operator)),
    create: os.templates.create.handler(({ input, context }) => templates.create(input, context.operator)),
    save: os.templates.save.handler(({ input, context }) => templates.save(input, context.operator)),
    check: os.templates.check.handler(({ input, context }) => templates.check(input, context.operator)),
    submitDraft: os.templates.submitDraft.handler(({ input, context }) =>
      templates.submitDraft(input, context.operator),
    ),
    discardDraft: os.templates.discardDraft.handler(({ input, context }) =>
      templates.discardDraft(input, context.operator),
    ),
    duplicate: os.templates.duplicate.handler(({ input, context }) =>
      templates.duplicate(input, context.operator),
    ),
    delete: os.templates.delete.handler(({ input, context }) => templates.delete(input, context.operator)),
    unpause: os.templates.unpause.handler(({ input, context }) => templates.unpause(input, context.operator)),
    resolve: os.templates.resolve.handler(({ input, context }) => templates.resolve(input, context.operator)),
    history: os.templates.history.handler(({ input, context }) => templates.history(input, context.operator)),
    restoreVersion: os.templates.restoreVersion.handler(({ input, context }) =>
      templates.restoreVersion(input, context.operator),
    ),
    stats: os.templates.stats.handler(({ input, context }) => templates.stats(input, context.operator)),
    sample: os.templates.sample.handler(({ input, context }) => templates.sample(input, context.operator)),
    uploadSample: os.templates.uploadSample.handler(({ input, context }) =>
      templates.uploadSample(input, context.operator),
    ),
  };
}

/** The business data that fills templates. */
export function recordsProcedures(os: Implementer, { records }: HubServices) {
  return {
    types: os.records.types.handler(({ context }) => records.types(context.operator)),
    saveType: os.records.saveType.handler(({ input, context }) => records.saveType(input, context.operator)),
    deleteType: os.records.deleteType.handler(({ input, context }) =>
      records.deleteType(input, context.operator),
    ),
    count: os.records.count.handler(({ input, context }) => records.count(input, context.operator)),
    list: os.records.list.handler(({ input, context }) => records.list(input, context.operator)),
    get: os.records.get.handler(({ input, context }) => records.get(input, context.operator)),
    suggest: os.records.suggest.handler(({ input, context }) => records.suggest(input, context.operator)),
    upsert: os.records.upsert.handler(({ input, context }) => records.upsert(input, context.operator)),
    delete: os.records.delete.handler(({ input, context }) => records.delete(input, context.operator)),
    restore: os.records.restore.handler(({ input, context }) => records.restore(input, context.operator)),
    exportRows: os.records.exportRows.handler(({ input, context }) =>
      records.exportRows(input, context.operator),
    ),
    imports: os.records.imports.handler(({ context }) => records.imports(context.operator)),
    import: os.records.import.handler(({ input, context }) => records.import(input, context.operator)),
    setImport: os.records.setImport.handler(({ input, context }) =>
      records.setImport(input, context.operator),
    ),
    importPreview: os.records.importPreview.handler(({ input, context }) =>
      records.importPreview(input, context.operator),
    ),
    startImport: os.records.startImport.handler(({ input, context }) =>
      records.startImport(input, context.operator),
    ),
    cancelImport: os.records.cancelImport.handler(({ input, context }) =>
      records.cancelImport(input, context.operator),
    ),
    importErrors: os.records.importErrors.handler(({ input, context }) =>
      records.importErrors(input, context.operator),
    ),
  };
}

/** Templates on their way to one person or to many. */
export function sendingsProcedures(os: Implementer, { sendings }: HubServices) {
  return {
    fill: os.sendings.fill.handler(({ input, context }) => sendings.fill(input, context.operator)),
    sendOne: os.sendings.sendOne.handler(({ input, context }) =>
      sendings.sendOne(input, context.operator, context.seat.kind === 'api'),
    ),
    list: os.sendings.list.handler(({ input, context }) => sendings.list(input, context.operator)),
    get: os.sendings.get.handler(({ input, context }) => sendings.get(input, context.operator)),
    source: os.sendings.source.handler(({ input, context }) => sendings.source(input, context.operator)),
    prepare: os.sendings.prepare.handler(({ input, context }) => sendings.prepare(input, context.operator)),
    start: os.sendings.start.handler(({ input, context }) =>
      sendings.start(input, context.operator, context.seat.kind === 'api'),
    ),
    pause: os.sendings.pause.handler(({ input, context }) => sendings.pause(input, context.operator)),
    resume: os.sendings.resume.handler(({ input, context }) => sendings.resume(input, context.operator)),
    cancel: os.sendings.cancel.handler(({ input, context }) => sendings.cancel(input, context.operator)),
    retry: os.sendings.retry.handler(({ input, context }) => sendings.retry(input, context.operator)),
    resendUnheard: os.sendings.resendUnheard.handler(({ input, context }) =>
      sendings.resendUnheard(input, context.operator),
    ),
    recipients: os.sendings.recipients.handler(({ input, context }) =>
      sendings.recipients(input, context.operator),
    ),
    exportRows: os.sendings.exportRows.handler(({ input, context }) =>
      sendings.exportRows(input, context.operator),
    ),
    prices: os.sendings.prices.handler(({ context }) => sendings.prices(context.operator)),
    setPrices: os.sendings.setPrices.handler(({ input, context }) =>
      sendings.setPrices(input, context.operator),
    ),
    optOutWords: os.sendings.optOutWords.handler(({ context }) => sendings.optOutWords(context.operator)),
    setOptOutWords: os.sendings.setOptOutWords.handler(({ input, context }) =>
      sendings.setOptOutWords(input, context.operator),
    ),
  };
}
