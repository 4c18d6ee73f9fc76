import type { Request, Response } from 'express';
import type { Bearer } from '../connection/bearer.ts';
import type { World } from '../world.ts';

/** One Graph request after its token was checked and its node was found. */
export interface GraphCall {
  world: World;
  request: Request;
  response: Response;
  nodeId: string;
  query: Record<string, unknown>;
  body: Record<string, unknown>;
  bearer: Bearer;
}

/** What the handler returns is sent as JSON; `answered` means that it dealt with the response itself. */
export const answered: unique symbol = Symbol('answered');
export type GraphHandler = (call: GraphCall) => unknown;
