import type { AsyncEntry, EntryOptions } from '@napi-rs/keyring';
import type { SecretStore } from './secret-store.ts';

/** Windows' Credential Manager takes 2,560 bytes an entry, as UTF-16; one character is our own mark. */
const ENTRY_LENGTH = 1_280;
const WHOLE = '=';
const PARTS = '#';

/**
 * Without the pin the library falls back to the keyring of the Linux kernel and says nothing: values would be gone
 * after a restart. With it, a missing Secret Service is an error.
 */
const entryOptions: EntryOptions = { linux: { store: 'secret-service' } };

/** Where the parts of a long value lie. */
interface PartsReference {
  set: string;
  count: number;
}

/** The keychain of the operating system (Credential Manager, Keychain, Secret Service), by `service` and name. */
export function createKeychainSecretStore({ service }: { service: string }): SecretStore {
  // Loaded on first use: where the native package does not exist, the caller gets an error instead of a dead program.
  const open = async (name: string): Promise<AsyncEntry> => {
    const keyring = await import('@napi-rs/keyring');
    return new keyring.AsyncEntry(service, name, entryOptions);
  };
  const read = async (name: string): Promise<string | null> =>
    (await (await open(name)).getPassword()) ?? null;
  const write = async (name: string, value: string): Promise<void> => (await open(name)).setPassword(value);
  const remove = async (name: string): Promise<void> => {
    await (await open(name)).deleteCredential();
  };
  const removeParts = async (name: string, head: string | null): Promise<void> => {
    const parts = head === null ? null : parseParts(head);
    for (let index = 0; index < (parts?.count ?? 0); index++) await remove(partName(name, parts?.set, index));
  };

  return {
    kind: 'keychain',
    persisted: true,
    async get(name) {
      const head = await read(name);
      if (head === null) return null;
      const parts = parseParts(head);
      if (parts === null) return head.slice(WHOLE.length);
      const pieces: string[] = [];
      for (let index = 0; index < parts.count; index++) {
        const piece = await read(partName(name, parts.set, index));
        // Half a token would be sent to Meta and refused there with a misleading reason.
        if (piece === null) throw new Error(`the keychain lost a part of the entry "${name}"`);
        pieces.push(piece);
      }
      return pieces.join('');
    },
    async set(name, value) {
      const before = await read(name);
      if (WHOLE.length + value.length <= ENTRY_LENGTH) {
        await write(name, WHOLE + value);
      } else {
        // New parts under a new mark, then the head: a crash in between leaves the old value readable.
        const pieces = split(value);
        const set = crypto.randomUUID().slice(0, 8);
        for (const [index, piece] of pieces.entries()) await write(partName(name, set, index), piece);
        await write(name, `${PARTS}${set}:${pieces.length}`);
      }
      await removeParts(name, before);
    },
    async delete(name) {
      const head = await read(name);
      if (head === null) return;
      await remove(name);
      await removeParts(name, head);
    },
  };
}

function partName(name: string, set: string | undefined, index: number): string {
  return `${name}#${set}.${index}`;
}

function parseParts(head: string): PartsReference | null {
  if (!head.startsWith(PARTS)) return null;
  const [set = '', count] = head.slice(PARTS.length).split(':');
  return { set, count: Number(count) };
}

/** Cuts between characters, never inside a surrogate pair, which would not survive the way through UTF-8. */
function split(value: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  while (start < value.length) {
    let end = Math.min(start + ENTRY_LENGTH, value.length);
    const last = value.charCodeAt(end - 1);
    if (end < value.length && last >= 0xd800 && last <= 0xdbff) end--;
    pieces.push(value.slice(start, end));
    start = end;
  }
  return pieces;
}
