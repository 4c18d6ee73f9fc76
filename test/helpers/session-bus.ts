import { connect, type Socket } from 'node:net';

/** As much of D-Bus as a pretend panel needs: messages of little-endian clients over the socket of the session. */
export interface BusMessage {
  /** 1: a call, 2: its answer, 3: an error, 4: a signal. */
  readonly type: number;
  readonly serial: number;
  readonly replyTo: number | null;
  readonly path: string | null;
  readonly member: string | null;
  readonly sender: string | null;
  readonly body: readonly unknown[];
}

/** A value with the signature that it travels under. */
export interface Typed {
  readonly signature: string;
  readonly values: readonly unknown[];
}

export interface SessionBus {
  call(to: { name: string; path: string; member: string }, body?: Typed): Promise<readonly unknown[]>;
  close(): void;
}

const nothing: Typed = { signature: '', values: [] };
const FIELD = { path: 1, interface: 2, member: 3, replyTo: 5, destination: 6, sender: 7, signature: 8 };

/** Joins the bus of this session; `onCall` answers those who call us, null where there is nothing to say. */
export async function joinSessionBus(onCall: (message: BusMessage) => Typed | null): Promise<SessionBus> {
  const socket = connect(socketOf(process.env.DBUS_SESSION_BUS_ADDRESS ?? ''));
  const waiting = new Map<number, (message: BusMessage) => void>();
  let serial = 0;
  const send = (fields: Record<number, Typed>, type: number, body: Typed): number => {
    serial += 1;
    socket.write(encodeMessage({ type, serial, fields, body }));
    return serial;
  };
  await greet(socket);
  let unread = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    unread = Buffer.concat([unread, chunk]);
    for (let end = endOfMessage(unread); end !== null; end = endOfMessage(unread)) {
      hear(decodeMessage(unread.subarray(0, end)));
      unread = unread.subarray(end);
    }
  });
  function hear(message: BusMessage): void {
    if (message.type === 2 || message.type === 3) waiting.get(message.replyTo ?? 0)?.(message);
    if (message.type !== 1 || message.sender === null) return;
    const answer = onCall(message) ?? nothing;
    send(
      { [FIELD.replyTo]: one('u', message.serial), [FIELD.destination]: one('s', message.sender) },
      2,
      answer,
    );
  }
  const call: SessionBus['call'] = ({ name, path, member }, body = nothing) => {
    const dot = member.lastIndexOf('.');
    const fields = {
      [FIELD.path]: one('o', path),
      [FIELD.interface]: one('s', member.slice(0, dot)),
      [FIELD.member]: one('s', member.slice(dot + 1)),
      [FIELD.destination]: one('s', name),
    };
    return new Promise((resolve, reject) => {
      const asked = send(fields, 1, body);
      waiting.set(asked, (answer) => {
        waiting.delete(asked);
        if (answer.type === 3) reject(new Error(`${member}: ${String(answer.body[0])}`));
        else resolve(answer.body);
      });
    });
  };
  const bus = { name: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' };
  await call({ ...bus, member: 'org.freedesktop.DBus.Hello' });
  return { call, close: () => void socket.destroy() };
}

/** Takes a name on the bus for the one who joined. */
export async function takeName(bus: SessionBus, name: string): Promise<void> {
  const to = { name: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' };
  const [taken] = await bus.call(
    { ...to, member: 'org.freedesktop.DBus.RequestName' },
    { signature: 'su', values: [name, 4] },
  );
  if (taken !== 1) throw new Error(`Somebody else has the name ${name}`);
}

function socketOf(address: string): string {
  const [, kind, place] = /^unix:(path|abstract)=([^,;]+)/.exec(address) ?? [];
  if (place === undefined) throw new Error(`There is no session bus at "${address}"`);
  return kind === 'abstract' ? `\0${place}` : place;
}

/** Says who we are; the bus believes what the kernel tells of the socket. */
function greet(socket: Socket): Promise<void> {
  const user = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('data', (answer) => {
      if (!answer.toString().startsWith('OK'))
        return reject(new Error(`The bus refused us: ${answer.toString()}`));
      socket.write('BEGIN\r\n');
      resolve();
    });
    socket.write(`\0AUTH EXTERNAL ${user}\r\n`);
  });
}

const one = (signature: string, value: unknown): Typed => ({ signature, values: [value] });

function encodeMessage(message: {
  type: number;
  serial: number;
  fields: Record<number, Typed>;
  body: Typed;
}): Buffer {
  const { type, serial, body } = message;
  const content = write(body.signature, body.values);
  const fields = {
    ...message.fields,
    ...(body.signature === '' ? {} : { [FIELD.signature]: one('g', body.signature) }),
  };
  const list = Object.entries(fields).map(([code, value]) => [Number(code), value]);
  // Answers need no answer.
  const head = write('yyyyuua(yv)', [108, type, type === 1 ? 0 : 1, 1, content.length, serial, list]);
  return Buffer.concat([head, Buffer.alloc(paddingTo(8, head.length)), content]);
}

/** Where the first message ends; null while it has not come whole. */
function endOfMessage(bytes: Buffer): number | null {
  if (bytes.length < 16) return null;
  const head = 16 + bytes.readUInt32LE(12);
  const end = head + paddingTo(8, head) + bytes.readUInt32LE(4);
  return bytes.length >= end ? end : null;
}

function decodeMessage(bytes: Buffer): BusMessage {
  const reading = { bytes, at: 0 };
  const [, type, , , length, serial, list] = read('yyyyuua(yv)', reading) as [
    number,
    number,
    number,
    number,
    number,
    number,
    [number, unknown][],
  ];
  const field = (code: number): unknown => list.find(([known]) => known === code)?.[1] ?? null;
  const body = { bytes: bytes.subarray(bytes.length - length), at: 0 };
  return {
    type,
    serial,
    replyTo: field(FIELD.replyTo) as number | null,
    path: field(FIELD.path) as string | null,
    member: field(FIELD.member) as string | null,
    sender: field(FIELD.sender) as string | null,
    body: read((field(FIELD.signature) as string | null) ?? '', body),
  };
}

const paddingTo = (size: number, at: number): number => (size - (at % size)) % size;
const alignment: Readonly<Record<string, number>> = {
  y: 1,
  g: 1,
  v: 1,
  n: 2,
  q: 2,
  x: 8,
  t: 8,
  d: 8,
  '(': 8,
  '{': 8,
};
const alignmentOf = (type: string): number => alignment[type[0] ?? ''] ?? 4;

/** The complete types that stand one after the other in a signature. */
function typesOf(signature: string): string[] {
  const types: string[] = [];
  for (let at = 0; at < signature.length; ) {
    const end = endOfType(signature, at);
    types.push(signature.slice(at, end));
    at = end;
  }
  return types;
}

function endOfType(signature: string, at: number): number {
  const letter = signature[at];
  if (letter === 'a') return endOfType(signature, at + 1);
  if (letter !== '(' && letter !== '{') return at + 1;
  let depth = 0;
  for (let end = at; ; end += 1) {
    if ('({'.includes(signature[end] ?? '')) depth += 1;
    if (')}'.includes(signature[end] ?? '')) depth -= 1;
    if (depth === 0) return end + 1;
  }
}

interface Reading {
  readonly bytes: Buffer;
  at: number;
}

function read(signature: string, reading: Reading): unknown[] {
  return typesOf(signature).map((type) => readOne(type, reading));
}

function readOne(type: string, reading: Reading): unknown {
  const { bytes } = reading;
  reading.at += paddingTo(alignmentOf(type), reading.at);
  const take = (count: number): number => {
    reading.at += count;
    return reading.at - count;
  };
  const text = (length: number): string => bytes.toString('utf8', take(length + 1), reading.at - 1);
  const inside = () => read(type.slice(1, -1), reading);
  switch (type[0]) {
    case 'y':
      return bytes.readUInt8(take(1));
    case 'b':
      return bytes.readUInt32LE(take(4)) === 1;
    case 'i':
      return bytes.readInt32LE(take(4));
    case 'u':
      return bytes.readUInt32LE(take(4));
    case 's':
    case 'o':
      return text(bytes.readUInt32LE(take(4)));
    case 'g':
      return text(bytes.readUInt8(take(1)));
    case 'v':
      return readOne(readOne('g', reading) as string, reading);
    case '(':
    case '{':
      return inside();
    case 'a':
      return readList(type.slice(1), reading);
    default:
      throw new Error(`The type ${type} is not read here`);
  }
}

/** A dictionary becomes an object; pictures, as lists of bytes, become buffers. */
function readList(type: string, reading: Reading): unknown {
  const length = readOne('u', reading) as number;
  reading.at += paddingTo(alignmentOf(type), reading.at);
  const end = reading.at + length;
  if (type === 'y') {
    const picture = reading.bytes.subarray(reading.at, end);
    reading.at = end;
    return picture;
  }
  const list: unknown[] = [];
  while (reading.at < end) list.push(readOne(type, reading));
  return type.startsWith('{') ? Object.fromEntries(list as [string, unknown][]) : list;
}

function write(signature: string, values: readonly unknown[]): Buffer {
  let written = Buffer.alloc(0);
  const put = (bytes: Buffer) => {
    written = Buffer.concat([written, bytes]);
  };
  const align = (size: number) => put(Buffer.alloc(paddingTo(size, written.length)));
  const number = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32LE(value | 0);
    put(bytes);
  };
  const writeOne = (type: string, value: unknown): void => {
    align(alignmentOf(type));
    if (type === 'y') put(Buffer.from([value as number]));
    else if (type === 'b') number(value === true ? 1 : 0);
    else if (type === 'i' || type === 'u') number(value as number);
    else if (type === 's' || type === 'o') {
      number(Buffer.byteLength(value as string));
      put(Buffer.from(`${value as string}\0`));
    } else if (type === 'g')
      put(Buffer.from([(value as string).length, ...Buffer.from(`${value as string}\0`)]));
    else if (type === 'v') {
      const { signature: inner, values: held } = value as Typed;
      writeOne('g', inner);
      writeOne(inner, held[0]);
    } else if (type[0] === '(') writeEach(type.slice(1, -1), value as unknown[]);
    else if (type[0] === 'a') writeList(type.slice(1), value as unknown[]);
    else throw new Error(`The type ${type} is not written here`);
  };
  const writeEach = (types: string, given: readonly unknown[]): void => {
    for (const [index, type] of typesOf(types).entries()) writeOne(type, given[index]);
  };
  const writeList = (type: string, list: readonly unknown[]): void => {
    const lengthAt = written.length;
    number(0);
    align(alignmentOf(type));
    const from = written.length;
    for (const item of list) writeOne(type, item);
    written.writeUInt32LE(written.length - from, lengthAt);
  };
  writeEach(signature, values);
  return written;
}
