import { scripts } from '../scripts/index.ts';
import type { World } from '../world.ts';
import { write } from './actions.ts';
import { sendSample } from './samples.ts';

/** What customers wrote before the sandbox was opened; it reaches the business by webhook like everything else. */
export async function playHistory(world: World): Promise<void> {
  const now = world.now();
  const past = scripts
    .flatMap((script) => script.history.map((item) => ({ ...item, customerId: script.customerId })))
    .sort((a, b) => b.minutesAgo - a.minutesAgo);
  // Two messages of the same minute keep their order by a second each.
  for (const [order, { customerId, minutesAgo, say }] of past.entries()) {
    const customer = world.directory.byId(customerId);
    if (!customer) continue;
    const at = now - minutesAgo * 60_000 + order * 1_000;
    if (say.kind === 'text') write(world, customer, say.text, { at });
    if (say.kind === 'sample') await sendSample(world, customer, say.sample, at);
    // The history is the opening of the first scene: an answer to it is understood.
    if (customer.script) customer.script.waitingSince = at;
  }
}
