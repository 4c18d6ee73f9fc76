import { notBuilt } from '../not-built.ts';
import type { OperatorServiceOf } from '../service-of.ts';

export type SendingsService = OperatorServiceOf<'sendings'>;

/** Templates on their way to one person or to many. */
export function createSendings(): SendingsService {
  return {
    fill: () => notBuilt('sendings.fill'),
    sendOne: () => notBuilt('sendings.sendOne'),
    list: () => notBuilt('sendings.list'),
    get: () => notBuilt('sendings.get'),
    prepare: () => notBuilt('sendings.prepare'),
    start: () => notBuilt('sendings.start'),
    pause: () => notBuilt('sendings.pause'),
    resume: () => notBuilt('sendings.resume'),
    cancel: () => notBuilt('sendings.cancel'),
    retry: () => notBuilt('sendings.retry'),
    recipients: () => notBuilt('sendings.recipients'),
    exportRows: () => notBuilt('sendings.exportRows'),
    prices: () => notBuilt('sendings.prices'),
    setPrices: () => notBuilt('sendings.setPrices'),
    optOutWords: () => notBuilt('sendings.optOutWords'),
    setOptOutWords: () => notBuilt('sendings.setOptOutWords'),
  };
}
