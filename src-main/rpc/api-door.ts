import { SmartCoercionPlugin } from '@orpc/json-schema';
import { OpenAPIHandler } from '@orpc/openapi/node';
import { BodyLimitPlugin } from '@orpc/server/node';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { RequestHandler } from 'express';
import type { Log } from '../ports.ts';
import { noSuchPath, sendDoorError } from './door-answers.ts';
import type { HubRouter } from './router.ts';
import { doorInterceptors } from './rpc-interceptors.ts';
import type { Seat } from './seat-context.ts';

/** A call carries at most a thousand records; files have a door of their own. */
const MAX_BODY_BYTES = 8 * 1024 * 1024;
export const API_PREFIX = '/api/v1';

/** `/api/v1`: every procedure over plain HTTP and JSON, as the OpenAPI document describes it. */
export function createApiDoor(options: { router: HubRouter; seat: Seat; log: Log }): RequestHandler {
  const handler = new OpenAPIHandler(options.router, {
    plugins: [
      // Numbers and booleans of paths and queries arrive as text.
      new SmartCoercionPlugin({ schemaConverters: [new ZodToJsonSchemaConverter()] }),
      new BodyLimitPlugin({ maxBodySize: MAX_BODY_BYTES }),
    ],
    ...doorInterceptors(options.log),
  });
  return async (request, response) => {
    const { matched } = await handler.handle(request, response, {
      prefix: API_PREFIX,
      context: { seat: options.seat },
    });
    if (!matched) sendDoorError(response, noSuchPath);
  };
}
