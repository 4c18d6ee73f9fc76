import type { Conversation } from '#shared/contract/conversations.ts';
import type { ConversationId } from '#shared/domain/ids.ts';
import type { Db } from '../db/statements.ts';
import type { Clock, GraphClient, Publish } from '../ports.ts';
import type { GraphTargets } from './graph-targets.ts';
import { notBuilt } from './not-built.ts';

export interface BlockingService {
  setBlocked(id: ConversationId, isBlocked: boolean): Promise<Conversation>;
}

/** Blocking at Meta: POST and DELETE /{phone}/block_users. */
export function createBlocking(_options: {
  db: Db;
  clock: Clock;
  publish: Publish;
  graph: GraphClient;
  targets: GraphTargets;
}): BlockingService {
  return notBuilt('blocking');
}
