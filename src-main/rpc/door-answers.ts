import type { IncomingMessage } from 'node:http';
import type { Request, Response } from 'express';
import type { DoorError } from './door-error.ts';

/** Answers with an error in the shape that every door has; an answer that has begun can only be cut off. */
export function sendDoorError(response: Response, error: DoorError): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response
    .status(error.status)
    .json({ code: error.code, status: error.status, message: error.message, data: error.data });
}

/** An error of the door itself, before any procedure was reached. */
export function doorError(status: number, code: string, sentence: { en: string; uk: string }): DoorError {
  return { code, status, message: sentence.en, data: { sentence, values: {} } };
}

export const notSignedIn = doorError(401, 'NOT_SIGNED_IN', {
  en: 'This needs the token of the workspace: “Authorization: Bearer …”, or a browser that is signed in.',
  uk: 'Для цього потрібен токен робочого простору: «Authorization: Bearer …» або браузер, у якому виконано вхід.',
});

export const wrongToken = doorError(401, 'WRONG_TOKEN', {
  en: 'This is not the token of this workspace.',
  uk: 'Це не токен цього робочого простору.',
});

export const wrongInvitation = doorError(401, 'WRONG_INVITATION', {
  en: 'This link works no more: it was used already, or is older than a quarter of an hour. Ask for a new one.',
  uk: 'Це посилання вже не діє: ним скористалися або минула чверть години. Попросіть нове.',
});

export const tooManyAttempts = doorError(429, 'TOO_MANY_ATTEMPTS', {
  en: 'Too many wrong tokens. Wait a little.',
  uk: 'Забагато неправильних токенів. Зачекайте трохи.',
});

export const wrongAddress = doorError(403, 'WRONG_ADDRESS', {
  en: 'This door answers its own address on this computer only.',
  uk: 'Ці двері відповідають лише за власною адресою на цьому комп’ютері.',
});

export const noSuchPath = doorError(404, 'NOT_FOUND', {
  en: 'There is nothing at this address. /api/v1/openapi.json lists what there is.',
  uk: 'За цією адресою нічого немає. Перелік є в /api/v1/openapi.json.',
});

export const wrongMethod = doorError(405, 'METHOD_NOT_ALLOWED', {
  en: 'This address does not take this method.',
  uk: 'Ця адреса не приймає цього методу.',
});

/**
 * The bytes of a request. Who stops reading in the middle leaves the rest to be thrown away as it comes: destroyed, the
 * request would take the connection with it, and the next one of the same browser would never be answered.
 */
export async function* readBody(request: IncomingMessage): AsyncGenerator<Buffer, void, undefined> {
  try {
    // Without an encoding a request gives bytes.
    yield* request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  } finally {
    request.resume();
  }
}

/** Reads a small body whole; null when it is longer than `limit` bytes. */
export async function readSmallBody(request: Request, limit: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of readBody(request)) {
    length += chunk.length;
    if (length > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
