import { closeSync, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { mediaRuleOf, plainMimeType } from '#shared/domain/media-rules.ts';

/** What bytes are, whatever their name says. */
export interface Sniffed {
  /** Null when the bytes carry no mark of any type, as texts do. */
  mimeType: string | null;
  head: Buffer;
}

const HEAD_BYTES = 8192;
/** Old Office files and new ones without the usual order inside are known by their container only. */
const officeContainers: Readonly<Record<string, RegExp>> = {
  'application/x-cfb': /^application\/(msword|vnd\.ms-(excel|powerpoint))$/,
  'application/zip': /^application\/vnd\.openxmlformats-officedocument\.\w+\.\w+$/,
};
const zipOfOffice = /\[Content_Types\]\.xml|_rels\/|word\/|xl\/|ppt\//;
const markup = /^\s*(<!doctype|<html|<head|<body|<script|<svg|<\?xml|<!--|<iframe|<style)/i;
/** Texts that a computer runs when they are opened. */
const runnableNames =
  /\.(bat|cmd|com|cpl|hta|jar|js|jse|lnk|mjs|msc|msi|ps1|psm1|py|reg|scf|scr|sh|url|vb|vbe|vbs|wsf|wsh|desktop|command)$/i;

/** Looks into a file. */
export async function sniffFile(path: string): Promise<Sniffed> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.subarray(0, bytesRead);
    const found = await fileTypeFromFile(path);
    return { mimeType: found?.mime ?? (looksLikeMarkup(head) ? 'text/html' : null), head };
  } finally {
    await file.close();
  }
}

const looksLikeMarkup = (head: Buffer): boolean => markup.test(head.toString('utf8').replace(/^\ufeff/, ''));

/** UTF-8 (a character cut at the end of the head counts) without the control bytes that binary files have. */
function looksLikeText(head: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: head.length === HEAD_BYTES });
  } catch {
    // Not UTF-8: then it is not a text that WhatsApp shows.
    return false;
  }
  return !head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
}

/**
 * The type under which an operator's file is sent: what its bytes are. The declared type only decides where several
 * types share one container. Null when the bytes are of no type that may be sent as declared.
 */
export function uploadType(
  sniffed: Sniffed,
  declared: { mimeType: string; fileName: string | null },
): string | null {
  const wanted = plainMimeType(declared.mimeType);
  if (sniffed.mimeType === null) {
    const isRunnable =
      sniffed.head.subarray(0, 2).toString() === '#!' || runnableNames.test(declared.fileName ?? '');
    return looksLikeText(sniffed.head) && !isRunnable ? 'text/plain' : null;
  }
  const office = officeType(sniffed, wanted);
  if (office !== null) return office;
  const found = plainMimeType(sniffed.mimeType);
  // A recording without pictures is an MP4 file like any other.
  if (found === 'video/mp4' && wanted === 'audio/mp4') return wanted;
  // WhatsApp plays OGG only with Opus inside.
  if (found === 'audio/ogg' && !/opus/i.test(sniffed.mimeType)) return 'audio/vorbis';
  return found;
}

/** The type to show and announce for a file from a customer: by its bytes, never by the sender's word. */
export function receivedType(sniffed: Sniffed, declaredMimeType: string): string {
  const declared = plainMimeType(declaredMimeType);
  if (sniffed.mimeType !== null) {
    const found = plainMimeType(sniffed.mimeType);
    if (found === 'video/mp4' && declared === 'audio/mp4') return declared;
    return officeType(sniffed, declared) ?? found;
  }
  if (declared === 'text/plain' && looksLikeText(sniffed.head)) return declared;
  // Pictures, sounds and films have marks; without one the sender's word is worth nothing.
  const isMarkless = /^(application|text)\//.test(declared) && declared !== 'application/pdf';
  return isMarkless && mediaRuleOf(declared) !== null ? declared : 'application/octet-stream';
}

function officeType(sniffed: Sniffed, declared: string): string | null {
  const pattern = officeContainers[sniffed.mimeType ?? ''];
  if (!pattern?.test(declared) || mediaRuleOf(declared) === null) return null;
  if (sniffed.mimeType === 'application/zip' && !zipOfOffice.test(sniffed.head.toString('latin1')))
    return null;
  return declared;
}

/** Whether a WebP file moves: a flag in its extended header. */
export function isAnimatedWebp(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(21);
    readSync(file, head, 0, head.length, 0);
    return isAnimatedWebpHead(head);
  } finally {
    closeSync(file);
  }
}

/** The same of bytes that are at hand. */
export const isAnimatedWebpHead = (head: Buffer): boolean =>
  head.length > 20 &&
  head.toString('latin1', 8, 12) === 'WEBP' &&
  head.toString('latin1', 12, 16) === 'VP8X' &&
  ((head[20] ?? 0) & 0x02) !== 0;
