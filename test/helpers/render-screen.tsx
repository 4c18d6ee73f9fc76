import { type AnyRouter, createRouterClient, implement } from '@orpc/server';
import type { ReactNode } from 'react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { type Contract, contract, type HubClient } from '#shared/contract/index.ts';
import { HubProvider } from '../../src-renderer/api/HubProvider.tsx';
import { createHub, type Hub } from '../../src-renderer/api/hub-context.ts';
import { createQueryClient } from '../../src-renderer/api/query-client.ts';
import type { Language } from '../../src-renderer/i18n/language.ts';
import { renderUi } from './render-ui.tsx';

/** The contract as a thing to be answered: `answer.accounts.list.handler(() => [])`. */
export const answer = implement(contract);

export type Procedures = {
  readonly [Domain in keyof Contract]?: { readonly [Verb in keyof Contract[Domain]]?: unknown };
};

export interface ScreenOptions {
  /** What the screen is expected to call, made with `answer`; anything else is answered with an error that names it. */
  readonly procedures: Procedures;
  readonly path?: string;
  readonly language?: Language;
}

/** Draws a screen over a hub that speaks the real contract (every input and output is validated) with given answers. */
export function renderScreen(screen: ReactNode, { procedures, path = '/', language }: ScreenOptions) {
  const hub = hubThatAnswers(procedures);
  const location = memoryLocation({ path, record: true });
  const view = renderUi(
    <HubProvider hub={hub}>
      <Router hook={location.hook}>{screen}</Router>
    </HubProvider>,
    language,
  );
  return { ...view, hub, visited: location.history, navigate: location.navigate };
}

/** A hub with the given answers and an empty cache. */
export function hubThatAnswers(procedures: Procedures): Hub {
  // The handlers are typed one by one where they are made; as a whole the router is only known by its contract.
  const client = createRouterClient(completed(procedures), { context: {} }) as unknown as HubClient;
  return createHub(client, createQueryClient());
}

type AnyAnswer = Record<string, Record<string, { handler: (run: () => never) => unknown }>>;

function completed(procedures: Procedures): AnyRouter {
  const domains = Object.keys(contract).map((domain) => {
    const verbs = (answer as unknown as AnyAnswer)[domain] ?? {};
    const given: Record<string, unknown> = { ...procedures[domain as keyof Contract] };
    const handlers = Object.keys(contract[domain as keyof Contract]).map((verb) => [
      verb,
      given[verb] ??
        verbs[verb]?.handler(() => {
          throw new Error(`The screen called ${domain}.${verb}, which this test does not answer`);
        }),
    ]);
    return [domain, Object.fromEntries(handlers)];
  });
  return Object.fromEntries(domains) as AnyRouter;
}
